import { useMemo } from 'react';
import { mapToolsText } from '../../../shared/text/map-tools.ts';
import { selectionText } from '../../../shared/text/selection.ts';
import { goTo } from '../../app/desk.ts';
import { useText } from '../../ui/index.ts';
import type { Command } from '../search/index.ts';
import { openSelect } from '../selection/index.ts';
import { type MapTool, takeTool } from './tool-store.ts';

const use = (tool: MapTool) => (): void => {
  goTo('map');
  takeTool(tool);
};

/** What Ctrl+K can do of choosing and measuring. */
export const useToolCommands = (): readonly Command[] => {
  const t = useText();
  return useMemo(
    () => [
      { title: t(selectionText.lasso), run: use('lasso') },
      { title: t(selectionText.byAttribute), run: () => openSelect('attribute') },
      { title: t(selectionText.byLocation), run: () => openSelect('location') },
      { title: t(mapToolsText.distance), run: use('distance') },
      { title: t(mapToolsText.area), run: use('area') },
    ],
    [t],
  );
};

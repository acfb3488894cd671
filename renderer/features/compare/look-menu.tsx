import { Menu } from '@mantine/core';
import { IconColumns2, IconEye, IconMap2, IconSlideshow, IconTimeline } from '@tabler/icons-react';
import { useMemo } from 'react';
import { compareText } from '../../../shared/text/compare.ts';
import { timelineText } from '../../../shared/text/timeline.ts';
import { goTo } from '../../app/desk.ts';
import { IconButton, useText } from '../../ui/index.ts';
import type { Command } from '../search/index.ts';
import { useIsDrawing } from '../shapes/index.ts';
import { toggleTimeline, useTimeline } from '../timeline/index.ts';
import { compareBy, useCompare } from './compare-store.ts';
import { toggleOverview, useOverview } from './overview-store.ts';

const icon = { size: 18, stroke: 1.75 };

/** Other ways to look at the map: through time, two at once, from afar. */
export function LookMenu() {
  const t = useText();
  const drawing = useIsDrawing();
  const walking = useTimeline((state) => state.open);
  const mode = useCompare((state) => state.mode);
  const overview = useOverview((state) => state.on);
  const item = (on: boolean, Icon: typeof IconEye, words: string, run: () => void, disabled = false) => (
    <Menu.CheckboxItem
      closeMenuOnClick
      checked={on}
      disabled={disabled}
      rightSection={<Icon {...icon} />}
      onChange={run}
    >
      {words}
    </Menu.CheckboxItem>
  );
  return (
    <Menu position="right-start" withinPortal keepMounted={false}>
      <Menu.Target>
        <IconButton
          label={t(compareText.more)}
          tooltipSide="right"
          disabled={drawing}
          data-pressed={walking || mode !== null || undefined}
        >
          <IconEye size={20} stroke={1.75} />
        </IconButton>
      </Menu.Target>
      <Menu.Dropdown>
        {item(walking, IconTimeline, t(timelineText.open), toggleTimeline)}
        {item(mode === 'swipe', IconSlideshow, t(compareText.compareSwipe), () => compareBy('swipe'))}
        {item(mode === 'beside', IconColumns2, t(compareText.compareBeside), () => compareBy('beside'))}
        {/* It steps aside for the bar of time and for a second map: there its switch would do nothing to be seen. */}
        {item(overview, IconMap2, t(compareText.mini), toggleOverview, walking || mode !== null)}
      </Menu.Dropdown>
    </Menu>
  );
}

/** The same by name, for Ctrl+K. */
export const useLookCommands = (): readonly Command[] => {
  const t = useText();
  return useMemo(() => {
    const atMap = (run: () => void) => (): void => {
      goTo('map');
      run();
    };
    return [
      { title: t(timelineText.open), run: atMap(toggleTimeline) },
      { title: t(compareText.compareSwipe), run: atMap(() => compareBy('swipe')) },
      { title: t(compareText.compareBeside), run: atMap(() => compareBy('beside')) },
      { title: t(compareText.mini), run: atMap(toggleOverview) },
    ];
  }, [t]);
};

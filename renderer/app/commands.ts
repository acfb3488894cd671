import { useComputedColorScheme } from '@mantine/core';
import { useMemo } from 'react';
import { areasUi, codesUi, figuresUi } from '../../shared/text/areas-ui.ts';
import { checksText } from '../../shared/text/checks.ts';
import { formsText } from '../../shared/text/forms-ui.ts';
import { frameText } from '../../shared/text/frame.ts';
import { mapText } from '../../shared/text/map.ts';
import { openAreas, openCodes, openFigures } from '../features/areas/index.ts';
import { openSheet } from '../features/exports/index.ts';
import { pickAndImport } from '../features/imports/index.ts';
import { useLayers, useLayerTitle } from '../features/layers/index.ts';
import { openWall } from '../features/meetings/index.ts';
import { canAdd, openNewRecord } from '../features/records/index.ts';
import type { Command } from '../features/search/index.ts';
import { closeWorkspace } from '../features/workspace/index.ts';
import { deskMapApi } from '../map/index.ts';
import { useText } from '../ui/index.ts';
import { backUp } from './back-up.ts';
import { goTo, setChecksOpen, setHistoryOpen, setLeftPanel } from './desk.ts';
import { useHomeExtent } from './map-area.tsx';
import { redo, undo } from './notify.tsx';
import { changePreferences } from './preferences.ts';

/** Everything that Ctrl+K can do by name. */
export const useCommands = (): readonly Command[] => {
  const t = useText();
  const home = useHomeExtent();
  const layers = useLayers();
  const titleOf = useLayerTitle();
  const dark = useComputedColorScheme('light') === 'dark';
  return useMemo(
    () => [
      { title: t(frameText.placeMap), run: () => goTo('map') },
      { title: t(frameText.placeData), run: () => goTo('data') },
      { title: t(frameText.placeAnalysis), run: () => goTo('analysis') },
      { title: t(frameText.placeMeeting), run: () => goTo('meeting') },
      { title: t(frameText.present), keys: 'F5', run: () => openWall({}) },
      { title: t(mapText.importFiles), run: () => void pickAndImport() },
      {
        title: t(mapText.manageZones),
        run: () => {
          goTo('map');
          setLeftPanel('zones');
        },
      },
      { title: t(areasUi.open), run: openAreas },
      { title: t(codesUi.open), run: openCodes },
      { title: t(figuresUi.open), run: openFigures },
      ...layers
        .filter((layer) => layer.kind === 'register' && canAdd(layer))
        .map((layer) => ({
          title: t(formsText.newRow, { layer: titleOf(layer) }),
          run: () => openNewRecord(layer.name),
        })),
      { title: t(mapText.home), run: () => home !== null && deskMapApi.fitExtent(home) },
      { title: t(checksText.title), run: () => setChecksOpen(true) },
      { title: t(frameText.printSheet), run: () => openSheet({}) },
      { title: t(frameText.backUpNow), run: () => void backUp() },
      { title: t(frameText.undo), keys: 'Ctrl Z', run: () => void undo() },
      { title: t(frameText.redo), keys: 'Ctrl Y', run: () => void redo() },
      { title: t(frameText.history), run: () => setHistoryOpen(true) },
      {
        title: t(dark ? frameText.lightTheme : frameText.darkTheme),
        run: () => void changePreferences({ theme: dark ? 'light' : 'dark' }),
      },
      { title: t(frameText.closeWorkspace), run: () => void closeWorkspace() },
    ],
    [t, home, dark, layers, titleOf],
  );
};

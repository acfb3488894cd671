import { useComputedColorScheme } from '@mantine/core';
import { useMemo } from 'react';
import { areasUi, codesUi, figuresUi } from '../../shared/text/areas-ui.ts';
import { bookmarksText } from '../../shared/text/bookmarks.ts';
import { checksText } from '../../shared/text/checks.ts';
import { documentsUi } from '../../shared/text/documents-ui.ts';
import { fieldsUi } from '../../shared/text/fields-ui.ts';
import { formsText } from '../../shared/text/forms-ui.ts';
import { frameText } from '../../shared/text/frame.ts';
import { mapText } from '../../shared/text/map.ts';
import { shapesUi } from '../../shared/text/shapes-ui.ts';
import { orpc, queryClient } from '../api/index.ts';
import { openAreas, openCodes, openFigures } from '../features/areas/index.ts';
import { goToBookmark, useBookmarks } from '../features/bookmarks/index.ts';
import { useLookCommands } from '../features/compare/index.ts';
import { cleanUpDocuments } from '../features/documents/index.ts';
import { openSheet } from '../features/exports/index.ts';
import { openNewLayer } from '../features/fields/index.ts';
import { pickAndImport } from '../features/imports/index.ts';
import { useLayers, usePersonalLayers } from '../features/layers/index.ts';
import { useToolCommands } from '../features/map-tools/index.ts';
import { openWall } from '../features/meetings/index.ts';
import { canAdd, openNewRecord, unlessLost } from '../features/records/index.ts';
import { useRestrictedCommands } from '../features/restricted/index.ts';
import type { Command } from '../features/search/index.ts';
import { canEditShapes, editShapes } from '../features/shapes/index.ts';
import { closeWorkspace } from '../features/workspace/index.ts';
import { deskMapApi } from '../map/index.ts';
import { translate, useLanguage, useText } from '../ui/index.ts';

import { backUp } from './back-up.ts';
import { goTo, setChecksOpen, setHistoryOpen, setLeftPanel, useDesk } from './desk.ts';
import { useHomeExtent } from './map-area.tsx';
import { notifyDone, redo, undo } from './notify.tsx';
import { changePreferences } from './preferences.ts';

/** A new row of each register. */
const useAddCommands = (): readonly Command[] => {
  const t = useText();
  const layers = useLayers();
  const personal = usePersonalLayers();
  const language = useLanguage((state) => state.language);
  return useMemo(
    () =>
      [...layers, ...personal]
        .filter((layer) => layer.kind === 'register' && canAdd(layer))
        .map(({ name, title, titleEn }) => ({
          title: t(formsText.newRow, { layer: language === 'en' ? titleEn : title }),
          run: () => openNewRecord(name),
        })),
    [t, layers, personal, language],
  );
};

/** Opens what is selected for editing, where its shapes can be edited. */
const editSelected = async (): Promise<void> => {
  const { selection } = useDesk.getState();
  const layers = await queryClient.ensureQueryData(orpc.layers.list.queryOptions());
  const layer = layers.find(({ name }) => name === selection?.layer);
  if (selection !== null && layer !== undefined && canEditShapes(layer))
    await editShapes(layer, selection.fids);
  else notifyDone(translate(shapesUi.selectFirst));
};

/** Everything that Ctrl+K can do by name. */
export const useCommands = (): readonly Command[] => {
  const t = useText();
  const home = useHomeExtent();
  const adding = useAddCommands();
  const personal = useRestrictedCommands();
  const bookmarks = useBookmarks();
  const tools = useToolCommands();
  const looks = useLookCommands();
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
      ...adding,
      ...bookmarks.map((bookmark) => ({
        title: t(bookmarksText.goTo, { title: bookmark.title }),
        run: () => goToBookmark(bookmark),
      })),
      ...tools,
      ...looks,
      { title: t(mapText.home), run: () => home !== null && deskMapApi.fitExtent(home) },
      { title: t(checksText.title), run: () => setChecksOpen(true) },
      { title: t(shapesUi.editSelected), run: () => void editSelected() },
      { title: t(frameText.printSheet), run: () => openSheet({}) },
      { title: t(frameText.backUpNow), run: () => void backUp() },
      { title: t(fieldsUi.newLayer), run: openNewLayer },
      ...personal,
      { title: t(documentsUi.cleanUp), run: () => void cleanUpDocuments() },
      { title: t(frameText.undo), keys: 'Ctrl Z', run: () => void undo() },
      { title: t(frameText.redo), keys: 'Ctrl Y', run: () => void redo() },
      { title: t(frameText.history), run: () => setHistoryOpen(true) },
      {
        title: t(dark ? frameText.lightTheme : frameText.darkTheme),
        run: () => void changePreferences({ theme: dark ? 'light' : 'dark' }),
      },
      { title: t(frameText.closeWorkspace), run: () => unlessLost(() => void closeWorkspace()) },
    ],
    [t, home, dark, adding, personal, bookmarks, tools, looks],
  );
};

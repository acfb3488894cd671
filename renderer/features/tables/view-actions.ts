import { useQuery } from '@tanstack/react-query';
import { useEffect } from 'react';
import { type SavedView, type TableLook, tableLook } from '../../../shared/contract/table-query.ts';
import { tablesText } from '../../../shared/text/tables.ts';
import { api, orpc } from '../../api/index.ts';
import { EMPTY_VIEW, setTableView, type TableView, useDesk } from '../../app/desk.ts';
import { notifyError, notifyUndo } from '../../app/notify.tsx';
import { translate } from '../../ui/index.ts';

const NONE: readonly SavedView[] = [];

export const useSavedViews = (layer: string): readonly SavedView[] =>
  useQuery(orpc.tables.views.queryOptions({ input: { layer } })).data ?? NONE;

/** What a view keeps of how a table is looked at. */
const lookOf = (view: TableView): TableLook => tableLook.parse(view);

/** True when a table is looked at otherwise than a view says. */
export const isChanged = (view: TableView, look: TableLook): boolean =>
  JSON.stringify(lookOf(view)) !== JSON.stringify(tableLook.parse(look));

/** Looks at a table as a view says; null as it is by itself. */
export const applyView = (layer: string, view: SavedView | null): void =>
  setTableView(layer, { ...lookOf(EMPTY_VIEW), ...view?.look, viewId: view?.id ?? null });

/** Opens a table with its default view, unless it was looked at before. */
export const useDefaultView = (layer: string): void => {
  const views = useSavedViews(layer);
  const untouched = useDesk((state) => state.tableViews[layer] === undefined);
  useEffect(() => {
    const view = views.find(({ isDefault }) => isDefault);
    if (untouched && view) applyView(layer, view);
  }, [layer, views, untouched]);
};

const told = async <T>(work: () => Promise<T>, words: string): Promise<T | null> => {
  try {
    const done = await work();
    notifyUndo(words);
    return done;
  } catch (error) {
    notifyError(error);
    return null;
  }
};

const viewNow = (layer: string): TableView => useDesk.getState().tableViews[layer] ?? EMPTY_VIEW;

/** Keeps how the table is looked at now under a name. False when that was refused. */
export const saveNewView = async (layer: string, title: string): Promise<boolean> => {
  const look = lookOf(viewNow(layer));
  const saved = await told(
    () => api.tables.saveView({ layer, title, look }),
    translate(tablesText.viewSaved, { title }),
  );
  if (saved !== null) setTableView(layer, { viewId: saved.id });
  return saved !== null;
};

/** Keeps how the table is looked at now in a view that is there. */
export const updateView = async (layer: string, { id, title }: SavedView): Promise<void> => {
  const look = lookOf(viewNow(layer));
  await told(() => api.tables.updateView({ id, look }), translate(tablesText.viewSaved, { title }));
};

export const renameView = async ({ id }: SavedView, title: string): Promise<void> => {
  await told(() => api.tables.updateView({ id, title }), translate(tablesText.viewSaved, { title }));
};

export const setDefaultView = async ({ id, title, isDefault }: SavedView): Promise<void> => {
  const words = translate(isDefault ? tablesText.viewSaved : tablesText.viewDefaultNow, { title });
  await told(() => api.tables.updateView({ id, isDefault: !isDefault }), words);
};

export const removeView = async (layer: string, { id, title }: SavedView): Promise<void> => {
  const done = await told(() => api.tables.removeView({ id }), translate(tablesText.viewRemoved, { title }));
  if (done !== null && viewNow(layer).viewId === id) setTableView(layer, { viewId: null });
};

export const moveView = async (
  layer: string,
  views: readonly SavedView[],
  from: number,
  to: number,
): Promise<void> => {
  const ids = views.map(({ id }) => id);
  const [moved] = ids.splice(from, 1);
  if (moved === undefined) return;
  ids.splice(to, 0, moved);
  const title = views[from]?.title ?? '';
  await told(
    () => api.tables.reorderViews({ layer, ids }),
    translate(tablesText.viewMoved, { title, at: to + 1, of: views.length }),
  );
};

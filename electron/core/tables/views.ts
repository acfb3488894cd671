import type { SavedView, TableFilter, TableLook } from '../../../shared/contract/table-query.ts';
import { Refusal } from '../../../shared/domain/refusal.ts';
import { registerOf } from '../../../shared/domain/registers/index.ts';
import type { Titled } from '../../../shared/domain/titled.ts';
import { tableViewText } from '../../../shared/text/table-edit.ts';
import type { OpenWorkspace } from '../context.ts';
import { rowSource } from '../layers/index.ts';
import { asSavedView, type StoredView, storedLook, viewById, viewsOf } from './views.queries.ts';

/**
 * Views stand in `workspace.gpkg`, which is handed on: of a register of personal data they keep no words and no values but
 * those of code lists.
 */
const harmless = (layer: string, look: TableLook): TableLook => {
  const register = registerOf(layer);
  if (register?.store !== 'restricted') return look;
  const listed = new Set(register.fields.filter(({ codeList }) => codeList).map(({ name }) => name));
  const says = (filter: TableFilter): boolean =>
    filter.op === 'missing' ||
    filter.op === 'not-missing' ||
    (filter.op === 'in' && listed.has(filter.field));
  return { ...look, filters: look.filters.filter(says) };
};

const titlesOf = (workspace: OpenWorkspace, layer: string): Titled => {
  const register = registerOf(layer);
  return register ? { title: register.th, titleEn: register.en } : rowSource(workspace, layer).layer;
};

const refuseTaken = (views: readonly StoredView[], title: string, except: string | null): void => {
  if (views.some((view) => view.title === title && view.id !== except))
    throw new Refusal('name-taken', { name: title });
};

const needView = (workspace: OpenWorkspace, id: string): StoredView => {
  const view = viewById(workspace.db, id);
  if (!view) throw new Refusal('view-not-found');
  return view;
};

export const savedViews = (workspace: OpenWorkspace, layer: string): SavedView[] =>
  viewsOf(workspace.db, layer).map(asSavedView);

/** Keeps how a table is looked at under a name. Refuses `name-taken`. */
export const saveView = (
  workspace: OpenWorkspace,
  { layer, title, look }: { readonly layer: string; readonly title: string; readonly look: TableLook },
): SavedView => {
  const views = viewsOf(workspace.db, layer);
  refuseTaken(views, title, null);
  const position = Math.max(-1, ...views.map((view) => view.position)) + 1;
  const view = storedLook(harmless(layer, look), false);
  const label = tableViewText.saved(title, titlesOf(workspace, layer));
  const { id } = workspace.change({ kind: 'table-view', label }, (change) =>
    change.insert('saved_view', { layer, title, view, position }),
  );
  return asSavedView(needView(workspace, id));
};

/** Changes a view's name or look, or makes it the one that a table opens with. Refuses `view-not-found`, `name-taken`. */
export const updateView = (
  workspace: OpenWorkspace,
  about: {
    readonly id: string;
    readonly title?: string | undefined;
    readonly look?: TableLook | undefined;
    readonly isDefault?: boolean | undefined;
  },
): SavedView => {
  const view = needView(workspace, about.id);
  const views = viewsOf(workspace.db, view.layer);
  const title = about.title ?? view.title;
  refuseTaken(views, title, view.id);
  const isDefault = about.isDefault ?? view.isDefault;
  const label = tableViewText.changed(title, titlesOf(workspace, view.layer));
  workspace.change({ kind: 'table-view', label }, (change) => {
    const look = storedLook(harmless(view.layer, about.look ?? view.look), isDefault);
    change.update('saved_view', view.fid, { title, view: look });
    if (about.isDefault !== true) return;
    for (const other of views)
      if (other.id !== view.id && other.isDefault)
        change.update('saved_view', other.fid, { view: storedLook(other.look, false) });
  });
  return asSavedView(needView(workspace, about.id));
};

export const removeView = (workspace: OpenWorkspace, id: string): void => {
  const view = needView(workspace, id);
  const label = tableViewText.removed(view.title, titlesOf(workspace, view.layer));
  workspace.change({ kind: 'table-view', label }, (change) => change.remove('saved_view', [view.fid]));
};

/** Puts the views of a layer in an order; those that are not named keep theirs behind. */
export const reorderViews = (
  workspace: OpenWorkspace,
  { layer, ids }: { readonly layer: string; readonly ids: readonly string[] },
): SavedView[] => {
  const views = viewsOf(workspace.db, layer);
  const place = ({ id }: StoredView): number => (ids.includes(id) ? ids.indexOf(id) : ids.length);
  const sorted = [...views].sort((a, b) => place(a) - place(b) || a.position - b.position);
  const label = tableViewText.reordered(titlesOf(workspace, layer));
  workspace.change({ kind: 'table-view', label }, (change) => {
    sorted.forEach(({ fid }, position) => void change.update('saved_view', fid, { position }));
  });
  return savedViews(workspace, layer);
};

import type { CodeItemData } from '../../../shared/contract/base.ts';
import type { OwnCodeList } from '../../../shared/contract/fields.ts';
import type { LayerSummary } from '../../../shared/contract/layers.ts';
import { type CodeItem, codeListOf } from '../../../shared/domain/code-lists/index.ts';
import { Refusal } from '../../../shared/domain/refusal.ts';
import { namedInBoth } from '../../../shared/domain/refusal-words.ts';
import { normaliseThai } from '../../../shared/domain/thai-text.ts';
import { listText } from '../../../shared/text/code-lists.ts';
import { fieldsText } from '../../../shared/text/fields.ts';
import type { OpenWorkspace } from '../context.ts';
import type { ReadableDb } from '../db/types.ts';
import { listLayers, ownLists } from '../layers/index.ts';
import { distinctValues } from './fields.queries.ts';

interface Use {
  readonly layer: LayerSummary;
  readonly field: LayerSummary['fields'][number];
}

/** The fields that take their values from a list. */
const usesOf = (layers: readonly LayerSummary[], key: string): Use[] =>
  layers.flatMap((layer) =>
    layer.fields.filter((field) => field.codeList === key).map((field) => ({ layer, field })),
  );

/** The office's own lists, each with the fields that use it. */
export const codeLists = (db: ReadableDb): OwnCodeList[] => {
  const lists = [...ownLists(db).values()];
  if (lists.length === 0) return [];
  const layers = listLayers(db);
  return lists.map(({ key, title, titleEn, items }) => ({
    key,
    title,
    titleEn,
    items: [...items],
    usedBy: usesOf(layers, key).map(({ layer, field }) => ({
      layer: layer.name,
      layerTitle: layer.title,
      field: field.name,
      fieldTitle: field.title,
    })),
  }));
};

const MANY = 100_000;

/** The values in a cell of a field of many values; the cell itself in any other. */
const valuesIn = (cell: unknown, many: boolean): unknown[] => {
  if (!many) return [cell];
  try {
    const read: unknown = JSON.parse(String(cell));
    return Array.isArray(read) ? read : [cell];
  } catch {
    return [cell];
  }
};

/** How many rows bear each value, over all fields that use the list. */
export const listUse = (db: ReadableDb, key: string): { value: string | number; count: number }[] => {
  const counts = new Map<string | number, number>();
  for (const { layer, field } of usesOf(listLayers(db), key))
    for (const { value, count } of distinctValues(db, layer.name, field.name, MANY))
      for (const one of valuesIn(value, field.many))
        if (typeof one === 'string' || typeof one === 'number')
          counts.set(one, (counts.get(one) ?? 0) + count);
  return [...counts].map(([value, count]) => ({ value, count }));
};

/** The words of a list of either kind. Refuses `list-not-found`. */
export const listItems = (db: ReadableDb, key: string): readonly CodeItem[] => {
  const items = ownLists(db).get(key)?.items ?? codeListOf(key)?.items;
  if (!items) throw new Refusal('list-not-found');
  return items;
};

const refuseBad = (field: string, reason: string): never => {
  throw new Refusal('validation-failed', { field, reason });
};

/** Labels trimmed, values all numbers or all texts, none twice; a word without a value is stored as it is read. */
const cleaned = (items: readonly CodeItemData[]): CodeItemData[] => {
  const clean = items.map(({ value, label, retired }): CodeItemData => {
    const th = normaliseThai(label.th) || normaliseThai(label.en) || String(value);
    const stored = typeof value === 'string' ? value.trim() || th : value;
    return {
      value: stored,
      label: { th, en: normaliseThai(label.en) },
      ...(retired ? { retired } : {}),
    };
  });
  const values = new Set(clean.map(({ value }) => value));
  const kinds = new Set(clean.map(({ value }) => typeof value));
  if (clean.some(({ value }) => value === '')) refuseBad(listText.value.th, listText.valueMissing.th);
  if (values.size < clean.length) refuseBad(listText.value.th, listText.valueTwice.th);
  if (kinds.size > 1) refuseBad(listText.value.th, listText.valueKinds.th);
  const labels = new Set(clean.filter(({ retired }) => !retired).map(({ label }) => label.th));
  if (labels.size < clean.filter(({ retired }) => !retired).length)
    refuseBad(listText.label.th, listText.labelTwice.th);
  return clean;
};

export interface ListToSave {
  readonly key: string | null;
  readonly title: string;
  readonly titleEn: string;
  readonly items: readonly CodeItemData[];
}

/**
 * Makes a list or changes one, as one change. Refuses `list-not-found`, `value-in-use` for a word that rows bear and that
 * would go, and `validation-failed` for values that are missing, twice, or of two kinds.
 */
export const saveCodeList = (workspace: OpenWorkspace, list: ListToSave): OwnCodeList => {
  const { db } = workspace;
  const items = cleaned(list.items);
  const before = list.key === null ? null : ownLists(db).get(list.key);
  if (before === undefined) throw new Refusal('list-not-found');
  if (before) refuseLost(db, before.key, before.items, items);
  const key = before?.key ?? `own:${crypto.randomUUID()}`;
  const row = { list_key: key, title: list.title, title_en: list.titleEn, items: JSON.stringify(items) };
  const label = before ? fieldsText.listChanged(list.title) : fieldsText.listMade(list.title);
  workspace.change({ kind: 'fields', label }, (change) => {
    if (before) change.update('code_list', before.fid, row);
    else change.insert('code_list', row);
  });
  const saved = codeLists(db).find((one) => one.key === key);
  if (!saved) throw new Refusal('list-not-found');
  return saved;
};

const refuseLost = (
  db: ReadableDb,
  key: string,
  before: readonly CodeItem[],
  after: readonly CodeItem[],
): void => {
  const stays = new Set(after.map(({ value }) => value));
  const gone = before.filter(({ value }) => !stays.has(value));
  if (gone.length === 0) return;
  const use = new Map(listUse(db, key).map(({ value, count }) => [value, count]));
  const used = gone.find(({ value }) => (use.get(value) ?? 0) > 0);
  if (used) throw new Refusal('value-in-use', { value: used.label.th, count: use.get(used.value) ?? 0 });
};

/** Removes a list that no field uses. Refuses `list-not-found` and `list-in-use`. */
export const removeCodeList = (workspace: OpenWorkspace, key: string): void => {
  const { db } = workspace;
  const list = ownLists(db).get(key);
  if (!list) throw new Refusal('list-not-found');
  const [use] = usesOf(listLayers(db), key);
  if (use)
    throw new Refusal('list-in-use', {
      ...namedInBoth('list', list),
      ...namedInBoth('field', use.field),
    });
  workspace.change({ kind: 'fields', label: fieldsText.listRemoved(list.title) }, (change) =>
    change.remove('code_list', [list.fid]),
  );
};

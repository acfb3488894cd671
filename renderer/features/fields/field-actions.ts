import type { Bilingual } from '../../../shared/contract/base.ts';
import type { FieldChange, FieldTarget, NewField } from '../../../shared/contract/fields.ts';
import type { Field, LayerSummary } from '../../../shared/contract/layers.ts';
import { fieldsUi, listUi } from '../../../shared/text/fields-ui.ts';
import { api, awaitJob, orpc, queryClient } from '../../api/index.ts';
import { openTable, setActiveLayer, setSelection } from '../../app/desk.ts';
import { notifyError, notifyUndo } from '../../app/notify.tsx';
import { translate } from '../../ui/index.ts';
import { chooseField, closeFields, type ListDraft } from './fields-store.ts';

type Values = Readonly<Record<string, string | number>>;

/** Does it, says so with a way back, or says why not. Null where it was refused. */
const done = async <T>(work: () => Promise<T>, text: Bilingual, values: Values): Promise<T | null> => {
  try {
    const result = await work();
    notifyUndo(translate(text, values));
    return result;
  } catch (error) {
    notifyError(error);
    return null;
  }
};

/** The page shows the answer before the core's event brings all layers anew: a text field would jump back else. */
const known = (layer: LayerSummary): void => {
  queryClient.setQueryData(orpc.layers.list.queryKey(), (old) =>
    old?.map((one) => (one.name === layer.name ? layer : one)),
  );
};

export const addField = async (layer: string, field: NewField): Promise<boolean> => {
  const made = await done(() => api.fields.add({ layer, field }), fieldsUi.added, { title: field.title });
  if (made === null) return false;
  known(made.layer);
  chooseField(made.field.name);
  return true;
};

const layerNamed = (name: string): LayerSummary | undefined =>
  queryClient.getQueryData(orpc.layers.list.queryKey())?.find((one) => one.name === name);

/** Shown at once as it is asked for; what the core refuses stands as it was again. */
const shownAtOnce = async (
  name: string,
  wanted: (layer: LayerSummary) => LayerSummary,
  work: () => Promise<LayerSummary>,
  title: string,
): Promise<void> => {
  const before = layerNamed(name);
  if (before !== undefined) known(wanted(before));
  const after = (await done(work, fieldsUi.saved, { title })) ?? before;
  if (after !== undefined) known(after);
};

export const changeField = (layer: string, field: Field, change: FieldChange): Promise<void> =>
  shownAtOnce(
    layer,
    (old) => ({
      ...old,
      fields: old.fields.map((one) => (one.name === field.name ? Object.assign({}, one, change) : one)),
    }),
    () => api.fields.update({ layer, field: field.name, change }),
    change.title ?? field.title,
  );

export const setLabelField = (layer: string, field: Field, on: boolean): Promise<void> => {
  const labelField = on ? field.name : null;
  return shownAtOnce(
    layer,
    (old) => ({ ...old, labelField }),
    () => api.fields.setLabel({ layer, field: labelField }),
    field.title,
  );
};

/** Shown at once; what the core refuses is fetched back. */
export const reorderFields = async (layer: LayerSummary, names: readonly string[]): Promise<void> => {
  const rank = new Map(names.map((name, i) => [name, i]));
  const fields = [...layer.fields].sort((a, b) => (rank.get(a.name) ?? 0) - (rank.get(b.name) ?? 0));
  known({ ...layer, fields });
  try {
    known(await api.fields.reorder({ layer: layer.name, fields: [...names] }));
  } catch (error) {
    notifyError(error);
    known(layer);
  }
};

const ended = async (started: Promise<{ jobId: string }>): Promise<boolean> => {
  const job = await awaitJob((await started).jobId);
  if (job.state === 'failed') throw job;
  return job.state === 'done';
};

/** Goes through all rows: a job, which the status bar shows and can cancel. */
const throughRows = async (
  work: () => Promise<{ jobId: string }>,
  text: Bilingual,
  title: string,
): Promise<boolean> => {
  try {
    const whole = await ended(work());
    if (whole) notifyUndo(translate(text, { title }));
    return whole;
  } catch (error) {
    notifyError(error);
    return false;
  }
};

export const removeField = (layer: string, field: Field): Promise<boolean> =>
  throughRows(() => api.fields.remove({ layer, field: field.name }), fieldsUi.removed, field.title);

export const changeKind = (layer: string, field: Field, target: FieldTarget): Promise<boolean> =>
  throughRows(
    () => api.fields.changeType({ layer, field: field.name, target }),
    fieldsUi.changed,
    field.title,
  );

export const saveList = async (draft: ListDraft): Promise<boolean> => {
  const { key, title, items } = draft;
  const work = () => api.fields.saveCodeList({ key, title, items: [...items] });
  const saved = await done(work, listUi.saved, { title });
  if (saved === null) return false;
  await queryClient.invalidateQueries({ queryKey: orpc.fields.codeLists.key() });
  draft.onSaved(saved.key);
  return true;
};

export const removeList = async (key: string, title: string): Promise<boolean> =>
  (await done(() => api.fields.removeCodeList({ key }), listUi.removed, { title })) !== null;

export const createLayer = async (input: Parameters<typeof api.fields.createLayer>[0]): Promise<boolean> => {
  const made = await done(() => api.fields.createLayer(input), fieldsUi.created, { title: input.title });
  if (made === null) return false;
  closeFields();
  await queryClient.invalidateQueries({ queryKey: orpc.layers.list.key() });
  setSelection(null);
  setActiveLayer(made.name);
  openTable(made.name);
  return true;
};

/** The different values of a column as the words of a new list. */
export const draftFromValues = async (
  layer: string,
  field: Field,
  onSaved: (key: string) => void,
): Promise<ListDraft | null> => {
  try {
    const { values, more } = await api.fields.distinct({ layer, field: field.name });
    const items = values.flatMap(({ value }) =>
      typeof value === 'string' || typeof value === 'number'
        ? [{ value, label: { th: String(value), en: '' } }]
        : [],
    );
    return { key: null, title: field.title, items, more, onSaved };
  } catch (error) {
    notifyError(error);
    return null;
  }
};

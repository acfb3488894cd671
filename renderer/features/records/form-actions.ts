import type { CellValue } from '../../../shared/contract/base.ts';
import type { Feature, LayerSummary, Row } from '../../../shared/contract/layers.ts';
import { isMasked } from '../../../shared/domain/masking.ts';
import { registerOf } from '../../../shared/domain/registers/index.ts';
import { formsText } from '../../../shared/text/forms-ui.ts';
import { api, orpc, queryClient } from '../../api/index.ts';
import { setSelection, useDesk } from '../../app/desk.ts';
import { notifyAction, notifyDone, notifyError, notifyUndo } from '../../app/notify.tsx';
import { translate } from '../../ui/index.ts';
import { isPersonal, layerNow } from '../layers/index.ts';
import { expectedValues } from './changed-elsewhere.ts';
import {
  type Draft,
  dropDraft,
  emptyDraft,
  isTouched,
  leaveForm,
  putDraft,
  typedBeginning,
  useForms,
} from './drafts.ts';
import { neighbourOf } from './row-order.ts';
import type { RecordForm } from './use-record-form.ts';

/** What belongs into the restricted store is never kept in the browser. */
const isKept = (layer: LayerSummary): boolean =>
  layer.register === null || registerOf(layer.register)?.store === 'workspace';

const show = (draft: Draft, wide: boolean): void => {
  leaveForm();
  putDraft(draft);
  useForms.setState({ open: { key: draft.key, layer: draft.layer, fid: draft.fid, wide } });
};

/** True when rows of a layer are made by its form: zones have their own panel, results stand for what they answered. */
export const canAdd = (layer: LayerSummary): boolean =>
  layer.kind !== 'result' && layer.register !== 'zone' && layer.fields.some(({ editable }) => editable);

/** Opens the form of a row: with what was typed before, where that is not saved yet. */
export const openForm = (layer: LayerSummary, row: Pick<Feature, 'fid' | 'title'>, wide = false): void => {
  const known = useForms.getState().drafts[`${layer.name} ${row.fid}`];
  show(known ?? emptyDraft(layer.name, row.fid, row.title, { keep: isKept(layer) }), wide);
};

/**
 * Opens the form of a new row in a register or layer. Over the table where that is shown, else beside the map.
 *
 * @param begin values that it begins with, such as the link to the row from which it was asked for
 */
export const openNewRecord = (layerName: string, begin: Readonly<Record<string, CellValue>> = {}): void => {
  const layer = layerNow(layerName);
  if (layer === undefined || !canAdd(layer)) return;
  const title = translate(formsText.newRow, { layer: layer.title });
  const draft = emptyDraft(layerName, null, title, { keep: isKept(layer), begun: typedBeginning(begin) });
  useDesk.setState({ historyOpen: false });
  show(draft, useDesk.getState().place === 'data');
};

/** Goes on with a draft from the list of them. */
export const resumeDraft = (draft: Draft): void => {
  if (draft.fid !== null) setSelection({ layer: draft.layer, fids: [draft.fid] });
  useDesk.setState({ historyOpen: false });
  show(draft, useDesk.getState().place === 'data');
};

/** A new row that begins with the values of another: without its code, which is its own. */
export const duplicateRow = (layer: LayerSummary, feature: Feature): void => {
  const code = layer.register === null ? null : (registerOf(layer.register)?.codeField ?? null);
  const begin = Object.fromEntries(
    layer.fields
      .filter(
        (field) =>
          field.editable && field.name !== code && !field.masked && !isMasked(feature.values[field.name]),
      )
      .map((field) => [field.name, feature.values[field.name] ?? null]),
  );
  openNewRecord(layer.name, begin);
};

/** Throws away what was typed, with a way back. */
export const discardDraft = (draft: Draft): void => {
  const { open } = useForms.getState();
  if (open?.key === draft.key) useForms.setState({ open: null, placing: null });
  dropDraft(draft.key);
  if (!isTouched(draft)) return;
  notifyAction(
    translate(formsText.discarded, { title: draft.title }),
    translate(formsText.takeBackDraft),
    () => show(draft, useDesk.getState().place === 'data'),
  );
};

/** What a row is called in a toast: of a person no name, which is masked as soon as it is written. */
const titleOf = (form: RecordForm): string => {
  if (isPersonal(form.layer)) return form.layer.title;
  const name = form.layer.labelField === null ? null : form.values[form.layer.labelField];
  return typeof name === 'string' && name !== '' ? name : form.layer.title;
};

const written = (form: RecordForm): Promise<Row> => {
  const { layer, draft } = form;
  const values = { ...form.written };
  const { reason } = draft;
  if (draft.fid === null)
    return api.records.create({ layer: layer.name, values, shape: draft.shape ?? null, reason });
  const shape = draft.shape === undefined ? {} : { shape: draft.shape };
  const expected = expectedValues(draft, values);
  return api.records.update({ layer: layer.name, fid: draft.fid, values, ...shape, expected, reason });
};

/** Saves the form as one change and shows the row. Throws what the core refuses; the draft then stays as it is. */
export const saveForm = async (form: RecordForm): Promise<void> => {
  const { layer, draft } = form;
  if (draft.fid !== null && Object.keys(form.written).length === 0 && draft.shape === undefined) {
    leaveForm();
    dropDraft(draft.key);
    return;
  }
  const row = await written(form);
  useForms.setState({ open: null, placing: null });
  dropDraft(draft.key);
  setSelection({ layer: layer.name, fids: [row.fid] });
  const said = draft.fid === null ? formsText.madeRow : formsText.savedRow;
  notifyUndo(translate(said, { title: titleOf(form) }));
};

/** Goes to the row before or after in the table's order, with its form open where one is. What was typed stays a draft. */
export const stepRow = async (layer: LayerSummary, fid: number, step: 1 | -1): Promise<void> => {
  try {
    const next = await neighbourOf(layer.name, fid, step);
    if (next === null) {
      notifyDone(translate(step === 1 ? formsText.noNext : formsText.noPrevious));
      return;
    }
    const { open } = useForms.getState();
    if (open !== null) {
      const feature = await queryClient.fetchQuery(
        orpc.layers.feature.queryOptions({ input: { layer: layer.name, fid: next } }),
      );
      openForm(layer, feature, open.wide);
    }
    setSelection({ layer: layer.name, fids: [next] });
  } catch (error) {
    notifyError(error);
  }
};

/** A form is about one row: when another is chosen it is left, with its draft. */
useDesk.subscribe(({ selection }, before) => {
  if (selection === before.selection || selection === null) return;
  const { open, placing } = useForms.getState();
  if (open === null || placing !== null) return;
  if (open.layer === selection.layer && selection.fids.length === 1 && selection.fids[0] === open.fid) return;
  leaveForm();
});

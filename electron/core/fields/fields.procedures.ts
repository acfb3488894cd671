import type { CellValue } from '../../../shared/contract/base.ts';
import type { AppContext } from '../context.ts';
import type { ReadableDb, SqlValue } from '../db/types.ts';
import { layerTable, readLayer } from '../layers/index.ts';
import { api, type Procedures } from '../procedures.ts';
import { previewType } from './change-type.ts';
import { codeLists, listUse, removeCodeList, saveCodeList } from './code-lists.ts';
import { addField, fieldIn, reorderFields, setLabelField, updateField } from './edit-fields.ts';
import { distinctValues, emptyCells } from './fields.queries.ts';
import { createOwnLayer } from './new-layer.ts';
import { startFieldTask } from './start-task.ts';

const cellOf = (value: SqlValue): CellValue => {
  if (value instanceof Uint8Array) return null;
  return typeof value === 'bigint' ? Number(value) : value;
};

function distinct(db: ReadableDb, input: { layer: string; field: string; limit: number }) {
  const { base } = layerTable(db, input.layer);
  const { name } = fieldIn(readLayer(db, input.layer), input.field);
  const found = distinctValues(db, base, name, input.limit + 1);
  return {
    values: found.slice(0, input.limit).map(({ value, count }) => ({ value: cellOf(value), count })),
    empty: emptyCells(db, base, name),
    more: found.length > input.limit,
  };
}

/** Fields and code lists of the office's own, and layers made by hand. */
export const fieldsProcedures = (context: AppContext): Procedures<'fields'> => {
  const { fields } = api;
  const open = () => context.workspace();
  return {
    codeLists: fields.codeLists.handler(() => codeLists(open().db)),
    saveCodeList: fields.saveCodeList.handler(({ input }) => saveCodeList(open(), input)),
    removeCodeList: fields.removeCodeList.handler(({ input }) => {
      removeCodeList(open(), input.key);
      return {};
    }),
    listUse: fields.listUse.handler(({ input }) => listUse(open().db, input.key)),
    distinct: fields.distinct.handler(({ input }) => distinct(open().db, input)),
    add: fields.add.handler(({ input }) => addField(open(), input.layer, input.field)),
    update: fields.update.handler(({ input }) => updateField(open(), input)),
    reorder: fields.reorder.handler(({ input }) => reorderFields(open(), input.layer, input.fields)),
    setLabel: fields.setLabel.handler(({ input }) => setLabelField(open(), input.layer, input.field)),
    remove: fields.remove.handler(({ input }) => ({
      jobId: startFieldTask(context, { ...input, target: null }),
    })),
    previewType: fields.previewType.handler(({ input }) => previewType(open().db, input)),
    changeType: fields.changeType.handler(({ input }) => ({ jobId: startFieldTask(context, input) })),
    createLayer: fields.createLayer.handler(({ input }) => createOwnLayer(open(), input)),
  };
};

import type { NewField } from '../../../shared/contract/fields.ts';
import type { LayerSummary } from '../../../shared/contract/layers.ts';
import { Refusal } from '../../../shared/domain/refusal.ts';
import { normaliseThai } from '../../../shared/domain/thai-text.ts';
import { fieldsText } from '../../../shared/text/fields.ts';
import type { ColumnDefinition, NewLayer, OpenWorkspace } from '../context.ts';
import { readLayer, tableName } from '../layers/index.ts';
import { entryOf, FIELDS, refusePersonal } from './edit-fields.ts';
import { freeColumn } from './fields.queries.ts';

export interface LayerToMake {
  readonly title: string;
  readonly titleEn: string;
  readonly geometryType: NewLayer['geometryType'];
  readonly group: NewLayer['group'];
  readonly fields: readonly NewField[];
}

const refuseTwice = (fields: readonly NewField[]): void => {
  const seen = new Set<string>();
  for (const { title } of fields) {
    if (seen.has(title)) throw new Refusal('name-taken', { name: title });
    seen.add(title);
  }
};

function columnsOf(workspace: OpenWorkspace, fields: readonly NewField[]): ColumnDefinition[] {
  const names: string[] = [];
  return fields.map((field) => {
    const name = freeColumn(names, field);
    names.push(name);
    const { title, titleEn, type, unit, ...more } = entryOf(workspace.db, name, field);
    return {
      name,
      title: title ?? name,
      titleEn: titleEn ?? name,
      type: type === undefined || type === 'binary' ? 'text' : type,
      ...(unit ? { unit } : {}),
      more,
    };
  });
}

/**
 * Makes an empty layer of the office's own, to be drawn into or filled by hand; its first field of text names its rows.
 * Refuses `name-taken` for two fields of one label, `field-personal` for a field of ID numbers, and `list-not-found`.
 */
export function createOwnLayer(workspace: OpenWorkspace, wished: LayerToMake): LayerSummary {
  refuseTwice(wished.fields);
  for (const field of wished.fields) refusePersonal(null, field.title, field.titleEn);
  const title = normaliseThai(wished.title);
  const columns = columnsOf(workspace, wished.fields);
  const named = columns.find(({ type, more }) => type === 'text' && !more?.codeList);
  const name = workspace.change({ kind: FIELDS, label: fieldsText.layerMade(title) }, (change) =>
    change.createLayer({
      name: tableName(wished.titleEn || title),
      title,
      titleEn: wished.titleEn || title,
      kind: 'imported',
      group: wished.group,
      geometryType: wished.geometryType,
      columns,
      labelField: named?.name ?? null,
      source: fieldsText.madeHere.th,
    }),
  );
  return readLayer(workspace.db, name);
}

import type { Issue } from '../../../shared/contract/base.ts';
import type { ImportResult } from '../../../shared/contract/imports.ts';
import { Refusal } from '../../../shared/domain/refusal.ts';
import { importsText } from '../../../shared/text/imports.ts';
import type { Change, ColumnDefinition, OpenWorkspace } from '../context.ts';
import type { CellValue, FeatureSource } from '../formats/index.ts';
import { type Geos, loadGeos } from '../geometry/index.ts';
import { columnNames, tableName } from '../layers/index.ts';
import { existingLayer, type TargetLayer } from './existing-layer.ts';
import { evidenceOf, insertOrigin, rememberProfile, statusOf } from './import-record.ts';
import { reservedColumns } from './imports.queries.ts';
import type { WritableSet } from './inspected-set.ts';
import { makeIssue } from './issues.ts';
import { labelField } from './label-field.ts';
import { withoutPersons } from './open-layer.ts';
import { openSource } from './open-set.ts';
import { keepOriginals } from './original-shapes.ts';
import { watchedRows } from './personal/index.ts';
import type { SetDetails } from './set-details.ts';
import type { Surroundings } from './surroundings.ts';
import { takenRows } from './taken-rows.ts';

export type ImportLayerResult = ImportResult['layers'][number];
/** Where an import is written. */
export type ImportTarget = Pick<OpenWorkspace, 'change'>;

export interface CommitOptions {
  readonly signal?: AbortSignal;
  readonly onProgress?: (fraction: number) => void;
}

/**
 * Writes an inspected set as a new layer: one change set, taken back by one undo. Of a list with national ID numbers
 * nothing that tells of persons is written. Refuses `encoding-unknown` and `crs-undecided` while these are open
 * questions.
 */
export async function commitSet(
  workspace: ImportTarget,
  asRead: WritableSet,
  details: SetDetails,
  around: Pick<Surroundings, 'db' | 'gazetteer'>,
  options: CommitOptions = {},
): Promise<ImportLayerResult> {
  requireDecided(asRead);
  // No layer without rows: what there is to say is why each was left out.
  if (asRead.reading.account.inserted === 0)
    return {
      name: '',
      title: details.title,
      status: 'none',
      issues: [...asRead.shown.issues],
      ...asRead.reading.account,
    };
  const inspected = withoutPersons(asRead);
  // Shapes that had to be mended are kept, all but those for which there was no room.
  const again = [...inspected.reading.mended.values()].includes(null);
  const geos = again ? await loadGeos() : null;
  const file = openSource(inspected.recipe, around);
  try {
    const { batch = null } = details;
    const label = { kind: 'import', label: importsText.imported(details.title), batch };
    return workspace.change(label, (change) => write(change, file, inspected, details, geos, options));
  } finally {
    file.close();
  }
}

/** Refuses a set with open questions, or with no row in it. */
export function requireDecided({ encoding, crs, source, reading }: WritableSet): void {
  const file = source.name;
  if (encoding.name === null) throw new Refusal('encoding-unknown', { file });
  const open = crs.finding.id === null && crs.finding.evidence !== 'prj' && crs.finding.evidence !== 'none';
  const unreadable = crs.finding.evidence === 'prj' && crs.definition === null;
  if (open || unreadable) throw new Refusal('crs-undecided', { file });
  if (reading.account.read === 0) throw new Refusal('file-empty', { file });
}

function write(
  change: Change,
  file: FeatureSource,
  inspected: WritableSet,
  details: SetDetails,
  geos: Geos | null,
  options: CommitOptions,
): ImportLayerResult {
  const { reading, shown } = inspected;
  const issues: Issue[] = [...shown.issues];
  const { name, title, columns, promote, convert } =
    existingLayer(change.db, inspected, details.into ?? null) ?? newLayer(change, inspected, details, issues);
  const origin = insertOrigin(change, inspected, details, { layer: name, register: null, issues });
  const taken = takenRows(file, inspected, promote, geos);
  const watched = watchedRows(taken, columns, ({ values }) => values as CellValue[], inspected.source.name);
  const rows = convert ? convert.rows(watched) : watched;
  const expected = Math.max(1, reading.account.inserted);
  const { inserted } = change.bulkInsert(name, columns, rows, {
    alike: { source_id: origin.sourceId, import_id: origin.importId },
    ...(options.signal ? { signal: options.signal } : {}),
    onProgress: (done) => options.onProgress?.(Math.min(1, done / expected)),
  });
  issues.push(...(convert?.issues() ?? []));
  if (inserted !== reading.account.inserted)
    throw new Error(`${inserted} rows written, ${expected} announced`);
  keepOriginals(change, file, inspected, { layer: name, importId: origin.importId });
  rememberProfile(change, inspected, details);
  return { name, title, status: statusOf(inspected), issues, ...reading.account };
}

/** Makes the layer of a set. Its evidence is what was found in the file. */
function newLayer(change: Change, inspected: WritableSet, details: SetDetails, issues: Issue[]): TargetLayer {
  const { table, reading, source } = inspected;
  const named = columnNames(
    table.columns.map((column) => column.name),
    reservedColumns,
  );
  const renamed = named
    .filter(({ name, title }) => name !== title)
    .map(({ name, title }) => `${title} → ${name}`);
  if (renamed.length > 0) {
    const fields = renamed.slice(0, 3).join(', ');
    issues.push(makeIssue('field-renamed', 'info', renamed.length, { fields }, renamed));
  }
  const columns = named.map((column) => column.name);
  const name = change.createLayer({
    name: tableName(details.into ?? source.name),
    title: details.title,
    kind: 'imported',
    group: 'imported',
    geometryType: reading.geometryType,
    columns: named.map((column, i): ColumnDefinition => {
      const type = table.columns[i]!.type;
      // Bytes are left out by every reader.
      return { ...column, type: type === 'binary' ? 'text' : type };
    }),
    labelField: labelField(inspected, columns),
    source: details.source || null,
    asOf: details.asOf,
    evidence: evidenceOf(inspected, details, issues),
  });
  const promote = reading.geometryType.startsWith('Multi');
  return { name, title: details.title, columns, promote, convert: null };
}

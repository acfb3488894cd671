import { basename } from 'node:path';
import type { Issue } from '../../../shared/contract/base.ts';
import type { ImportAccount } from '../../../shared/contract/imports.ts';
import type { Change } from '../context.ts';
import type { SqlValue } from '../db/types.ts';
import type { WritableSet } from './inspected-set.ts';
import { isOfPersons } from './open-layer.ts';
import { openNames } from './personal/index.ts';
import { markProfileUsed, saveProfile } from './profiles.queries.ts';
import type { SetDetails } from './set-details.ts';

/** How an import ended. */
export type ImportStatus = 'done' | 'partial' | 'none';

/**
 * Rows that the file itself gave up and lines of sums are no loss; any other row left out makes an import partial, and so does a file that
 * breaks off; all of them left out make it none.
 */
export function statusOf(
  { reading, shown }: WritableSet,
  account: ImportAccount = reading.account,
): ImportStatus {
  const cutOff = shown.issues.some(({ code }) => code === 'file-cut-off');
  const given = reading.tally.count('row-deleted-mark') + reading.tally.count('row-summary');
  if (!cutOff && (account.skipped === 0 || account.skipped === given)) return 'done';
  return account.inserted + account.updated + account.unchanged > 0 ? 'partial' : 'none';
}

const KEPT_REPAIRED = 1000;
const KEPT_SKIPPED = 200;

function sourceRow(inspected: WritableSet, details: SetDetails): Record<string, SqlValue> {
  const { source, encoding, crs, hashes } = inspected;
  return {
    name_th: details.title,
    agency: details.source || null,
    received_on: new Date().toISOString().slice(0, 10),
    as_of_date: details.asOf,
    contains_personal: Number(inspected.shown.issues.some(({ code }) => code === 'personal-suspected')),
    crs: crs.finding.id,
    encoding: encoding.name,
    file_name: basename(source.original.name),
    file_bytes: source.original.size,
    file_sha256: hashes?.original ?? null,
  };
}

/** Where an import went and what there is to say of it. */
export interface Destination {
  readonly layer: string;
  readonly register: string | null;
  readonly issues: readonly Issue[];
  /** Where it is not that of the reading: rows of a register are compared with those that stand. */
  readonly account?: ImportAccount;
}

export interface Origin {
  readonly sourceId: string;
  readonly importId: string;
  readonly jobFid: number;
}

/** Writes where rows come from: the source and the import itself stand in the workspace for ever. */
export function insertOrigin(
  change: Change,
  inspected: WritableSet,
  details: SetDetails,
  destination: Destination,
): Origin {
  const sourceId = change.insert('dataset_source', sourceRow(inspected, details)).id;
  const job = change.insert('import_job', jobRow(inspected, details, sourceId, destination));
  return { sourceId, importId: job.id, jobFid: job.fid };
}

/** Notes the profile that was followed, and remembers the choices where the user wants that. */
export function rememberProfile(change: Change, set: WritableSet, details: SetDetails): void {
  const { profile, source, choice, encoding, crs, recipe, table, filling } = set;
  if (profile) markProfileUsed(change, profile.id);
  const name = details.saveProfile?.trim();
  if (!name) return;
  const { opening } = recipe;
  const layout = opening.kind === 'staged' ? opening.stage.facts.layout : undefined;
  saveProfile(change, {
    name,
    agency: details.source,
    format: source.format,
    register: filling?.register ?? null,
    // What the format or the file itself says is found again each time; the user's answers are remembered.
    encoding: encoding.evidence === 'user' ? encoding.name : choice.encoding,
    crs: crs.finding.evidence === 'user' ? crs.finding.id : choice.crs,
    headerRow: choice.headerRow === null ? null : (layout?.headerRow ?? choice.headerRow),
    ...openNames(
      {
        placing: recipe.placing.kind === 'file' ? null : recipe.placing,
        mapping: filling ? [...filling.mapping] : null,
        columns: table.columns.map((column) => column.name),
      },
      isOfPersons(set.reading),
    ),
  });
}

function jobRow(
  inspected: WritableSet,
  details: SetDetails,
  sourceId: string,
  { layer, register, issues, account = inspected.reading.account }: Destination,
): Record<string, SqlValue> {
  const now = new Date().toISOString();
  return {
    source_id: sourceId,
    layer,
    register,
    status: statusOf(inspected, account),
    read_rows: account.read,
    inserted: account.inserted,
    updated: account.updated,
    unchanged: account.unchanged,
    skipped: account.skipped,
    repaired: account.repaired,
    issues: JSON.stringify(
      issues.map(({ code, severity, count, message, messageEn, examples }) => ({
        ...{ code, severity, count, message, messageEn, examples },
      })),
    ),
    settings: JSON.stringify({ title: details.title, ...settingsOf(inspected, details) }),
    started_at: now,
    finished_at: now,
  };
}

/** Everything that was decided, so that the same file can be read in the same way again. */
function settingsOf(
  { source, choice, profile, encoding, crs, recipe, filling, hashes, reading }: WritableSet,
  details: SetDetails,
): Record<string, unknown> {
  const { opening } = recipe;
  const open = <T>(names: T): T => openNames(names, isOfPersons(reading));
  const layout = opening.kind === 'staged' ? opening.stage.facts.layout : undefined;
  return {
    agency: details.source,
    asOf: details.asOf,
    format: source.format,
    layerInFile: source.format === 'shapefile' ? null : open(source.layer),
    encoding: encoding.name,
    encodingEvidence: encoding.evidence,
    crs: crs.finding.id,
    crsEvidence: crs.finding.evidence,
    operation: crs.finding.operation,
    headerRow: layout?.headerRow ?? null,
    delimiter: layout?.delimiter ?? null,
    repairText: recipe.repairText,
    placing: open(recipe.placing),
    profile: profile ? { id: profile.id, name: profile.name } : null,
    mapping: open(filling?.mapping ?? null),
    areaPicks: open(choice.areaPicks),
    actions: filling ? choice.actions : null,
    original: hashes?.original ?? null,
    content: hashes?.content ?? null,
    parts: hashes?.parts ?? {},
  };
}

/** What stands with the layer for ever. */
export function evidenceOf(inspected: WritableSet, details: SetDetails, issues: readonly Issue[]): unknown {
  const { source, encoding, crs, reading, hashes } = inspected;
  return {
    kind: 'import',
    file: {
      name: basename(source.original.name),
      bytes: source.original.size,
      sha256: hashes?.original ?? null,
    },
    format: source.format,
    parts: source.parts.map((part) => part.name),
    encoding: { name: encoding.name, evidence: encoding.evidence },
    crs: {
      id: crs.finding.id,
      title: crs.definition?.title ?? null,
      evidence: crs.finding.evidence,
      operation: crs.finding.operation,
    },
    settings: settingsOf(inspected, details),
    account: reading.account,
    issues,
    skipped: reading.skipped.slice(0, KEPT_SKIPPED),
    // What they were stands in `import_original`.
    repaired: [...reading.mended.keys()].slice(0, KEPT_REPAIRED),
  };
}

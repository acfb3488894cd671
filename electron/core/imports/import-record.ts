import { basename } from 'node:path';
import type { Issue } from '../../../shared/contract/base.ts';
import type { Change } from '../context.ts';
import type { SqlValue } from '../db/types.ts';
import type { WritableSet } from './inspected-set.ts';

/** What the user says of a set when it is taken in. */
export interface SetDetails {
  readonly title: string;
  readonly source: string;
  readonly asOf: string | null;
  /** An imported layer that the rows are added to, or the wished name of a new one; null leaves it to the file's name. */
  readonly into?: string | null;
}

/** How an import ended. */
export type ImportStatus = 'done' | 'partial' | 'none';

/** Rows that the file itself gave up are no loss; any other row left out makes an import partial. */
export const statusOf = ({ reading: { account, tally } }: WritableSet): ImportStatus =>
  account.skipped > tally.count('row-deleted-mark') ? 'partial' : 'done';

/** Originals of repaired shapes are kept with the layer, up to this many characters of hexadecimal WKB. */
const KEPT_SKIPPED = 200;
const KEPT_ORIGINALS = 2_000_000;

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
interface Destination {
  readonly layer: string;
  readonly register: string | null;
  readonly issues: readonly Issue[];
}

/** Writes where rows come from: the source and the import itself stand in the workspace for ever. */
export function insertOrigin(
  change: Change,
  inspected: WritableSet,
  details: SetDetails,
  destination: Destination,
): { sourceId: string; importId: string; jobFid: number } {
  const sourceId = change.insert('dataset_source', sourceRow(inspected, details)).id;
  const job = change.insert('import_job', jobRow(inspected, details, sourceId, destination));
  return { sourceId, importId: job.id, jobFid: job.fid };
}

function jobRow(
  inspected: WritableSet,
  details: SetDetails,
  sourceId: string,
  { layer, register, issues }: Destination,
): Record<string, SqlValue> {
  const { source, encoding, crs, reading, hashes } = inspected;
  const { account } = reading;
  const now = new Date().toISOString();
  return {
    source_id: sourceId,
    layer,
    register,
    status: statusOf(inspected),
    read_rows: account.read,
    inserted: account.inserted,
    updated: account.updated,
    unchanged: account.unchanged,
    skipped: account.skipped,
    repaired: account.repaired,
    issues: JSON.stringify(
      issues.map(({ code, severity, count, examples }) => ({ code, severity, count, examples })),
    ),
    settings: JSON.stringify({
      title: details.title,
      format: source.format,
      encoding: encoding.name,
      encodingEvidence: encoding.evidence,
      crs: crs.finding.id,
      crsEvidence: crs.finding.evidence,
      operation: crs.finding.operation,
      content: hashes?.content ?? null,
      parts: hashes?.parts ?? {},
    }),
    started_at: now,
    finished_at: now,
  };
}

/** What stands with the layer for ever. */
export function evidenceOf(inspected: WritableSet, issues: readonly Issue[]): unknown {
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
    account: reading.account,
    issues,
    skipped: reading.skipped.slice(0, KEPT_SKIPPED),
    repaired: originals(inspected),
  };
}

/** The shapes of repaired rows as they were read (hexadecimal WKB in WGS 84), as far as there is room. */
function originals({ reading }: WritableSet): { row: number; before: string | null }[] {
  let left = KEPT_ORIGINALS;
  return [...reading.mended].slice(0, 1000).map(([row, mended]) => {
    const size = (mended?.before.length ?? 0) * 2;
    if (!mended || size > left) return { row, before: null };
    left -= size;
    return { row, before: Buffer.from(mended.before).toString('hex') };
  });
}

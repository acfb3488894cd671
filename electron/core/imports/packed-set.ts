import type { ImportSet } from '../../../shared/contract/imports.ts';
import type { CrsFinding } from '../crs/index.ts';
import { type Finding, Tally } from '../formats/index.ts';
import { type AreaLevel, codeColumns } from './code-columns.ts';
import { definitionOf } from './declared-crs.ts';
import type { WritableSet } from './inspected-set.ts';
import type { ReadableTable } from './survey.ts';

/** An inspected set as plain values, to be written by another thread. */
export interface PackedSet
  extends Pick<
    WritableSet,
    'source' | 'choice' | 'profile' | 'filling' | 'recipe' | 'declared' | 'encoding' | 'spoolPath' | 'hashes'
  > {
  readonly crs: {
    readonly finding: CrsFinding;
    /** The number of the system to read with, empty where only the file's own text describes it, or null for none. */
    readonly read: string | null;
  };
  readonly table: Omit<ReadableTable, 'codes'> & {
    readonly codes: readonly { level: AreaLevel; columns: readonly number[] }[];
  };
  readonly reading: Omit<WritableSet['reading'], 'tally'> & { readonly findings: readonly Finding[] };
  readonly issues: ImportSet['issues'];
}

/** Takes what can't be copied (functions, classes) out of an inspected set. */
export function packSet({
  source,
  choice,
  profile,
  filling,
  recipe,
  declared,
  encoding,
  crs,
  table,
  reading,
  spoolPath,
  hashes,
  shown,
}: WritableSet): PackedSet {
  const { tally, ...read } = reading;
  return {
    source,
    choice,
    profile: profile && { id: profile.id, name: profile.name },
    filling,
    recipe,
    declared,
    encoding,
    spoolPath,
    hashes,
    crs: { finding: crs.finding, read: crs.definition?.id ?? null },
    table: { ...table, codes: table.codes.map(({ level, columns }) => ({ level, columns })) },
    // Outlines are for the preview alone.
    reading: { ...read, outlines: [], findings: tally.list() },
    issues: shown.issues,
  };
}

/** The set again as it was inspected. */
export function unpackSet({ crs, table, reading, issues, ...plain }: PackedSet): WritableSet {
  const { findings, ...read } = reading;
  const tally = new Tally();
  for (const { code, severity, count } of findings) tally.add(code, severity, undefined, count);
  return {
    ...plain,
    crs: {
      finding: crs.finding,
      definition: crs.read === null ? null : definitionOf(crs.read, plain.declared),
    },
    table: { ...table, codes: table.codes.map(({ level, columns }) => codeColumns(level, columns)) },
    reading: { ...read, tally },
    shown: { issues },
  };
}

import { basename } from 'node:path';
import type { AppContext } from '../context.ts';
import type { CellValue } from '../formats/index.ts';
import type { InputFile } from './expand-files.ts';
import { inspectFiles, isRefused } from './inspect-files.ts';
import type { InspectedSet } from './inspected-set.ts';
import { openFileOf, withRepairs } from './open-set.ts';
import { surroundingsOf } from './surroundings.ts';

/** A table of a file, whole: what is not meant to become a layer. */
export interface ReadTable {
  readonly name: string;
  readonly columns: readonly string[];
  readonly rows: readonly (readonly CellValue[])[];
}

/** More rows are no list that a person made. */
const MOST_ROWS = 200_000;

function tableOf(set: InspectedSet): ReadTable {
  const { recipe, inFile, table } = set;
  const file = withRepairs(openFileOf(recipe.opening), recipe.repairText);
  try {
    const columns = file.columns(inFile, table.encoding);
    const rows = file.rows({ columns, encoding: table.encoding, transform: null, promote: false });
    const found: CellValue[][] = [];
    while (found.length < MOST_ROWS && rows.next()) if (rows.skip === null) found.push(rows.values);
    return { name: set.source.name, columns: columns.map(({ name }) => name), rows: found };
  } finally {
    file.close();
  }
}

/**
 * Reads the tables of files as an import would, header row, encoding and sheets by evidence, and keeps nothing. Refuses what
 * an import refuses when no table can be read.
 */
export async function readTables(
  context: Pick<AppContext, 'options' | 'files'>,
  inputs: readonly { readonly path: string; readonly name?: string }[],
  options: { readonly signal?: AbortSignal; readonly onProgress?: (fraction: number) => void } = {},
): Promise<ReadTable[]> {
  const around = surroundingsOf(context.options.paths.resources, null, []);
  const files: InputFile[] = inputs.map(({ path, name }) => ({ path, name: name ?? basename(path) }));
  const inspected = await inspectFiles(files, around, () => context.files.temporaryFolder(), options);
  try {
    return [...inspected.sets.values()].flatMap((set) => (isRefused(set) ? [] : [tableOf(set)]));
  } finally {
    inspected.close();
  }
}

import { existsSync, linkSync, renameSync, rmSync } from 'node:fs';
import { basename, dirname, join } from 'node:path';
import { Refusal } from '../../../shared/domain/refusal.ts';
import { type SkippedTable, writeSkippedRows } from './skipped-rows.ts';

/** The file of the skipped rows of a set: behind the first a number stands before the ending. */
const targetOf = (path: string, number: number): string =>
  `${path.replace(/\.xlsx$/i, '')}${number === 1 ? '' : `-${number}`}.xlsx`;

/** Refuses `name-taken` where a file stands already in the place of the first. To be asked before anything is written. */
export function requireFree(path: string): void {
  const target = targetOf(path, 1);
  if (existsSync(target)) throw new Refusal('name-taken', { name: basename(target) });
}

/** Writes each table into a file of its own beside `path`; no file is ever written over. Returns their paths. */
export async function writeSkippedFiles(path: string, tables: readonly SkippedTable[]): Promise<string[]> {
  const written: string[] = [];
  let number = 0;
  for (const table of tables) {
    if (table.rows.length === 0) continue;
    let target = targetOf(path, ++number);
    if (written.length > 0) while (existsSync(target)) target = targetOf(path, ++number);
    await writeWhole(target, table);
    written.push(target);
  }
  return written;
}

/** The file is there whole or not at all. */
async function writeWhole(target: string, table: SkippedTable): Promise<void> {
  const unfinished = join(dirname(target), `.${basename(target)}.${process.pid}.unfinished`);
  try {
    await writeSkippedRows(unfinished, table);
    putInPlace(unfinished, target);
  } finally {
    rmSync(unfinished, { force: true });
  }
}

/** A link fails where the name is taken, at whatever moment it was taken; not every disk knows links. */
function putInPlace(from: string, target: string): void {
  try {
    linkSync(from, target);
  } catch {
    if (existsSync(target)) throw new Refusal('name-taken', { name: basename(target) });
    renameSync(from, target);
  }
}

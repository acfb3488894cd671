import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Refusal } from '../../../../shared/domain/refusal.ts';
import type { ReadOptions, RowSink, StagedFacts } from '../source.ts';
import { MemorySink } from './memory-sink.ts';

/** A format's reader, as all of them are called. */
export type Reader = (
  path: string,
  name: string,
  layer: string | null,
  sink: RowSink,
  options?: ReadOptions,
) => Promise<StagedFacts>;

/** Bytes as a file, for as long as `use` takes. */
export async function withFile<T>(
  content: string | Uint8Array,
  use: (path: string) => Promise<T>,
): Promise<T> {
  const folder = mkdtempSync(join(tmpdir(), 'changwat-test-'));
  try {
    const path = join(folder, 'made');
    writeFileSync(path, content);
    return await use(path);
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

export interface Read {
  readonly sink: MemorySink;
  readonly facts: StagedFacts;
  readonly issues: Record<string, number>;
}

/** Reads bytes by a format's reader, to the end or until `limit` rows. */
export async function readMade(
  read: Reader,
  content: string | Uint8Array,
  layer: string | null = null,
  limit = Infinity,
): Promise<Read> {
  const sink = new MemorySink(limit);
  const facts = await withFile(content, (path) => read(path, 'made', layer, sink));
  const issues = Object.fromEntries(sink.tally.list().map(({ code, count }) => [code, count]));
  return { sink, facts, issues };
}

/** The refusal that a promise ends with, flat; `read` where it does not. Anything else that is thrown is thrown on. */
export async function refusalOf(work: Promise<unknown>): Promise<Record<string, unknown> | 'read'> {
  try {
    await work;
    return 'read';
  } catch (error) {
    if (error instanceof Refusal) return { code: error.code, ...error.details };
    throw error;
  }
}

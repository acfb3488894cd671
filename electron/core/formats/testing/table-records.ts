import type { RawValue } from '../source.ts';
import type { MemorySink } from './memory-sink.ts';

/** The rows that a table's reader gave, cells that are bytes read in an encoding. */
export function tableRecords(sink: MemorySink, encoding = 'utf-8'): Record<string, RawValue>[] {
  const decoder = new TextDecoder(encoding);
  return sink.records.map((record) =>
    Object.fromEntries(
      Object.entries(record).map(([name, value]) => [
        name,
        value instanceof Uint8Array ? decoder.decode(value) : value,
      ]),
    ),
  );
}

/** What was found imperfect, by code. */
export const issuesIn = (sink: MemorySink): Record<string, number> =>
  Object.fromEntries(sink.tally.list().map(({ code, count }) => [code, count]));

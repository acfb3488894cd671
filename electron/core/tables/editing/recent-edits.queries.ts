import type { EditedSince } from '../../context.ts';
import { type ReadableDb, sql } from '../../db/index.ts';
import type { Touched } from '../../journal/index.ts';

interface Commit {
  /** The versions of all layers after it. */
  readonly versions: ReadonlyMap<string, number>;
  readonly tables: Touched['tables'];
}

/** Commits that are remembered: hours of work of several windows. Who looked earlier is told to look again. */
const MOST_COMMITS = 2000;

interface Log {
  /** Before the first of the commits. */
  start: ReadonlyMap<string, number>;
  commits: Commit[];
}

const logs = new WeakMap<ReadableDb, Log>();

const versionsOf = (db: ReadableDb): Map<string, number> =>
  new Map(
    db
      .all<{ name: string; version: number }>(sql`SELECT name, version FROM layer`)
      .map(({ name, version }) => [name, version]),
  );

type Range = readonly [first: number, last: number];

/** The same ranges in ascending order, none touching another. */
const merged = (ranges: readonly Range[]): Range[] => {
  const apart: [number, number][] = [];
  for (const [first, last] of [...ranges].sort((a, b) => a[0] - b[0])) {
    const before = apart.at(-1);
    if (before && first <= before[1] + 1) before[1] = Math.max(before[1], last);
    else apart.push([first, last]);
  }
  return apart;
};

const isWithin = (ranges: readonly Range[], fid: number): boolean => {
  let [low, high] = [0, ranges.length];
  while (low < high) {
    const middle = (low + high) >> 1;
    if ((ranges[middle]?.[1] ?? 0) < fid) low = middle + 1;
    else high = middle;
  }
  return (ranges[low]?.[0] ?? Number.POSITIVE_INFINITY) <= fid;
};

/** Begins to remember. Called again after another thread wrote: what is known stays. */
export const beginRecentEdits = (db: ReadableDb): void => {
  if (!logs.has(db)) logs.set(db, { start: versionsOf(db), commits: [] });
};

/** Remembers what a commit touched. */
export const noteRecentEdits = (db: ReadableDb, touched: Touched): void => {
  const log = logs.get(db);
  if (!log) return;
  const versions = versionsOf(db);
  // After a thread that ended nobody knows how, all may be another: who looked before has to look again.
  const unknown = touched.tables.size === 0 && touched.catalogue.size === 0;
  if (unknown) Object.assign(log, { start: versions, commits: [] });
  else log.commits.push({ versions, tables: touched.tables });
  const over = log.commits.splice(0, Math.max(0, log.commits.length - MOST_COMMITS));
  log.start = over.at(-1)?.versions ?? log.start;
};

/**
 * What was done to the rows of a layer since it had a version; null where that is not known any more.
 *
 * @param own versions that the asker made: what they wrote does not count
 */
export const editedSince = (
  db: ReadableDb,
  { name, base }: { readonly name: string; readonly base: string },
  version: number,
  own: readonly number[],
): EditedSince | null => {
  const log = logs.get(db);
  const start = log?.start.get(name) ?? 0;
  if (!log || version < start) return null;
  const later = log.commits
    .filter(({ versions }) => (versions.get(name) ?? 0) > version && !own.includes(versions.get(name) ?? 0))
    .flatMap(({ tables }) => tables.get(base) ?? []);
  const ranges = merged(later.flatMap((touch) => touch.ranges));
  return {
    has: (fid) => isWithin(ranges, fid),
    moved: later.some((touch) => touch.shape || touch.refilled || touch.structure !== null),
  };
};

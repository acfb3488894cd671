import type { Extent } from '../../../shared/contract/base.ts';
import { gazetteerFor } from '../areas/index.ts';
import type { OpenWorkspace } from '../context.ts';
import type { Gazetteer, KnownArea, KnownRows } from '../crs/index.ts';
import type { ReadableDb } from '../db/types.ts';
import { importedBefore } from './imports.queries.ts';
import { knownAreas, knownRows } from './known-areas.queries.ts';

/** What is known of the world outside a file: by it coordinate systems and codes are judged. */
export interface Surroundings {
  /** The workspace, or null without one. */
  readonly db: ReadableDb | null;
  /** The households: `none` where there is no store of them, `locked` while nothing of it can be read. */
  households(): ReadableDb | 'none' | 'locked';
  readonly gazetteer: Gazetteer;
  /** The areas of the workspace by code, villages among them. */
  readonly known: ReadonlyMap<string, KnownArea>;
  /** The places of the rows of every register; read when they are first asked for. */
  rows(): readonly KnownRows[];
  /** Where the province lies that the workspace or the user names; empty when none is named. */
  readonly province: readonly Extent[];
  /** The title of the layer that holds the same content already, or null. */
  importedBefore(contentHash: string): string | null;
}

/** @param provinceCodes two digits each; what is no code of a province is passed over */
export function surroundingsOf(
  resources: string,
  db: ReadableDb | null,
  provinceCodes: readonly (string | null)[],
): Surroundings {
  const gazetteer = gazetteerFor(db, resources);
  const known = db ? knownAreas(db) : new Map<string, KnownArea>();
  const province = provinceCodes.flatMap((code) => {
    const extent = code === null ? undefined : (known.get(code)?.extent ?? gazetteer.area(code)?.extent);
    return extent ? [extent] : [];
  });
  let rows: readonly KnownRows[] | null = null;
  return {
    db,
    households: () => 'none',
    gazetteer,
    known,
    rows: () => {
      rows ??= db ? knownRows(db) : [];
      return rows;
    },
    province,
    importedBefore: (hash) => (db ? importedBefore(db, hash) : null),
  };
}

/** What is known of the world around a workspace, its households among it while their store is open. */
export function surroundingsOfWorkspace(
  resources: string,
  workspace: Pick<OpenWorkspace, 'db' | 'restricted'>,
  provinceCodes: readonly (string | null)[],
): Surroundings {
  const { db, restricted } = workspace;
  return {
    ...surroundingsOf(resources, db, provinceCodes),
    households: () => (restricted.state === 'open' ? restricted.db() : restricted.state),
  };
}

/** Whether there is an area of a code: in the workspace, else in the country. */
export const areaExists =
  ({ known, gazetteer }: Pick<Surroundings, 'known' | 'gazetteer'>) =>
  (code: string): boolean =>
    known.has(code) || gazetteer.area(code) !== null;

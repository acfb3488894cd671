import { Gazetteer, type GazetteerArea, loadGazetteer } from '../crs/index.ts';
import type { ReadableDb } from '../db/types.ts';
import { type OfficialRow, officialListMark, officialRows } from './official.queries.ts';

/** What of the country a list is of: a level of a province. */
const scopeOf = ({ level, code }: { level: string; code: string }): string => `${level} ${code.slice(0, 2)}`;

const ofGazetteer = (row: OfficialRow): row is OfficialRow & { level: GazetteerArea['level'] } =>
  row.level !== 'village';

/**
 * The office's list in the place of the bundled one: for each level and province that it has rows of; the rest stays as it
 * came. Where areas lie is known by the bundled list alone.
 */
export function withOfficeList(bundled: Gazetteer, rows: readonly OfficialRow[]): Gazetteer {
  const own = rows.filter(ofGazetteer);
  const scopes = new Set(own.map(scopeOf));
  const left = [...bundled.areas()].filter((area) => !scopes.has(scopeOf(area)));
  const areas = own.map(({ level, code, name }) => ({
    ...{ level, code, name },
    extent: bundled.area(code)?.extent ?? null,
  }));
  return new Gazetteer([...left, ...areas], bundled.year);
}

const made = new WeakMap<ReadableDb, { mark: string; bundled: Gazetteer; gazetteer: Gazetteer }>();

/** The official areas as a workspace knows them: by the office's own list where it has one, else by the bundled one. */
export function gazetteerFor(db: ReadableDb | null, resources: string): Gazetteer {
  const bundled = loadGazetteer(resources);
  const mark = db === null ? '' : officialListMark(db);
  if (db === null || mark === '') return bundled;
  const known = made.get(db);
  if (known?.mark === mark && known.bundled === bundled) return known.gazetteer;
  const gazetteer = withOfficeList(bundled, officialRows(db));
  made.set(db, { mark, bundled, gazetteer });
  return gazetteer;
}

import { type ReadableDb, type Sql, sql, type WritableDb } from '../db/index.ts';

/**
 * The index holds runs of three signs. What is shorter is found by the runs that begin with it: so that the last signs
 * of a text begin a run as well, these stand behind each text.
 */
export const AFTER_TEXT = '\n\n';

/** Says in the file that all texts of the index end in these. */
const MARK = 'search_ends';
/** Of more runs or rows than these the first few are found soon enough by looking at all. */
const [MOST_RUNS, MOST_ROWS] = [1000, 20_000];

export const hasEnds = (db: ReadableDb): boolean =>
  db.get(sql`SELECT 1 FROM workspace_meta WHERE key = ${MARK}`) !== undefined;

export const markEnds = (db: WritableDb): void => {
  db.run(sql`INSERT OR IGNORE INTO workspace_meta (key, value) VALUES (${MARK}, '1')`);
};

/** Lets a connection list the runs of the index; nothing of it stands in the file. */
export const listRuns = (db: WritableDb): void =>
  db.exec("CREATE VIRTUAL TABLE IF NOT EXISTS temp.search_run USING fts5vocab('main', 'search_text', 'row')");

const canList = (db: ReadableDb): boolean =>
  db.get(sql`SELECT 1 FROM temp.sqlite_schema WHERE name = 'search_run'`) !== undefined && hasEnds(db);

/**
 * The runs that begin with a word of one or two signs, as the index is asked for any of them: '' when no row holds
 * it, null when it can't be told or many rows do.
 */
const runsOf = (db: ReadableDb, word: string): string | null => {
  const runs: string[] = [];
  let rows = 0;
  const all = db.iterate<{ term: string; doc: number }>(
    sql`SELECT term, doc FROM temp.search_run WHERE term >= ${word} AND term < ${`${word}\u{10FFFF}`}`,
  );
  for (const { term, doc } of all) {
    runs.push(`"${term.replaceAll('"', '""')}"`);
    rows += doc;
    if (runs.length > MOST_RUNS || rows > MOST_ROWS) return null;
  }
  return runs.join(' OR ');
};

/**
 * Rows that hold a word of one or two signs, as a condition on `r`: by the index where few do. Null where none does.
 *
 * @param scan the condition that looks at every row
 */
export const holdsShort = (db: ReadableDb, word: string, scan: Sql): Sql | null => {
  const runs = canList(db) ? runsOf(db, word) : null;
  if (runs === null) return scan;
  if (runs === '') return null;
  return sql`r.rowid IN (SELECT rowid FROM search_text WHERE search_text MATCH ${runs})`;
};

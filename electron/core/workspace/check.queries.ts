import { statSync } from 'node:fs';
import type { Issue } from '../../../shared/contract/base.ts';
import type { IssueCode } from '../../../shared/contract/codes.ts';
import { issueText } from '../../../shared/text/issues.ts';
import { countRows, hasRtree, tableExists } from '../db/contents.ts';
import { rtreeOf, triggersInOrder } from '../db/row-triggers.ts';
import { sql } from '../db/sql.ts';
import { boundsOfBlob } from '../db/st-functions.ts';
import type { ReadableDb, Sql } from '../db/types.ts';
import { storedPath } from '../files/index.ts';
import { firstBrokenAudit, isStoreFileBroken } from '../restricted/index.ts';
import type { SessionWorkspace } from './open-workspace.ts';
import { restrictedKeyPathOf, restrictedPathOf } from './paths.ts';
import { structureFaults } from './store.queries.ts';
import { ownTables } from './workspace.queries.ts';

function issueOf(
  code: IssueCode,
  severity: Issue['severity'],
  count: number,
  details: Record<string, string>,
  examples: string[] = [],
): Issue {
  const text = issueText(code, count, details);
  return { code, severity, count, message: text.th, messageEn: text.en, examples };
}

const countOf = (db: ReadableDb, query: Sql): number => db.get<{ n: number }>(query)?.n ?? 0;

type BoxRow = {
  geom: Uint8Array | null;
  id: number | null;
  minx: number;
  maxx: number;
  miny: number;
  maxy: number;
};

/** Rows whose box is not in the R-tree, or not where the R-tree has it; and entries of rows that are gone. */
function rtreeFaults(db: ReadableDb, table: string): number {
  const [t, r] = [sql.id(table), sql.id(rtreeOf(table))];
  let faults = countOf(
    db,
    sql`SELECT count(*) AS n FROM ${r} r WHERE NOT EXISTS (SELECT 1 FROM ${t} f WHERE f.fid = r.id)`,
  );
  const rows = db.iterate<BoxRow>(
    sql`SELECT f.geom, r.id, r.minx, r.maxx, r.miny, r.maxy FROM ${t} f LEFT JOIN ${r} r ON r.id = f.fid`,
  );
  for (const { geom, id, minx, maxx, miny, maxy } of rows) {
    const box = boundsOfBlob(geom);
    const kept = id !== null && box && box[0] >= minx && box[2] <= maxx && box[1] >= miny && box[3] <= maxy;
    if (box ? !kept : id !== null) faults += 1;
  }
  return faults;
}

function tableIssues(db: ReadableDb, table: string): Issue[] {
  if (!tableExists(db, table))
    return [issueOf('integrity-failed', 'error', 1, { file: 'workspace.gpkg' }, [table])];
  const issues: Issue[] = [];
  const amiss = hasRtree(db, table) ? rtreeFaults(db, table) : 0;
  if (amiss > 0) issues.push(issueOf('rtree-out-of-step', 'error', amiss, { layer: table }));
  const stated = db.get<{ n: number | null }>(
    sql`SELECT feature_count AS n FROM gpkg_ogr_contents WHERE table_name = ${table}`,
  );
  const rows = countRows(db, table);
  if (stated && stated.n !== null && stated.n !== rows) {
    issues.push(issueOf('count-differs', 'warning', Math.abs(stated.n - rows), { reason: table }));
  }
  if (!triggersInOrder(db, table)) {
    issues.push(issueOf('integrity-failed', 'warning', 1, { file: 'workspace.gpkg' }, [table]));
  }
  return issues;
}

/** Rows that point to a row that is not there. */
const LINKS: readonly [table: string, column: string, to: string, toColumn: string][] = [
  ['zone', 'scheme_id', 'zone_scheme', 'id'],
  ['zone_district', 'scheme_id', 'zone_scheme', 'id'],
  ['zone_district', 'zone_id', 'zone', 'id'],
  ['zone_district', 'district_code', 'district', 'code'],
  ['council_area_subdistrict', 'council_area_id', 'council_area', 'id'],
  ['council_area_subdistrict', 'subdistrict_code', 'subdistrict', 'code'],
  ['village', 'council_area_id', 'council_area', 'id'],
  ['housing_project', 'council_area_id', 'council_area', 'id'],
];

function orphanIssues(db: ReadableDb): Issue[] {
  return LINKS.flatMap(([table, column, to, toColumn]) => {
    const n = countOf(
      db,
      sql`SELECT count(*) AS n FROM ${sql.id(table)} t WHERE t.${sql.id(column)} NOTNULL
        AND NOT EXISTS (SELECT 1 FROM ${sql.id(to)} o WHERE o.${sql.id(toColumn)} = t.${sql.id(column)})`,
    );
    return n === 0
      ? []
      : [issueOf('orphan-row', 'warning', n, { layer: table }, [`${table}.${column} → ${to}`])];
  });
}

/** Entries of GeoPackage's tables that name nothing. */
function contentsIssues(db: ReadableDb): Issue[] {
  const missing = db.all<{ table_name: string }>(
    sql`SELECT table_name FROM gpkg_contents WHERE table_name NOT IN (SELECT name FROM sqlite_schema)`,
  );
  if (missing.length === 0) return [];
  const names = missing.map((row) => row.table_name);
  return [issueOf('integrity-failed', 'error', names.length, { file: 'workspace.gpkg' }, names)];
}

/** Documents whose file is not there, or not as long as it was. */
function documentIssues({ db, folder }: SessionWorkspace): Issue[] {
  const rows = db.all<{ hash: string | null; bytes: number | null; title: string | null }>(
    sql`SELECT file_hash AS hash, bytes, title_th AS title FROM document`,
  );
  const lost = rows.filter(
    ({ hash, bytes }) =>
      hash !== null && statSync(storedPath(folder, hash), { throwIfNoEntry: false })?.size !== bytes,
  );
  if (lost.length === 0) return [];
  const titles = lost.slice(0, 5).map(({ title }) => title ?? '');
  return [issueOf('document-file-missing', 'error', lost.length, {}, titles)];
}

function restrictedIssues(workspace: SessionWorkspace): Issue[] {
  const file = { file: 'restricted.db' };
  const { folder } = workspace;
  if (isStoreFileBroken(restrictedPathOf(folder), restrictedKeyPathOf(folder)))
    return [issueOf('integrity-failed', 'error', 1, file)];
  if (workspace.restricted.state !== 'open') return [];
  const db = workspace.restricted.db();
  try {
    const faults = structureFaults(db, true);
    if (faults.length > 0) return [issueOf('integrity-failed', 'error', faults.length, file)];
  } catch {
    // A page whose authentication fails ends the reading: altered or torn.
    return [issueOf('integrity-failed', 'error', 1, file)];
  }
  const broken = firstBrokenAudit(db);
  return broken === null ? [] : [issueOf('integrity-failed', 'error', 1, file, [`audit ${broken}`])];
}

/** What is said of a workspace that can't even be opened. */
export const damagedIssue = (): Issue => issueOf('integrity-failed', 'error', 1, { file: 'workspace.gpkg' });

/**
 * Examines an open workspace: the files' structure, R-trees against rows, GeoPackage's entries and counts, links
 * between rows, the files of documents, the restricted store's pages and audit chain when it is open. `ok` when nothing is an error.
 */
export function checkWorkspace(workspace: SessionWorkspace): { ok: boolean; issues: Issue[] } {
  const { db } = workspace;
  const faults = structureFaults(db, true);
  const structure =
    faults.length > 0
      ? [issueOf('integrity-failed', 'error', faults.length, { file: 'workspace.gpkg' }, faults)]
      : [];
  const issues = [
    ...structure,
    ...contentsIssues(db),
    ...ownTables(db).flatMap((table) => tableIssues(db, table)),
    ...orphanIssues(db),
    ...documentIssues(workspace),
    ...restrictedIssues(workspace),
  ];
  return { ok: issues.every((issue) => issue.severity !== 'error'), issues };
}

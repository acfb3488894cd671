import { existsSync } from 'node:fs';
import type { Question } from './question.ts';

/** Debian's pgRouting for the PostgreSQL that the benchmark starts. */
export const hasRouting = (): boolean => existsSync('/usr/share/postgresql/15/extension/pgrouting.control');

/** The nodes of roads that end where others begin, and their lengths: what `pgr_createTopology` makes. */
const TOPOLOGY = `CREATE EXTENSION IF NOT EXISTS pgrouting;
  DROP TABLE IF EXISTS ways;
  CREATE TABLE ways AS
  WITH ends AS (SELECT fid, geom, ST_StartPoint(geom) AS a, ST_EndPoint(geom) AS b FROM roads),
    nodes AS (SELECT row_number() OVER () AS node, p FROM (SELECT a AS p FROM ends UNION SELECT b FROM ends) u)
  SELECT e.fid AS id, s.node AS source, t.node AS target, ST_Length(e.geom::geography) AS cost,
    e.geom, ST_Transform(e.geom, 32647) AS flat
  FROM ends e JOIN nodes s ON s.p = e.a JOIN nodes t ON t.p = e.b;
  CREATE INDEX ON ways USING gist (flat); CREATE UNIQUE INDEX ON ways (id); ANALYZE ways`;

/** Places tied to the nearest road within reach, and roads cut there. */
const TIED = `WITH places AS (
    SELECT 'service' AS kind, fid, geom, ST_Transform(geom, 32647) AS flat FROM services
    UNION ALL SELECT 'house', fid, geom, ST_Transform(geom, 32647) FROM houses),
  tied AS (SELECT kind, p.fid, 1000000 + row_number() OVER () AS node, n.id AS edge, n.f, n.metres FROM places p
    CROSS JOIN LATERAL (SELECT w.id, ST_LineLocatePoint(w.flat, p.flat) AS f,
      ST_Distance(w.geom::geography, p.geom::geography) AS metres
      FROM ways w ORDER BY w.flat <-> p.flat LIMIT 1) n WHERE n.metres <= 500)
  SELECT kind, fid, node, edge, f, metres INTO TEMP tied FROM tied;
  SELECT row_number() OVER () AS id, source, target, cost INTO TEMP net FROM (
    SELECT s.node AS source, lead(s.node) OVER w AS target, (lead(s.f) OVER w - s.f) * e.cost AS cost
    FROM (SELECT edge, node, f, 1 AS n FROM tied UNION ALL SELECT id, source, 0, 0 FROM ways
      UNION ALL SELECT id, target, 1, 2 FROM ways) s JOIN ways e ON e.id = s.edge
    WINDOW w AS (PARTITION BY s.edge ORDER BY s.n, s.f, s.node)
    UNION ALL SELECT 9000000, node, metres FROM tied WHERE kind = 'service') x WHERE target IS NOT NULL`;
/** One way out from all services together. */
const ROUTED = `SELECT h.fid, h.geom, h.code, d.agg_cost + t.metres AS distance_m
  FROM pgr_drivingDistance('SELECT id, source, target, cost FROM net', 9000000, 1e9, false) d
  JOIN tied t ON t.node = d.node AND t.kind = 'house' JOIN houses h ON h.fid = t.fid`;

/** pgRouting has its network made beforehand, and is not asked which service is the nearest. */
export const ROADS: Question = {
  name: 'nearest of 5,000 services to 50,000 houses along roads',
  steps: [{ id: 'a', op: 'nearest', input: 'houses', of: 'services', roads: 'roads' }],
  before: TOPOLOGY,
  first: TIED,
  sql: ROUTED,
  check: 'SELECT sum(distance_m) FROM answer',
  own: 'sum(distance_m)',
  most: 1,
};

import { execFileSync, spawnSync } from 'node:child_process';
import { join } from 'node:path';
import { aWorkspace } from '../../testing/workspace.ts';
import { loadTables, postgisPrograms, startPostgis } from '../testing/postgis.ts';
import { FULL, makeLand } from './make-land.ts';
import type { Question } from './question.ts';
import { hasRouting, ROADS } from './roads-question.ts';

/**
 * Five questions of a province and of the country against PostGIS with its indexes, on the same machine and data, one after
 * the other in pairs; ours from recipe to result layer in the workspace, PostGIS's from statement to table. Ratios below 1
 * are faster than PostGIS. Installs Debian's PostGIS where it is missing and we may; starts it on a private socket.
 *
 *   npm run bench:analysis [-- rounds [part of a question's name]]
 */
const ROUNDS = Number(process.argv[2] ?? 3);
/** Only questions whose name holds this. */
const ONLY = process.argv[3] ?? '';

const MOST_MB = 500;
/** Of an answer: areas and distances are measured by both on the ellipsoid, in different ways. */
const APART = 1e-6;

const QUESTIONS: readonly Question[] = [
  {
    name: 'count 500,000 points in 7,255 areas',
    steps: [{ id: 'a', op: 'count-in-areas', areas: 'tambons', input: 'points' }],
    sql: `SELECT a.fid, a.geom, a.code, count(p.fid) AS value FROM tambons a
      LEFT JOIN points p ON ST_Intersects(a.geom, p.geom) GROUP BY a.fid`,
    check: 'SELECT sum(value) FROM answer',
    own: 'sum(value)',
    most: 1,
  },
  {
    name: 'overlay of 5,000 forests with 150 sub-districts, with areas',
    steps: [{ id: 'a', op: 'intersect', input: 'forests', with: 'subdistricts' }],
    sql: `SELECT f.code, s.code AS code_2, x.geom, ST_Area(x.geom::geography) / 1600 AS area_rai
      FROM forests f JOIN subdistricts s ON ST_Intersects(f.geom, s.geom)
      CROSS JOIN LATERAL (SELECT ST_Intersection(f.geom, s.geom) AS geom) x`,
    check: 'SELECT sum(area_rai) FROM answer',
    own: 'sum(area_rai)',
    most: 0.5,
  },
  {
    name: '50,000 houses within 1 km of forests, by sub-district',
    steps: [
      { id: 'a', op: 'near', input: 'houses', of: 'forests', distanceM: 1000 },
      { id: 'b', op: 'count-in-areas', areas: 'subdistricts', input: '#a' },
    ],
    sql: `SELECT s.fid, s.geom, s.code, count(h.fid) AS value FROM subdistricts s LEFT JOIN houses h
      ON ST_Intersects(s.geom, h.geom) AND EXISTS
        (SELECT 1 FROM forests f WHERE ST_DWithin(f.geom::geography, h.geom::geography, 1000)) GROUP BY s.fid`,
    check: 'SELECT sum(value) FROM answer',
    own: 'sum(value)',
    most: 1,
  },
  {
    name: 'nearest of 5,000 services to 50,000 houses',
    steps: [{ id: 'a', op: 'nearest', input: 'houses', of: 'services' }],
    // The operator of the index measures on a sphere: the sum over the first of each is 8e-6 apart from that over the
    // nearest, which is looked for among the first three.
    sql: `SELECT h.fid, h.geom, h.code, n.code AS nearest, n.distance_m FROM houses h CROSS JOIN LATERAL
      (SELECT c.code, ST_Distance(c.geom::geography, h.geom::geography) AS distance_m FROM
        (SELECT s.code, s.geom FROM services s ORDER BY s.geom::geography <-> h.geom::geography LIMIT 3) c
       ORDER BY distance_m LIMIT 1) n`,
    check: 'SELECT sum(distance_m) FROM answer',
    own: 'sum(distance_m)',
    most: 0.5,
  },
  {
    name: 'dissolve of 7,255 areas into 928',
    steps: [{ id: 'a', op: 'dissolve', input: 'tambons', by: ['district'] }],
    sql: `SELECT district, count(*) AS n, x AS geom, ST_Area(x::geography) / 1600 AS area_rai FROM
      (SELECT district, ST_Union(geom) AS x, count(*) AS n FROM tambons GROUP BY district) u GROUP BY district, x`,
    check: 'SELECT sum(area_rai) FROM answer',
    own: 'sum(area_rai)',
    most: 1,
  },
  ROADS,
];

function programs(): string {
  const found = postgisPrograms();
  if (found !== null && hasRouting()) return found;
  process.stdout.write('PostGIS or pgRouting is missing; installing them\n');
  const packages = ['postgresql-15-postgis-3', 'postgresql-15-pgrouting'];
  spawnSync('apt-get', ['install', '-y', '--no-install-recommends', ...packages], { stdio: 'inherit' });
  const installed = postgisPrograms();
  if (installed === null)
    throw new Error('PostGIS could not be installed: apt-get install postgresql-15-postgis-3');
  if (!hasRouting()) process.stdout.write('pgRouting could not be installed: roads are left out\n');
  return installed;
}

interface Ours {
  readonly ms: number;
  /** Processor time of all threads: the one figure that others on the machine hardly change. */
  readonly cpuMs: number;
  readonly marks: Record<string, number>;
  readonly peakMB: number;
  readonly sum: number;
}

const TOP = join(import.meta.dirname, '../../../..');
/** As `npm start` and `npm run changwat` run the app. */
const FLAGS = ['--max-semi-space-size=2'];

/** Bundles the program that asks one question, as the app is bundled: sources would be measured with types being stripped. */
function buildOwn(): string {
  const source = 'electron/core/analyses/bench/one-analysis.ts';
  execFileSync(process.execPath, [join(TOP, 'scripts/build.mjs'), source], { cwd: TOP });
  return join(TOP, 'out/bench/one-analysis.js');
}

function ask(program: string, folder: string, { steps, own }: Question): Ours {
  const args = [...FLAGS, program, folder, join(TOP, 'resources'), JSON.stringify(steps), own];
  const { status, stdout, stderr } = spawnSync(process.execPath, args, { encoding: 'utf8' });
  if (status !== 0) throw new Error(stderr);
  return JSON.parse(stdout) as Ours;
}

const median = (values: readonly number[]): number =>
  [...values].sort((a, b) => a - b)[values.length >> 1] ?? 0;

const program = buildOwn();
const test = await aWorkspace();
makeLand(test.workspace, FULL);
const gpkg = test.workspace.gpkgPath;
const folder = test.workspace.folder;
await test.session.close();
const postgis = await startPostgis(programs());
let failed = false;
try {
  loadTables(postgis, gpkg, ['tambons', 'subdistricts', 'forests', 'points', 'houses', 'services', 'roads']);
  for (const question of QUESTIONS.filter(({ name }) => name.includes(ONLY))) {
    if (question === ROADS && !hasRouting()) continue;
    if (question.before !== undefined) postgis.run(question.before);
    const ratios: number[] = [];
    let ours: Ours | null = null;
    let theirs = 0;
    for (let round = 0; round < ROUNDS; round++) {
      ours = ask(program, folder, question);
      const { first = 'SELECT', sql } = question;
      const { ms } = postgis.run(`DROP TABLE IF EXISTS answer; ${first}; CREATE TABLE answer AS ${sql}`);
      theirs = ms.slice(1).reduce((sum, one) => sum + one, 0);
      ratios.push(ours.ms / theirs);
    }
    const sum = Number(postgis.run(question.check).rows[0]);
    const apart = ours === null ? Number.NaN : Math.abs(ours.sum / sum - 1);
    const ratio = median(ratios);
    if (ratio > question.most || (ours?.peakMB ?? 0) > MOST_MB || !(apart <= APART)) failed = true;
    process.stdout.write(
      `${question.name}\n  ratio ${ratio.toFixed(2)} (at most ${question.most}; ${ratios.map((r) => r.toFixed(2)).join(' ')}), ` +
        `ours ${Math.round(ours?.ms ?? 0)} ms (processor ${Math.round(ours?.cpuMs ?? 0)} ms, ${JSON.stringify(ours?.marks)}), PostGIS ${Math.round(theirs)} ms, ` +
        `peak ${Math.round(ours?.peakMB ?? 0)} MB, answers apart by ${apart.toExponential(1)}\n`,
    );
  }
} finally {
  await postgis.close();
  await test.close();
}
process.exitCode = failed ? 1 : 0;

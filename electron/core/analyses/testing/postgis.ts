import { type ChildProcess, spawn, spawnSync } from 'node:child_process';
import { chownSync, existsSync, mkdirSync, mkdtempSync, readdirSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout } from 'node:timers/promises';

/** A PostGIS of our own on a private socket: no port, no other database touched, gone when closed. */
export interface Postgis {
  /** Where GDAL finds it. */
  readonly ogr: string;
  /** Rows of the last statement, tab-separated, and the milliseconds of each as psql measured them. Throws on an error. */
  run(sql: string): { rows: string[]; ms: number[] };
  close(): Promise<void>;
}

const VERSIONS = '/usr/lib/postgresql';

/** The folder of PostgreSQL's programs where PostGIS is installed with it; null elsewhere. */
export function postgisPrograms(): string | null {
  if (!existsSync(VERSIONS)) return null;
  const version = readdirSync(VERSIONS)
    .sort()
    .findLast((v) => existsSync(`/usr/share/postgresql/${v}/extension/postgis.control`));
  return version === undefined ? null : join(VERSIONS, version, 'bin');
}

/** PostgreSQL will not run as root: then it runs as the user that its package made. */
function owner(): { uid?: number; gid?: number } {
  if (process.getuid?.() !== 0) return {};
  const id = (flag: string): number =>
    Number(spawnSync('id', [flag, 'postgres'], { encoding: 'utf8' }).stdout);
  return { uid: id('-u'), gid: id('-g') };
}

/** Starts it in a temporary folder. */
export async function startPostgis(programs: string): Promise<Postgis> {
  const home = mkdtempSync(join(tmpdir(), 'changwat-pg-'));
  const data = join(home, 'data');
  const who = owner();
  mkdirSync(data);
  if (who.uid !== undefined && who.gid !== undefined)
    for (const folder of [home, data]) chownSync(folder, who.uid, who.gid);
  const made = spawnSync(
    join(programs, 'initdb'),
    ['-D', data, '-U', 'postgres', '-A', 'trust', '-E', 'UTF8'],
    {
      ...who,
      cwd: home,
      encoding: 'utf8',
    },
  );
  if (made.status !== 0) throw new Error(`initdb: ${made.stderr}`);
  const settings = ['shared_buffers=256MB', 'work_mem=64MB', 'fsync=off', 'listen_addresses='];
  const server = spawn(
    join(programs, 'postgres'),
    ['-D', data, '-k', home, ...settings.flatMap((setting) => ['-c', setting])],
    { ...who, cwd: home, stdio: 'ignore' },
  );
  const close = async (): Promise<void> => {
    await ended(server);
    rmSync(home, { recursive: true, force: true });
  };
  try {
    await ready(programs, home);
    const run = (sql: string): ReturnType<Postgis['run']> => query(programs, home, sql);
    run('CREATE EXTENSION postgis');
    return { ogr: `PG:host=${home} user=postgres dbname=postgres`, run, close };
  } catch (error) {
    await close();
    throw error;
  }
}

/** Copies tables of a GeoPackage by GDAL, with the indexes that an expert would make. */
export function loadTables(postgis: Postgis, gpkg: string, tables: readonly string[]): void {
  for (const table of tables) {
    const options = ['-lco', 'GEOMETRY_NAME=geom', '-lco', 'FID=fid', '--config', 'PG_USE_COPY', 'YES'];
    const args = ['-f', 'PostgreSQL', postgis.ogr, gpkg, table, ...options];
    const { status, stderr } = spawnSync('ogr2ogr', args, { encoding: 'utf8' });
    if (status !== 0) throw new Error(stderr);
    postgis.run(`CREATE INDEX ON ${table} USING gist ((geom::geography))`);
    postgis.run(`VACUUM ANALYZE ${table}`);
  }
}

async function ready(programs: string, home: string): Promise<void> {
  for (let tries = 0; tries < 200; tries++) {
    if (spawnSync(join(programs, 'pg_isready'), ['-h', home, '-q']).status === 0) return;
    await setTimeout(50);
  }
  throw new Error('PostgreSQL did not start');
}

function query(programs: string, home: string, sql: string): { rows: string[]; ms: number[] } {
  const args = ['-h', home, '-U', 'postgres', '-d', 'postgres', '-X', '-q', '-A', '-t', '-F', '\t'];
  const { status, stdout, stderr } = spawnSync(join(programs, 'psql'), [...args, '-v', 'ON_ERROR_STOP=1'], {
    input: `\\timing on\n${sql};\n`,
    encoding: 'utf8',
    maxBuffer: 1 << 28,
  });
  if (status !== 0) throw new Error(stderr);
  const lines = stdout.split('\n').filter((line) => line !== '');
  const times = lines.filter((line) => line.startsWith('Time: '));
  return {
    rows: lines.filter((line) => !line.startsWith('Time: ')),
    ms: times.map((line) => Number.parseFloat(line.slice('Time: '.length))),
  };
}

function ended(server: ChildProcess): Promise<void> {
  return new Promise((resolve) => {
    if (server.exitCode !== null) return resolve();
    server.once('exit', () => resolve());
    // A fast shutdown: open statements are given up.
    server.kill('SIGINT');
  });
}

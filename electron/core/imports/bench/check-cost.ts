import { crsById } from '../../crs/index.ts';
import { ShapefileSource } from '../../formats/index.ts';
import { loadGeos } from '../../geometry/index.ts';
import { readSet } from '../reading.ts';

/** Reads a file with and without checking and repairing its shapes, and prints what the check takes; a process of its own. */
const [path = ''] = process.argv.slice(2);
const part = (extension: string): string => path.replace(/shp$/, extension);
const paths = { shp: path, shx: part('shx'), dbf: part('dbf') };
const geos = await loadGeos();

interface Taken {
  readonly cpu: number;
  readonly wall: number;
}

function read(checked: boolean): Taken {
  const source = new ShapefileSource(paths, 'bench');
  const started = performance.now();
  const cpu = process.cpuUsage();
  const options = {
    columns: [],
    encoding: 'windows-874',
    definition: crsById('EPSG:32647'),
    geos: checked ? geos : null,
    limit: Number.POSITIVE_INFINITY,
    spool: null,
  };
  const work = readSet(source, options);
  while (!work.next().done);
  const used = process.cpuUsage(cpu);
  source.close();
  return { cpu: (used.user + used.system) / 1e6, wall: (performance.now() - started) / 1000 };
}

read(false);
read(true);
const [plain, checked] = [read(false), read(true)];
process.stdout.write(JSON.stringify({ cpu: checked.cpu - plain.cpu, wall: checked.wall - plain.wall }));

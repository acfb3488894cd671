import { existsSync, readdirSync, statSync } from 'node:fs';
import { dirname, join } from 'node:path';
import type { FileTokens } from '../context.ts';
import type { GivenFile } from './basemap-task.ts';

interface Given {
  readonly token: string;
  readonly path: string;
  readonly name: string;
}

/** A map among files that were dropped or picked, with its parts. */
export interface GivenMap extends Omit<GivenFile, 'home'> {
  readonly token: string;
  readonly bytes: number;
}

const endingOf = (name: string): string => /\.([^.]+)$/.exec(name)?.[1]?.toLowerCase() ?? '';
/** Names without their last ending, for what belongs together; case and form of Unicode don't matter. */
const stemOf = (name: string): string =>
  name
    .replace(/\.[^.]+$/, '')
    .normalize('NFC')
    .toLowerCase();

const PICTURES = new Set(['tif', 'tiff', 'gtiff', 'jpg', 'jpeg', 'png', 'webp']);
const WORLDS = new Set(['tfw', 'tifw', 'jgw', 'jpgw', 'jpegw', 'pgw', 'pngw', 'wld', 'wpw']);

/** What a file is by its ending; its content is judged when it is opened. */
const formatOf = (name: string): GivenFile['format'] | null => {
  const ending = endingOf(name);
  if (ending === 'pmtiles' || ending === 'mbtiles') return ending;
  return PICTURES.has(ending) ? 'image' : null;
};

/**
 * The maps among what tokens stand for, each with its world file and `.prj`: those that were given along with it, else
 * those that lie beside it. Files of no use are listed in `strange`.
 */
export function givenMaps(
  files: FileTokens,
  tokens: readonly string[],
): { maps: GivenMap[]; strange: Given[] } {
  const given = tokens.map((token): Given => ({ token, ...files.path(token) }));
  const maps = given.flatMap((one): GivenMap[] => {
    const format = formatOf(one.name);
    const stat = statSync(one.path, { throwIfNoEntry: false });
    if (format === null || !stat?.isFile()) return [];
    const parts = format === 'image' ? partsOf(one, given) : { world: null, prj: null };
    return [{ ...one, format, bytes: stat.size, ...parts }];
  });
  const used = new Set(maps.flatMap(({ path, world, prj }) => [path, world, prj]));
  const part = ({ name }: Given): boolean =>
    WORLDS.has(endingOf(name)) || /\.(prj|aux\.xml|ovr|pov)$/i.test(name);
  return { maps, strange: given.filter((one) => !used.has(one.path) && !(part(one) && maps.length > 0)) };
}

function partsOf(main: Given, given: readonly Given[]): Pick<GivenFile, 'world' | 'prj'> {
  const beside = given.length > 1 ? [] : namesBeside(main.path);
  const among = [...given.filter((one) => one.token !== main.token), ...beside];
  const stem = stemOf(main.name);
  const whole = main.name.normalize('NFC').toLowerCase();
  // `map.jgw`, and `map.jpg.wld` as some programs write it.
  const belongs = ({ name }: { name: string }): boolean => [stem, whole].includes(stemOf(name));
  const find = (is: (ending: string) => boolean): string | null =>
    among.find((one) => belongs(one) && is(endingOf(one.name)))?.path ?? null;
  return { world: find((ending) => WORLDS.has(ending)), prj: find((ending) => ending === 'prj') };
}

/** Only a file that was picked alone is looked around: what was picked with it says what belongs to it. */
function namesBeside(path: string): { name: string; path: string }[] {
  const folder = dirname(path);
  if (!existsSync(folder)) return [];
  const stem = stemOf(path.slice(folder.length + 1));
  return readdirSync(folder)
    .filter((name) => name.normalize('NFC').toLowerCase().startsWith(stem))
    .slice(0, 100)
    .map((name) => ({ name, path: join(folder, name) }));
}

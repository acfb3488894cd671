/** Files that are maps whatever stands beside them; of the last three it is told how they are turned into one that is read. */
const MAPS = /\.(pmtiles|mbtiles|tiff?|ecw|sid|jp2)$/i;
/** Says where a picture of the same name lies. */
const WORLDS = /\.(tfw|tifw|jgw|jpgw|jpegw|pgw|pngw|wld|wpw)$/i;
const PARTS = /\.(jpe?g|png|webp|prj|ovr|aux\.xml)$/i;

const stemOf = (name: string): string =>
  name
    .replace(/(\.aux\.xml|\.[^.]+)$/i, '')
    .normalize('NFC')
    .toLowerCase();

/**
 * Tells basemaps from data among files that were dropped together: what is a map by its ending, and pictures with a world
 * file, each with all that bears its name. Everything else is data to be imported.
 */
export const splitDropped = <F extends { readonly name: string }>(
  files: readonly F[],
): { readonly maps: readonly F[]; readonly data: readonly F[] } => {
  const placed = files.filter(({ name }) => MAPS.test(name) || WORLDS.test(name));
  const stems = new Set(placed.map(({ name }) => stemOf(name)));
  const isMap = (file: F): boolean =>
    placed.includes(file) ||
    (PARTS.test(file.name) && (stems.has(stemOf(file.name)) || stems.has(file.name.toLowerCase())));
  return { maps: files.filter(isMap), data: files.filter((file) => !isMap(file)) };
};

import { pickFiles } from '../../platform/index.ts';
import { startImport } from './import-actions.ts';

/** Kinds of files that can be picked: a format's own ending, and the parts of a shapefile. */
export const IMPORT_EXTENSIONS = [
  ...['zip', 'shp', 'shx', 'dbf', 'prj', 'cpg'],
  ...['gpkg', 'geojson', 'json', 'geojsonl', 'kml', 'kmz', 'gpx', 'fgb'],
  ...['csv', 'tsv', 'txt', 'xlsx'],
];

/** Lets the user pick files and starts an import with them; with `keep` they join the open one. */
export const pickAndImport = async (keep = false): Promise<void> => {
  const refs = await pickFiles(IMPORT_EXTENSIONS);
  await startImport(refs, keep);
};

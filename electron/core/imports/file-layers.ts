import type { FileFormat } from '../../../shared/contract/import-choice.ts';
import { Refusal } from '../../../shared/domain/refusal.ts';
import { layersOfGpx } from '../formats/gpx/read-gpx.ts';
import type { FileEntry } from '../formats/index.ts';
import { layersOfKml } from '../formats/kml/read-kml.ts';
import { type SheetFacts, sheetsOf } from '../formats/xlsx/read-xlsx.ts';
import { type ForeignTable, tablesOfGpkg } from './foreign-gpkg.queries.ts';

/** Formats that are read once from their start to their end, and kept in a stage file. */
export type StagedFormat = Exclude<FileFormat, 'shapefile'>;

/** A layer, sheet or table of a file. */
export interface FileLayer {
  /** Null for formats of one layer without a name. */
  readonly layer: string | null;
  /** What the file itself calls it, where that is another name. */
  readonly title: string | null;
  /** False for what is taken in only if the user says so. */
  readonly offered: boolean;
  /** A sheet behind the first: it may hold no more than notes. */
  readonly secondary: boolean;
  /** Why it can't be read at all. */
  readonly refusal: Refusal | null;
}

const whole: FileLayer = { layer: null, title: null, offered: true, secondary: false, refusal: null };

export interface LayersOptions {
  readonly quick?: boolean | undefined;
  readonly signal?: AbortSignal | undefined;
}

const QUICK_BYTES = 8 << 20;

/** The layers of a file, in its own order. A file that can't be opened is one layer with the refusal of it. */
export async function layersOfFile(
  format: StagedFormat,
  file: FileEntry,
  { quick, signal }: LayersOptions = {},
): Promise<FileLayer[]> {
  // To list the folders of a KML all of it has to be read.
  if (quick && format === 'kml' && file.size > QUICK_BYTES) return [whole];
  try {
    const layers = await listed(format, file, signal);
    return layers.length > 0 ? layers : [whole];
  } catch (error) {
    if (error instanceof Refusal && error.code !== 'job-cancelled') return [{ ...whole, refusal: error }];
    throw error;
  }
}

async function listed(
  format: StagedFormat,
  { path, name }: FileEntry,
  signal: AbortSignal | undefined,
): Promise<FileLayer[]> {
  const file = name.slice(name.lastIndexOf('/') + 1);
  switch (format) {
    case 'xlsx':
      return workbookSheets(await sheetsOf(path, file));
    case 'geopackage':
      return databaseTables(await tablesOfGpkg(path, file));
    case 'kml':
      return (await layersOfKml(path, file, { signal })).map((layer) => ({ ...whole, layer: layer.name }));
    case 'gpx':
      // The places along a track are its vertices, and rows of their own only where someone asks for them.
      return (await layersOfGpx(path, file, { signal })).map(({ name: layer }, _, all) => ({
        ...whole,
        layer,
        offered: !/_points$/.test(layer) || all.length === 1,
      }));
    default:
      return [whole];
  }
}

/** Tables that programs keep for themselves: styles of QGIS, projects, what tools for tiles and change tracking write. */
const HOUSEKEEPING =
  /^(layer_styles|qgis_|qgep_|gpkg_|rtree_|sqlite_|spatial_ref_sys|geometry_columns|change_log|import_job|import_profile)/i;

function databaseTables(tables: readonly ForeignTable[]): FileLayer[] {
  const taken = tables.filter((table) => table.importable);
  return taken.map(({ name, title, kind }) => ({
    ...whole,
    layer: name,
    title: title === name ? null : title,
    offered: kind === 'features' || !HOUSEKEEPING.test(name),
  }));
}

/** Hidden sheets and those that hold no table are there, and taken in only if asked for. */
function workbookSheets(sheets: readonly SheetFacts[]): FileLayer[] {
  const isTable = ({ state, rows }: SheetFacts): boolean =>
    state === 'visible' && (rows === undefined || rows >= 2);
  const first = sheets.find(isTable) ?? sheets[0];
  return sheets.map((sheet) => ({
    ...whole,
    layer: sheet.name,
    offered: isTable(sheet) || sheet === first,
    secondary: sheet !== first,
  }));
}

import type { ShapefilePaths } from './shapefile.ts';

/** A file that may be part of a shapefile: where it lies, and its name as the user knows it. */
export interface FileEntry {
  readonly path: string;
  /** With folders, `/` between them, for members of a folder or an archive. */
  readonly name: string;
  readonly size: number;
}

/** The parts of one shapefile. */
export interface ShapefileSet {
  readonly name: string;
  /** Folders above it in what was dropped, or empty. */
  readonly folder: string;
  readonly paths: ShapefilePaths;
  readonly parts: readonly FileEntry[];
  /** Extensions that should be there and are not. */
  readonly missing: readonly string[];
}

const READ = new Set(['shp', 'shx', 'dbf', 'prj', 'cpg']);
/** Indexes and metadata that lie beside a shapefile and need not be read. */
const BESIDE =
  /\.(sbn|sbx|qix|qpj|qmd|qml|sld|lyr|idm|ind|ain|aih|atx|ixs|mxs|fbn|fbx|cst|shp\.xml|shp\.ea\.iso\.xml|xml)$/i;

const extensionOf = (name: string): string => /\.([^./]+)$/.exec(name)?.[1]?.toLowerCase() ?? '';

/** True for names of files that belong to shapefiles, read or not. */
export const isShapefilePart = (name: string): boolean => READ.has(extensionOf(name));
export const liesBeside = (name: string): boolean => BESIDE.test(name);

/**
 * Puts loose files together by folder and name. Where two files of one name differ only in the case of their letters or
 * lie in different folders, each belongs to those that are written as it is; a part that has no such company joins the
 * others whatever the case. A `.dbf` without shapes is a table by itself; other parts without a `.shp` or `.dbf` make no
 * set and are returned as left over.
 */
export function groupShapefiles(files: readonly FileEntry[]): { sets: ShapefileSet[]; left: FileEntry[] } {
  const parts = files.filter((file) => READ.has(extensionOf(file.name)));
  const left = files.filter((file) => !READ.has(extensionOf(file.name)));
  const sets: ShapefileSet[] = [];
  for (const alike of Map.groupBy(parts, (file) => stemOf(file).toLowerCase()).values())
    for (const group of apart(alike)) {
      const set = setOf(group);
      if (set) sets.push(set);
      else left.push(...group);
    }
  return { sets, left };
}

const stemOf = ({ name }: FileEntry): string => name.replace(/\.[^./]+$/, '').normalize('NFC');
const folderOf = ({ path }: FileEntry): string => path.replace(/[\\/][^\\/]*$/, '');

/** Files of one folder and spelling; where each came alone, as by an upload, the first of each part, the second of each … */
function companies(alike: readonly FileEntry[]): FileEntry[][] {
  const exact = Map.groupBy(alike, (file) => `${folderOf(file)}\n${stemOf(file)}`);
  if ([...exact.values()].some((group) => group.length > 1)) return [...exact.values()];
  const seen = new Map<string, number>();
  const turn = (file: FileEntry): number => {
    const extension = extensionOf(file.name);
    const count = (seen.get(extension) ?? 0) + 1;
    seen.set(extension, count);
    return count;
  };
  return [...Map.groupBy(alike, turn).values()];
}

/** Files that bear one name but for the case: one set, unless a part stands there twice. */
function apart(alike: readonly FileEntry[]): FileEntry[][] {
  const extensions = alike.map((file) => extensionOf(file.name));
  if (new Set(extensions).size === extensions.length) return [[...alike]];
  const groups = companies(alike);
  const mains = groups.filter((group) => group.some((file) => /^(shp|dbf)$/.test(extensionOf(file.name))));
  // What has neither shapes nor a table belongs to one that lacks it.
  for (const group of groups) {
    if (mains.includes(group)) continue;
    for (const file of group) {
      const extension = extensionOf(file.name);
      const lacking = mains.find((main) => !main.some((other) => extensionOf(other.name) === extension));
      (lacking ?? group).push(...(lacking ? [file] : []));
    }
  }
  return mains.length === 0 ? groups : mains;
}

function setOf(group: readonly FileEntry[]): ShapefileSet | null {
  const paths: Partial<Record<'shp' | 'shx' | 'dbf' | 'prj' | 'cpg', string>> = {};
  for (const file of group) paths[extensionOf(file.name) as keyof typeof paths] ??= file.path;
  if (!paths.shp && !paths.dbf) return null;
  const main = group.find((file) => extensionOf(file.name) === (paths.shp ? 'shp' : 'dbf'))!;
  const slash = main.name.lastIndexOf('/');
  return {
    name: main.name.slice(slash + 1).replace(/\.[^.]+$/, ''),
    folder: slash < 0 ? '' : main.name.slice(0, slash),
    paths,
    parts: group,
    missing: missingParts(paths),
  };
}

/** A lone table misses nothing; shapes miss their table, their index and their coordinate system. */
function missingParts(paths: ShapefilePaths): string[] {
  if (!paths.shp) return paths.shx || paths.prj ? ['.shp'] : [];
  return (['dbf', 'shx', 'prj'] as const).filter((part) => !paths[part]).map((part) => `.${part}`);
}

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
 * Puts loose files together by folder and name, whatever the case of their letters. A `.dbf` without shapes is a
 * table by itself; other parts without a `.shp` or `.dbf` make no set and are returned as left over.
 */
export function groupShapefiles(files: readonly FileEntry[]): { sets: ShapefileSet[]; left: FileEntry[] } {
  const groups = new Map<string, FileEntry[]>();
  const left: FileEntry[] = [];
  for (const file of files) {
    const extension = extensionOf(file.name);
    if (!READ.has(extension)) {
      left.push(file);
      continue;
    }
    const key = file.name
      .slice(0, -extension.length - 1)
      .normalize('NFC')
      .toLowerCase();
    const group = groups.get(key);
    if (group) group.push(file);
    else groups.set(key, [file]);
  }
  const sets: ShapefileSet[] = [];
  for (const group of groups.values()) {
    const set = setOf(group);
    if (set) sets.push(set);
    else left.push(...group);
  }
  return { sets, left };
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

import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { Refusal } from '../../../../shared/domain/refusal.ts';
import { wkbType } from '../../../../shared/geo/wkb.ts';
import type { OutRow, OutTable } from '../out-table.ts';
import type { Tally } from '../tally.ts';
import { DbfWriter } from './write-dbf.ts';
import { dbfNames } from './write-names.ts';
import { prjOf } from './write-prj.ts';
import { LARGEST_BYTES, SHAPE_TYPES, type ShapeType, ShpWriter } from './write-shp.ts';

const TYPE_OF: Record<string, ShapeType> = {
  Point: SHAPE_TYPES.point,
  MultiPoint: SHAPE_TYPES.multipoint,
  LineString: SHAPE_TYPES.line,
  MultiLineString: SHAPE_TYPES.line,
  Polygon: SHAPE_TYPES.polygon,
  MultiPolygon: SHAPE_TYPES.polygon,
};
const SUFFIX: Record<ShapeType, string> = { 1: '_point', 3: '_line', 5: '_polygon', 8: '_multipoint' };

/** A shapefile knows one kind of geometry: a mixed layer is written as one shapefile a kind. */
class Part {
  readonly base: string;
  private readonly shp: ShpWriter | null;
  private readonly dbf: DbfWriter;

  constructor(
    folder: string,
    name: string,
    type: ShapeType | null,
    table: OutTable,
    names: readonly string[],
    tally: Tally,
  ) {
    this.base = name;
    this.shp = type === null ? null : new ShpWriter(join(folder, name), type);
    this.dbf = new DbfWriter(join(folder, `${name}.dbf`), table.fields, names, tally);
  }

  add(row: OutRow): void {
    this.shp?.add(row.wkb);
    this.dbf.add(row.values);
    if ((this.shp?.bytes ?? 0) > LARGEST_BYTES || this.dbf.bytes > LARGEST_BYTES)
      throw new Refusal('file-too-large', { file: `${this.base}.shp`, limitMB: 2048 });
  }

  finish(): void {
    this.shp?.finish();
    this.dbf.finish();
  }

  close(): void {
    this.shp?.close();
    this.dbf.close();
  }
}

/** The columns under their short names, for a person to look up: the DBF itself can't say it. */
function fieldsCsv(table: OutTable, names: readonly string[]): string {
  const quoted = (text: string): string => `"${text.replaceAll('"', '""')}"`;
  const lines = table.fields.map((field, i) =>
    [names[i] ?? '', field.name, field.title].map(quoted).join(','),
  );
  return `\uFEFF"field","name","ชื่อข้อมูล"\r\n${lines.join('\r\n')}\r\n`;
}

function reportRenamed(table: OutTable, names: readonly string[], tally: Tally): void {
  table.fields.forEach((field, i) => {
    const name = names[i] as string;
    if (name !== field.name && name !== field.title)
      tally.add('field-renamed', 'info', `${field.name} → ${name}`);
  });
}

/**
 * Writes a table as loose parts into an empty folder: .shp .shx .dbf .prj .cpg and a list of its fields. UTF-8.
 * Returns the names of the files; the `.shp` first. Refuses `crs-unknown` and, past 2 GB, `file-too-large`.
 */
export async function writeShapefile(folder: string, table: OutTable, tally: Tally): Promise<string[]> {
  const prj = prjOf(table.crs);
  if (prj === null) throw new Refusal('crs-unknown', { crs: table.crs });
  const names = dbfNames(table.fields);
  reportRenamed(table, names, tally);
  const only = TYPE_OF[table.geometryType];
  const parts = new Map<ShapeType | null, Part>();
  const partFor = (row: OutRow): Part => {
    const first = parts.values().next().value;
    if (!row.wkb && first) return first;
    const type = only ?? (row.wkb ? (TYPE_OF[wkbType(row.wkb)] as ShapeType) : null);
    const known = parts.get(type);
    if (known) return known;
    const name = only || type === null ? table.name : table.name + SUFFIX[type];
    const made = new Part(folder, name, type, table, names, tally);
    parts.set(type, made);
    return made;
  };
  try {
    if (only || table.geometryType === 'None') partFor({ wkb: null, values: [] });
    for await (const batch of table.batches()) for (const row of batch) partFor(row).add(row);
    for (const part of parts.values()) part.finish();
  } finally {
    for (const part of parts.values()) part.close();
  }
  return [...parts].flatMap(([type, { base }]) => {
    const spatial = type !== null;
    if (spatial) writeFileSync(join(folder, `${base}.prj`), prj);
    writeFileSync(join(folder, `${base}.cpg`), 'UTF-8');
    writeFileSync(join(folder, `${base}_fields.csv`), fieldsCsv(table, names));
    const shapes = spatial ? ['.shp', '.shx', '.prj'] : [];
    return [...shapes, '.dbf', '.cpg', '_fields.csv'].map((extension) => base + extension);
  });
}

import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { buildDbf, buildShp, pointShape } from '../../formats/testing/shapefile-bytes.ts';

/** Writes a shapefile of so many points in WGS 84, with a Thai name each, and returns the path of its `.shp`. */
export function writeManyPoints(folder: string, name: string, count: number): string {
  const rows = Array.from({ length: count }, (_, i) => [`บ้านเลขที่ ${i + 1}`, String(i % 97)]);
  const fields = [
    { name: 'NAME_T', type: 'C', length: 60 },
    { name: 'MEMBERS', type: 'N', length: 6 },
  ];
  const points = rows.map((_, i) => pointShape(100 + (i % 500) / 1000, 15 + Math.floor(i / 500) / 1000));
  const { shp, shx } = buildShp(1, points);
  const path = join(folder, name);
  writeFileSync(`${path}.dbf`, buildDbf({ fields, rows }));
  writeFileSync(`${path}.shp`, shp);
  writeFileSync(`${path}.shx`, shx);
  writeFileSync(`${path}.cpg`, 'UTF-8');
  writeFileSync(
    `${path}.prj`,
    'GEOGCS["WGS 84",DATUM["WGS_1984",SPHEROID["WGS 84",6378137,298.257223563]],PRIMEM["Greenwich",0],UNIT["degree",0.0174532925199433]]',
  );
  return `${path}.shp`;
}

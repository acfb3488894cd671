import { readCsv } from '../formats/csv/read-csv.ts';
import { readFlatgeobuf } from '../formats/flatgeobuf/read-flatgeobuf.ts';
import { readGeojson } from '../formats/geojson/read-geojson.ts';
import { readGpx } from '../formats/gpx/read-gpx.ts';
import type { ReadOptions, RowSink, StagedFacts } from '../formats/index.ts';
import { readKml } from '../formats/kml/read-kml.ts';
import { readSheet } from '../formats/xlsx/read-xlsx.ts';
import { readGpkgTable } from './foreign-gpkg.queries.ts';
import type { StagedSourceSet } from './sources.ts';

/** Reads a set of any format but shapefiles from its start to its end. Refuses what the format's reader refuses. */
export async function readStaged(
  { format, file, layer }: StagedSourceSet,
  sink: RowSink,
  options: ReadOptions,
): Promise<StagedFacts> {
  const name = file.name.slice(file.name.lastIndexOf('/') + 1);
  switch (format) {
    case 'csv':
      return readCsv(file.path, name, sink, options);
    case 'geojson':
      return readGeojson(file.path, name, null, sink, options);
    case 'kml':
      return readKml(file.path, name, layer, sink, options);
    case 'gpx':
      return readGpx(file.path, name, layer, sink, options);
    case 'geopackage':
      return readGpkgTable(file.path, layer ?? '', sink, options, name);
    case 'xlsx':
      return readSheet(file.path, layer ?? '', sink, options, name);
    case 'flatgeobuf':
      return readFlatgeobuf(file.path, name, null, sink, options);
  }
}

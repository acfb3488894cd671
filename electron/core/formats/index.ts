export { unpackZip } from './archive/zip.ts';
export { type ByteSource, ForwardWindow, openFile } from './bytes.ts';
export type { EncodingFinding } from './encoding/detect.ts';
export { whatwgLabel } from './encoding/labels.ts';
export { type ShapeCentre, sampleCentres } from './shapefile/centres.ts';
export { DbfRows } from './shapefile/dbf-rows.ts';
export { type CellValue, cellReader, type DbfColumn } from './shapefile/dbf-values.ts';
export {
  type FileEntry,
  groupShapefiles,
  isShapefilePart,
  liesBeside,
  type ShapefileSet,
} from './shapefile/parts.ts';
export { type ShapeKind, shapeKind } from './shapefile/shape-to-wkb.ts';
export {
  columnsOf,
  keptAsText,
  openShapefile,
  type Shapefile,
  surveyTable,
  type TableSurvey,
} from './shapefile/shapefile.ts';
export { type ShapeCensus, ShapefileRows } from './shapefile/shapefile-rows.ts';
export { type Finding, Tally } from './tally.ts';

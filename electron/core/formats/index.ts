export { unpackZip, type ZipContents } from './archive/zip.ts';
export { type ByteSource, ForwardWindow, openFile } from './bytes.ts';
export type { EncodingFinding } from './encoding/detect.ts';
export { labelOfCodePage } from './encoding/labels.ts';
export { MojibakeEvidence } from './encoding/mojibake.ts';
export { repairedSource } from './encoding/repaired-source.ts';
export {
  type FileEntry,
  groupShapefiles,
  isShapefilePart,
  liesBeside,
  type ShapefileSet,
} from './shapefile/parts.ts';
export type { ShapefilePaths } from './shapefile/shapefile.ts';
export { ShapefileSource } from './shapefile/shapefile-source.ts';
export type {
  CellValue,
  DeclaredCrs,
  FeatureSource,
  RawGeometry,
  RawValue,
  ReadOptions,
  RowSink,
  ShapeCensus,
  ShapeKind,
  SourceCentre,
  SourceColumn,
  SourceRows,
  SourceRowsOptions,
  SourceSurvey,
  SourceTransform,
  StagedFacts,
} from './source.ts';
export { type Finding, Tally } from './tally.ts';

export type { AreaNames } from './area-names.ts';
export { type CrsDefinition, crsById } from './definitions.ts';
export { type CrsDecision, type CrsFinding, detectCrs } from './detect.ts';
export type { CrsEvidence, CrsSample, KnownArea, KnownRows } from './evidence.ts';
export { Gazetteer, type GazetteerArea, loadGazetteer } from './gazetteer.ts';
export { quickToWgs84 } from './patchwork.ts';
export { type PrjReading, readPrj } from './prj.ts';
export type { CrsSuspicion } from './suspicion.ts';
export type { CoordinateTransform } from './transform.ts';

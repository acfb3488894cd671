export { type CrsDefinition, crsById } from './definitions.ts';
export { type CrsDecision, type CrsFinding, type CrsSample, detectCrs, type KnownArea } from './detect.ts';
export { Gazetteer, loadGazetteer } from './gazetteer.ts';
export { type PrjReading, readPrj } from './prj.ts';
export type { CoordinateTransform } from './transform.ts';

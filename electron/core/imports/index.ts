export { importsProcedures } from './imports.procedures.ts';
export { type ImportPathOptions, type InspectPathOptions, importPath, inspectPath } from './paths.ts';

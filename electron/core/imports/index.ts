export { type ImportPathOptions, importPath } from './import-path.ts';
export { importsProcedures } from './imports.procedures.ts';
export { type InspectPathOptions, inspectPath } from './inspect-path.ts';
export { plainText, readPair } from './placing/index.ts';

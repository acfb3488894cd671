export { exportLayer } from './export-layer.ts';
export { exportsProcedures } from './exports.procedures.ts';
export { datedFileName } from './file-name.ts';
export { writeZip } from './write-zip.ts';

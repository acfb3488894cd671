export { exportLayer } from './export-layer.ts';
export { exportsProcedures, startExport } from './exports.procedures.ts';
export { datedFileName } from './file-name.ts';
export { writeZip } from './write-zip.ts';

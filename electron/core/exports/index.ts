export { exportLayer } from './export-layer.ts';
export { exportsProcedures, startExport } from './exports.procedures.ts';

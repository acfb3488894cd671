export { exportLayer } from './export-layer.ts';
export { exportsProcedures } from './exports.procedures.ts';

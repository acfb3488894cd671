export { zonesFollower } from './follow-districts.ts';
export { zonesProcedures } from './zones.procedures.ts';
export { createScheme, removeScheme, renameScheme, saveZone } from './zones.ts';

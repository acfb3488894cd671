export { zonesFollower } from './follow-districts.ts';
export { createScheme, removeScheme, renameScheme, saveZone } from './zones.ts';
export { zonesProcedures } from './zones.procedures.ts';

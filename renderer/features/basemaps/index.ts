export { addDropped, pickBasemaps } from './add-store.ts';
export { BasemapCredit, BasemapCreditLine } from './basemap-credit.tsx';
export { BasemapDialogs } from './basemap-dialogs.tsx';
export { BasemapFoot } from './basemap-foot.tsx';
export { splitDropped } from './split-dropped.ts';
export { useSceneBasemap, useShownBasemap } from './use-basemaps.ts';

export { AreaFigures } from './area-figures.tsx';
export { AreaLineage } from './area-lineage.tsx';
export { AreasPanel } from './areas-panel.tsx';
export {
  hasEnded,
  isChanging,
  openAreaChange,
  openAreas,
  openCodes,
  openFigures,
} from './areas-store.ts';
export { ChangeItems } from './change-menu.tsx';
export { CodesDialog } from './codes-dialog.tsx';
export { FiguresDialog } from './figures-dialog.tsx';

export { journalOfAll, redoAll, revertAll, revertBatch, undoAll } from './undo-all.ts';

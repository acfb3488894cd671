export { journalOfAll, revertBatch } from './undo-all.ts';
export { redoInTurn, revertInTurn, undoInTurn } from './undo-apart.ts';

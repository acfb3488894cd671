export { RestrictedChip } from './restricted-chip.tsx';
export { useRestrictedState } from './restricted-state.ts';
export { UnlockDialog } from './unlock-dialog.tsx';
export { askUnlock } from './unlock-store.ts';

export { CreateStoreDialog } from './create-store-dialog.tsx';
export { RestrictedChip } from './restricted-chip.tsx';
export { useRestrictedState } from './restricted-state.ts';
export { UnlockDialog } from './unlock-dialog.tsx';
export { askUnlock, openStore } from './unlock-store.ts';

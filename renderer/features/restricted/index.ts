export { AreaCounts } from './area-counts.tsx';
export { CreateStoreDialog } from './create-store-dialog.tsx';
export { EraseDialog } from './erase-dialog.tsx';
export { IdleWatch } from './idle-watch.tsx';
export { OpenDialog } from './open-dialog.tsx';
export { isPersonal, PersonalBar, PersonalRow } from './personal-bar.tsx';
export { RecoveryDialog } from './recovery-sheet.tsx';
export { RestrictedChip } from './restricted-chip.tsx';
export { RestrictedPage } from './restricted-page.tsx';
export { lockIfOpen, useOpening, useRestrictedState } from './restricted-state.ts';
export {
  askToOpen,
  closeRestrictedPage,
  openRestrictedPage,
  useRestrictedPage,
} from './restricted-stores.ts';
export { UnlockDialog } from './unlock-dialog.tsx';
export { askUnlock, openStore } from './unlock-store.ts';

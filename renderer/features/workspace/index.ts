export { PassphraseDialog } from './passphrase-dialog.tsx';
export { StartScreen } from './start-screen.tsx';
export { useNear } from './use-near.ts';
export { useWorkspace, useWorkspaceState } from './use-workspace.ts';
export { closeWorkspace, openSample } from './workspace-actions.ts';

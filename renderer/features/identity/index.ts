export { openIdentity } from './identity-actions.ts';
export { IdentityDialog } from './identity-dialog.tsx';
export { useIdentity, useWhoName } from './use-identity.ts';
export { WhoBar } from './who-bar.tsx';

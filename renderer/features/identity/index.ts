export { openIdentity } from './identity-actions.tsx';
export { IdentityDialog } from './identity-dialog.tsx';
export { useAskWhoAmI, useIdentity, useWhoName } from './use-identity.ts';

export { createIdentities, type Identities } from './identities.ts';
export { identityProcedures } from './identity.procedures.ts';

export { createIdentities, type Identities, NOBODY } from './identities.ts';
export { identityProcedures } from './identity.procedures.ts';

export { createWorkspaceSession, type WorkspaceSession } from './session.ts';
export { workspaceProcedures } from './workspace.procedures.ts';

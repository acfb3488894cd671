import { useQuery } from '@tanstack/react-query';
import type { WorkspaceInfo } from '../../../shared/contract/workspace.ts';
import { orpc } from '../../api/index.ts';

/** The open workspace and the recent ones. */
export const useWorkspaceState = () => useQuery(orpc.workspace.state.queryOptions());

/** The open workspace; null while none is. */
export const useWorkspace = (): WorkspaceInfo | null => useWorkspaceState().data?.open ?? null;

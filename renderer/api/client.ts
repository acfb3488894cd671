import { createORPCClient } from '@orpc/client';
import { RPCLink } from '@orpc/client/fetch';
import type { ContractRouterClient } from '@orpc/contract';
import { createTanstackQueryUtils, type RouterUtils } from '@orpc/tanstack-query';
import { QueryClient } from '@tanstack/react-query';
import type { Contract } from '../../shared/contract/index.ts';
import { authHeaders } from './token.ts';

const link = new RPCLink({ url: `${location.origin}/api`, headers: () => authHeaders() });

/** The core, typed by the contract: `await api.layers.list()`. */
export const api: ContractRouterClient<Contract> = createORPCClient(link);

/** The same core as TanStack Query options and keys: `useQuery(orpc.layers.list.queryOptions())`. */
export const orpc: RouterUtils<ContractRouterClient<Contract>> = createTanstackQueryUtils(api);

/**
 * One cache for the page. Nothing goes stale by time: the core's event stream says what changed. Reads are retried
 * while the core restarts; writes never are, since a lost answer does not mean that the change was lost.
 */
export const queryClient = new QueryClient({
  defaultOptions: {
    queries: {
      staleTime: Number.POSITIVE_INFINITY,
      refetchOnWindowFocus: false,
      retry: retryRead,
      retryDelay: 400,
    },
    mutations: { retry: false },
  },
});

/** A refusal is an answer and stays one; that the core is just starting again passes. */
function retryRead(failures: number, error: unknown): boolean {
  if (typeof error !== 'object' || error === null || !('code' in error) || error.code !== 'REFUSED')
    return failures < 3;
  const data = 'data' in error ? error.data : null;
  const starting =
    typeof data === 'object' && data !== null && 'code' in data && data.code === 'core-unavailable';
  return starting && failures < 3;
}

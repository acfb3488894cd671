import { type ImplementerInternalWithMiddlewares, implement, ORPCError, type Router } from '@orpc/server';
import { refusalData } from '../../shared/contract/base.ts';
import { type Contract, contract } from '../../shared/contract/index.ts';
import { Refusal } from '../../shared/domain/refusal.ts';
import type { Log } from './context.ts';

/** What the front door hands to every call. */
export interface CallContext {
  readonly log: Log;
}

/** All procedures of one feature: a missing or misspelt one does not compile. */
export type Procedures<F extends keyof Contract> = Router<Contract[F], CallContext>;

const guarded = implement(contract)
  .$context<CallContext>()
  .use(async ({ context, path, next }) => {
    try {
      return await next();
    } catch (error) {
      throw asWireError(error, context.log, path.join('.'));
    }
  });

/**
 * The contract, ready to be implemented. Each feature writes `api.<feature>.<procedure>.handler(…)`; refusals and bugs
 * thrown by a handler cross the wire as the contract's `REFUSED` and `FAILED`.
 */
export const api: ImplementerInternalWithMiddlewares<Contract, CallContext, CallContext> = guarded;

/**
 * A refusal keeps its code and words; input that breaks the contract's schema is refused as `validation-failed`;
 * anything else is a bug, of which only a log id leaves the core.
 */
export function asWireError(error: unknown, log: Log, procedure: string): ORPCError<string, unknown> {
  const refusal = asRefusal(error);
  if (refusal) {
    const data = { code: refusal.code, details: refusal.details };
    return new ORPCError('REFUSED', { status: 422, message: refusal.code, data });
  }
  const logId = log.bug(error, { procedure });
  return new ORPCError('FAILED', { status: 500, message: `bug ${logId}`, data: { logId } });
}

/** The refusal that an error stands for, or null when it is a bug. Also reads what the system says of files. */
export function asRefusal(error: unknown): Refusal | null {
  if (error instanceof Refusal) return error;
  if (error instanceof ORPCError && error.code === 'BAD_REQUEST') return invalidInput(error.data);
  if (error instanceof ORPCError && error.code === 'REFUSED') return refusalOf(error.data);
  const code = error instanceof Error && 'code' in error ? error.code : null;
  if (code === 'ENOSPC' || code === 'SQLITE_FULL') return new Refusal('disk-full');
  return null;
}

/** The refusal that a procedure called in this process answered with. */
function refusalOf(data: unknown): Refusal | null {
  const known = refusalData.safeParse(data);
  return known.success ? new Refusal(known.data.code, known.data.details) : null;
}

function invalidInput(data: unknown): Refusal {
  const issues = isRecord(data) && Array.isArray(data.issues) ? data.issues : [];
  const first: unknown = issues[0];
  if (!isRecord(first)) return new Refusal('validation-failed');
  const path = Array.isArray(first.path) ? first.path.map(segment).join('.') : '';
  return new Refusal('validation-failed', {
    ...(path === '' ? {} : { field: path }),
    ...(typeof first.message === 'string' ? { reason: first.message } : {}),
  });
}

const segment = (part: unknown): string => String(isRecord(part) ? part.key : part);

const isRecord = (value: unknown): value is Record<string, unknown> =>
  typeof value === 'object' && value !== null;

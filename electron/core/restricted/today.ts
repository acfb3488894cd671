import type { ReadableDb } from '../db/types.ts';
import { lastAuditAt } from './audit/audit.queries.ts';

const THAI_TIME_MS = 7 * 3_600_000;

/**
 * The calendar day in Thailand. Where the machine's clock was put back, the day on which the store was last used: a right
 * that has ended does not come back with the clock.
 */
export function today(db: ReadableDb): string {
  const last = Date.parse(lastAuditAt(db));
  const now = Math.max(Date.now(), Number.isNaN(last) ? 0 : last);
  return new Date(now + THAI_TIME_MS).toISOString().slice(0, 10);
}

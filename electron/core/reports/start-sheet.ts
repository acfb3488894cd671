import type { SheetRequest } from '../../../shared/contract/exports.ts';
import { Refusal } from '../../../shared/domain/refusal.ts';
import type { AppContext } from '../context.ts';

/** Starts the job that makes a map sheet and returns its id. */
export function startSheet(context: AppContext, input: SheetRequest): string {
  return context.jobs.start('sheet', { th: input.title, en: input.title }, async () => {
    throw new Refusal('printer-unavailable');
  });
}

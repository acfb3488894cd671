import { eventIterator } from '@orpc/contract';
import { z } from 'zod';
import { bilingual, language, procedure, refusalData } from './base.ts';

export const job = z.object({
  id: z.string(),
  /** `import`, `inspect`, `analyse`, `export`, `sheet`, `backup`, `sample`, `use-as-register`, `search-index`. */
  kind: z.string(),
  title: bilingual,
  state: z.enum(['running', 'done', 'failed', 'cancelled']),
  /** 0 to 1, or null while unknown. */
  progress: z.number().min(0).max(1).nullable(),
  step: bilingual.nullable(),
  startedAt: z.string(),
  /** Set when done; the shape is the kind's own. */
  result: z.unknown().optional(),
  refusal: refusalData.nullable(),
  /** Set when failed by a bug. */
  logId: z.string().nullable(),
});
export type Job = z.infer<typeof job>;

/** What changed, for a page that then fetches again. */
export const topic = z.enum([
  'workspace',
  'layers',
  'rows',
  'zones',
  'journal',
  'restricted',
  'recent',
  'basemaps',
]);
export type Topic = z.infer<typeof topic>;
export const appEvent = z.discriminatedUnion('type', [
  z.object({ type: z.literal('job'), job }),
  z.object({ type: z.literal('changed'), topics: z.array(topic), layers: z.array(z.string()) }),
  /** Sent at once and every 20 s, so that both sides know the line is alive. */
  z.object({ type: z.literal('alive') }),
]);
export type AppEvent = z.infer<typeof appEvent>;

export const settings = z.object({
  language,
  theme: z.enum(['light', 'dark', 'system']),
});
export type Settings = z.infer<typeof settings>;

export const jobsContract = {
  list: procedure.output(z.array(job)),
  get: procedure.input(z.object({ id: z.string() })).output(job),
  cancel: procedure.input(z.object({ id: z.string() })).output(job),
};
export const appContract = {
  info: procedure.output(
    z.object({
      version: z.string(),
      host: z.enum(['electron', 'node', 'test']),
      /** `none` means sheets come as a page that the browser prints. */
      printer: z.enum(['electron', 'chromium', 'none']),
      settings,
    }),
  ),
  setSettings: procedure.input(settings.partial()).output(settings),
  /** One multiplexed stream a page. */
  events: procedure.output(eventIterator(appEvent)),
};

import { z } from 'zod';
import { areaFilter } from './area-filter.ts';
import { procedure } from './base.ts';

export const searchHit = z.object({
  kind: z.enum(['row', 'layer']),
  layer: z.string(),
  layerTitle: z.string(),
  fid: z.number().int().nullable(),
  title: z.string(),
  /** What tells it from its namesakes: district, code. */
  subtitle: z.string(),
});
export type SearchHit = z.infer<typeof searchHit>;

/** Whom an ID number belongs to. `state` says why nobody may be told, where that is so. */
export const personSearch = z.object({
  state: z.enum(['open', 'locked', 'none', 'not-allowed']),
  hits: z.array(searchHit),
});
export type PersonSearch = z.infer<typeof personSearch>;

export const searchContract = {
  query: procedure
    .input(
      z.object({
        text: z.string().max(200),
        limit: z.number().int().min(1).max(50).default(12),
        /** Only rows that lie in it. */
        area: areaFilter.nullable().default(null),
      }),
    )
    .output(z.array(searchHit)),
  /** By an ID number, which is kept nowhere: that somebody looked is noted in the log of the restricted store. */
  person: procedure.input(z.object({ number: z.string().max(40) })).output(personSearch),
};

import { z } from 'zod';
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
export const searchContract = {
  query: procedure
    .input(z.object({ text: z.string().max(200), limit: z.number().int().min(1).max(50).default(12) }))
    .output(z.array(searchHit)),
};

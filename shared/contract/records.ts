import { z } from 'zod';
import { cellValue, procedure } from './base.ts';
import { row } from './layers.ts';

export const recordsContract = {
  /** One change set for all cells given; values are checked against the field's type and code list. */
  update: procedure
    .input(
      z.object({
        layer: z.string(),
        fid: z.number().int(),
        values: z.record(z.string(), cellValue),
        reason: z.string().max(500).default(''),
      }),
    )
    .output(row),
  remove: procedure
    .input(z.object({ layer: z.string(), fids: z.array(z.number().int()).min(1).max(100000) }))
    .output(z.object({ removed: z.number().int() })),
};

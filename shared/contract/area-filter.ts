import { z } from 'zod';

/** The area that everything on the desk is narrowed to: a way of looking, kept nowhere. `id` is the row's own. */
export const areaFilter = z.object({
  register: z.enum(['zone', 'district', 'subdistrict', 'council_area']),
  id: z.string().min(1).max(80),
});
export type AreaFilter = z.infer<typeof areaFilter>;

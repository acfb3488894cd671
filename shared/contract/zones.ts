import { z } from 'zod';
import { procedure } from './base.ts';
import { color } from './style.ts';

export const zone = z.object({
  id: z.string(),
  fid: z.number().int(),
  code: z.string(),
  title: z.string(),
  color,
  /** 4-digit codes of its districts. */
  districtCodes: z.array(z.string()),
  areaM2: z.number(),
});
export type Zone = z.infer<typeof zone>;
export const zoneScheme = z.object({
  id: z.string(),
  title: z.string(),
  /** Its layer (a view of the table `zone`). */
  layer: z.string(),
  zones: z.array(zone),
});
export type ZoneScheme = z.infer<typeof zoneScheme>;
export const zoneDistrict = z.object({
  fid: z.number().int(),
  code: z.string(),
  title: z.string(),
  areaM2: z.number(),
  subdistricts: z.number().int(),
});
export type ZoneDistrict = z.infer<typeof zoneDistrict>;

export const zonesContract = {
  list: procedure.output(z.object({ schemes: z.array(zoneScheme), districts: z.array(zoneDistrict) })),
  createScheme: procedure.input(z.object({ title: z.string().trim().min(1).max(120) })).output(zoneScheme),
  renameScheme: procedure
    .input(z.object({ schemeId: z.string(), title: z.string().trim().min(1).max(120) }))
    .output(zoneScheme),
  removeScheme: procedure.input(z.object({ schemeId: z.string() })).output(z.object({})),
  /**
   * Makes or changes a zone. Districts that another zone of the scheme holds move over when `takeOver` is true and
   * are refused (`zone-district-taken`) when not.
   */
  save: procedure
    .input(
      z.object({
        schemeId: z.string(),
        zoneId: z.string().nullable(),
        title: z.string().trim().min(1).max(120),
        color,
        districtCodes: z.array(z.string().regex(/^\d{4}$/)).min(1),
        takeOver: z.boolean().default(false),
      }),
    )
    .output(zoneScheme),
  remove: procedure.input(z.object({ schemeId: z.string(), zoneId: z.string() })).output(zoneScheme),
};

import { z } from 'zod';
import { areaChange, areaPlan, changingRegister } from './area-change.ts';
import {
  figureLevel,
  figurePreview,
  figureReading,
  figureSource,
  figureTable,
  indicatorLine,
  knownIndicator,
} from './area-figures.ts';
import { bilingual, jobRef, procedure } from './base.ts';

/** An area of the spine. Zones stand in `zones.list`. */
export const spineArea = z.object({
  register: z.enum(['province', 'district', 'subdistrict', 'village', 'council_area']),
  fid: z.number().int(),
  id: z.string(),
  code: z.string().nullable(),
  title: z.string(),
  titleEn: z.string().nullable(),
  /** The code of the area above; of a council area that of its district. */
  above: z.string().nullable(),
  moo: z.number().int().nullable(),
  /** Of a village: the council area of today, by its id. */
  council: z.string().nullable(),
  validFrom: z.string().nullable(),
  validTo: z.string().nullable(),
  retired: z.boolean(),
});
export type SpineArea = z.infer<typeof spineArea>;

export const spine = z.object({
  areas: z.array(spineArea),
  /** Council areas and sub-districts, many to many. */
  links: z.array(z.object({ council: z.string(), subdistrict: z.string() })),
});
export type Spine = z.infer<typeof spine>;

/** One step of the history of an area. */
export const lineageEvent = z.object({
  id: z.string(),
  kind: z.enum(['split', 'merge', 'rename', 'recode', 'retire']),
  onDate: z.string().nullable(),
  note: z.string(),
  before: z.array(
    z.object({ id: z.string(), code: z.string().nullable(), title: z.string(), fid: z.number().nullable() }),
  ),
  after: z.array(
    z.object({ id: z.string(), code: z.string().nullable(), title: z.string(), fid: z.number().nullable() }),
  ),
});
export type LineageEvent = z.infer<typeof lineageEvent>;

const membership = z.object({
  fid: z.number().int(),
  villageId: z.string(),
  title: z.string(),
  code: z.string().nullable(),
  subdistrict: z.string().nullable(),
  from: z.string().nullable(),
  to: z.string().nullable(),
});

/** A council area with all that makes it. */
export const councilArea = z.object({
  fid: z.number().int(),
  id: z.string(),
  title: z.string(),
  code: z.string().nullable(),
  shapeFrom: z.enum(['given', 'parts']),
  hasShape: z.boolean(),
  areaM2: z.number().nullable(),
  subdistricts: z.array(
    z.object({
      code: z.string(),
      title: z.string(),
      fid: z.number().int(),
      /** Council areas of today that share it, this one left out. */
      sharedWith: z.array(z.string()),
      villages: z.number().int(),
      /** Villages of it that are this council area's. */
      members: z.number().int(),
    }),
  ),
  members: z.array(membership),
  /** Memberships that have ended, the latest first. */
  former: z.array(membership),
  /** Councils of the area, with their status; at most one may be active. */
  councils: z.array(z.object({ fid: z.number().int(), title: z.string(), status: z.string().nullable() })),
  warnings: z.array(bilingual),
});
export type CouncilArea = z.infer<typeof councilArea>;

/** The office's own list of codes, or the bundled one. */
export const officialList = z.object({
  kind: z.enum(['bundled', 'office']),
  /** ISO date, or a year in the common era; null where it is not known. */
  listDate: z.string().nullable(),
  title: z.string(),
  counts: z.object({
    province: z.number().int(),
    district: z.number().int(),
    subdistrict: z.number().int(),
    village: z.number().int(),
  }),
  /** Codes of the provinces that the office's list is of; empty for the whole country. */
  provinces: z.array(z.string()),
});
export type OfficialList = z.infer<typeof officialList>;

const listedArea = z.object({
  level: z.enum(['province', 'district', 'subdistrict', 'village']),
  code: z.string(),
  title: z.string(),
  /** The name in the present list where it is another. */
  before: z.string().nullable(),
  /** The names of the areas above it. */
  above: z.string(),
  /** Rows of the workspace that bear the code. */
  inUse: z.boolean(),
});
export type ListedArea = z.infer<typeof listedArea>;

const differences = z.object({ count: z.number().int(), items: z.array(listedArea).max(500) });

/** A list that was read, beside the present one. */
export const officialListPreview = z.object({
  rows: z.number().int(),
  counts: officialList.shape.counts,
  provinces: z.array(z.string()),
  columns: z.object({
    code: z.string(),
    nameTh: z.string(),
    nameEn: z.string().nullable(),
    validFrom: z.string().nullable(),
    validTo: z.string().nullable(),
  }),
  /** Rows that are none: without a code, with a code of no level, twice, of a municipal office. */
  skipped: z.array(z.object({ reason: bilingual, count: z.number().int() })),
  fresh: differences,
  gone: differences,
  renamed: differences,
  same: z.number().int(),
  present: officialList,
});
export type OfficialListPreview = z.infer<typeof officialListPreview>;

const aRow = z.object({ register: z.string(), fid: z.number().int() });
const files = z.object({ tokens: z.array(z.string()).min(1).max(10) });

export const areasContract = {
  spine: procedure.output(spine),
  /** The history of an area: what it was and what became of it, newest first. */
  lineage: procedure.input(aRow).output(z.array(lineageEvent)),
  /** A code that would be free for a new area below another: never given out before. Null where none is left. */
  freeCode: procedure
    .input(
      z.object({
        register: changingRegister,
        above: z.string(),
        taken: z.array(z.string()).max(100).default([]),
      }),
    )
    .output(z.object({ code: z.string().nullable() })),
  /** `seen` names the plan as it was shown: to be given with the change. */
  plan: procedure.input(areaChange).output(areaPlan.extend({ seen: z.string() })),
  /**
   * Makes the change as one change set. Refuses `validation-failed` for what a finding of severity `error` says, and
   * `table-changed` where it would do something else by now than the plan that was `seen`.
   */
  change: procedure
    .input(areaChange.and(z.object({ seen: z.string().optional() })))
    .output(z.object({ register: changingRegister, fids: z.array(z.number()) })),
  councilArea: procedure.input(z.object({ fid: z.number().int() })).output(councilArea),
  /**
   * Gives a council area exactly these sub-districts and villages of today. Villages that leave keep their membership until
   * the day before `onDate`. Refuses `validation-failed` for a day in the future.
   */
  saveCouncilArea: procedure
    .input(
      z.object({
        fid: z.number().int(),
        subdistricts: z.array(z.string()).max(500),
        villages: z.array(z.string()).max(5000),
        shapeFrom: z.enum(['given', 'parts']),
        onDate: z.iso.date(),
      }),
    )
    .output(councilArea),
  /** Corrects the first and last day of memberships. */
  saveMemberships: procedure
    .input(
      z.object({
        memberships: z
          .array(
            z.object({ fid: z.number().int(), from: z.iso.date().nullable(), to: z.iso.date().nullable() }),
          )
          .min(1)
          .max(5000),
      }),
    )
    .output(z.object({ changed: z.number().int() })),
  officialList: procedure.output(officialList),
  /** Reads files as a list of codes and compares it with the present one; the job's result is an `OfficialListPreview`. */
  readOfficialList: procedure.input(files).output(jobRef),
  /** Takes the list that was read last as the office's own, as one change set; the result is an `OfficialList`. */
  takeOfficialList: procedure
    .input(files.extend({ listDate: z.iso.date(), title: z.string().trim().min(1).max(200) }))
    .output(jobRef),
  /** Goes back to the bundled list. Refuses `nothing-to-undo` where it is in use. */
  dropOfficialList: procedure.output(officialList),
  /** All figures of an area, by indicator and year. */
  figures: procedure
    .input(z.object({ level: figureLevel, fid: z.number().int() }))
    .output(z.array(indicatorLine)),
  indicators: procedure.output(z.array(knownIndicator)),
  /** What a table holds, and how it could be read as figures of areas. */
  figureTable: procedure.input(figureSource).output(figureTable),
  previewFigures: procedure
    .input(z.object({ source: figureSource, reading: figureReading }))
    .output(figurePreview),
  /** Writes the figures as one change set. */
  takeFigures: procedure
    .input(z.object({ source: figureSource, reading: figureReading }))
    .output(z.object({ fresh: z.number().int(), changed: z.number().int(), same: z.number().int() })),
};

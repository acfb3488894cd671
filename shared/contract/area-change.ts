import { z } from 'zod';
import { bilingual } from './base.ts';

/** Registers of areas that change over time. */
export const changingRegister = z.enum(['district', 'subdistrict', 'village', 'council_area']);
export type ChangingRegister = z.infer<typeof changingRegister>;

const id = z.string().min(1);
const lonLat = z.tuple([z.number().min(-180).max(180), z.number().min(-90).max(90)]);
/** Official codes of what is below an area, by the id of its row, where they are not to be the proposed ones. */
const codes = z.record(z.string(), z.string().trim().max(20)).default({});

export const futureArea = z.object({
  /** The official code; null for council areas that have none. */
  code: z.string().trim().max(20).nullable(),
  nameTh: z.string().trim().max(200),
  nameEn: z.string().trim().max(200).nullable().default(null),
});
export type FutureArea = z.infer<typeof futureArea>;

const about = {
  register: changingRegister,
  /** The first day on which it holds: not later than today. */
  onDate: z.iso.date(),
  note: z.string().trim().max(500).default(''),
};

/** Where the boundaries of the parts come from. */
export const splitShapes = z.discriminatedUnion('by', [
  /** Lines across the area; `pieces` says to which part each piece goes, from north to south, where it is not the first guess. */
  z.object({
    by: z.literal('line'),
    lines: z.array(z.array(lonLat).min(2).max(10_000)).max(20),
    pieces: z.array(z.number().int().min(0)).max(500).default([]),
  }),
  /** The ground nearest to the villages of each part; of a district the sub-districts of each part. */
  z.object({ by: z.literal('members') }),
  /** No boundaries yet: the area that goes on keeps the whole. */
  z.object({ by: z.literal('none') }),
]);

export const areaChange = z.discriminatedUnion('kind', [
  z.object({
    kind: z.literal('rename'),
    ...about,
    id,
    nameTh: z.string().trim().max(200),
    nameEn: z.string().trim().max(200).nullable().default(null),
  }),
  /** Another code; what lies in it gets codes that begin with the new one. A code of another area above moves it there. */
  z.object({ kind: z.literal('recode'), ...about, id, code: z.string().trim().max(20) }),
  z.object({ kind: z.literal('retire'), ...about, id }),
  z.object({
    kind: z.literal('merge'),
    ...about,
    ids: z.array(id).min(2).max(50),
    into: futureArea,
    /** The row that goes on under its own code; null makes a new one and retires all. */
    keeps: id.nullable(),
    codes,
    /** Figures of all together, where each of them has one; or each keeps its own. */
    figures: z.enum(['sum', 'keep']).default('sum'),
  }),
  z.object({
    kind: z.literal('split'),
    ...about,
    id,
    parts: z.array(futureArea).min(2).max(20),
    /** The part that goes on as the row under its own code; null retires it and makes all parts new. */
    keeps: z.number().int().min(0).nullable(),
    shapes: splitShapes,
    /** The part of a village or sub-district, by its id, where it is not the proposed one. */
    members: z.record(z.string(), z.number().int().min(0)).default({}),
    codes,
    /** The parts that a council area is linked to, by its id, where these are not the proposed ones. */
    councils: z.record(z.string(), z.array(z.number().int().min(0))).default({}),
    /** Figures of before stay with the area of before, or are shared out by area as an estimate. */
    figures: z.enum(['keep', 'share']).default('keep'),
  }),
]);
export type AreaChange = z.infer<typeof areaChange>;
export type AreaSplit = Extract<AreaChange, { kind: 'split' }>;
export type AreaMerge = Extract<AreaChange, { kind: 'merge' }>;

/** An area as it was or will be. */
export const planArea = z.object({
  register: changingRegister,
  /** Null for one that does not exist yet. */
  id: z.string().nullable(),
  code: z.string().nullable(),
  title: z.string(),
  validFrom: z.string().nullable(),
  validTo: z.string().nullable(),
  /** Geodesic square metres, or null without a boundary. */
  areaM2: z.number().nullable(),
  /** True for the row that goes on. */
  goesOn: z.boolean(),
});
export type PlanArea = z.infer<typeof planArea>;

/** A village or sub-district that goes to a part or gets another code. */
export const planMember = z.object({
  register: changingRegister,
  id: z.string(),
  title: z.string(),
  before: z.string().nullable(),
  after: z.string().nullable(),
  /** The part that it goes to; null where there is but one area. */
  part: z.number().int().nullable(),
});
export type PlanMember = z.infer<typeof planMember>;

/** What hangs on the areas, and what becomes of it. */
export const planConsequence = z.object({ what: bilingual, how: bilingual, count: z.number().int() });
export type PlanConsequence = z.infer<typeof planConsequence>;

export const planFinding = z.object({
  /** An error keeps the change from being made. */
  severity: z.enum(['error', 'warning']),
  message: bilingual,
  /** The part or member that it is about: `part 1`, `member <id>`, `date`, or null. */
  about: z.string().nullable(),
});
export type PlanFinding = z.infer<typeof planFinding>;

/** What a change would do. Nothing is written by asking. */
export const areaPlan = z.object({
  sentence: bilingual,
  before: z.array(planArea),
  after: z.array(planArea),
  members: z.array(planMember),
  /** The council areas that are linked to a sub-district that is split, with their parts. */
  councils: z.array(z.object({ id: z.string(), title: z.string(), parts: z.array(z.number().int()) })),
  /** The pieces that lines make, from north to south, with the part that each goes to. */
  pieces: z.array(z.object({ part: z.number().int(), areaM2: z.number() })),
  consequences: z.array(planConsequence),
  findings: z.array(planFinding),
  /** Boundaries for the map: GeoJSON geometries by the place in `after`. */
  shapes: z.array(z.object({ part: z.number().int(), geometry: z.unknown() })),
});
export type AreaPlan = z.infer<typeof areaPlan>;

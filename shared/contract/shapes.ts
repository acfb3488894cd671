import { z } from 'zod';
import type { Geometry } from '../geo/geometry.ts';
import { isGeometry } from '../shapes/geometry-shape.ts';
import { bilingual, extent, issue, procedure } from './base.ts';

/** A two-dimensional GeoJSON geometry in WGS 84 degrees, with every digit of its numbers. */
const geometry = z.custom<Geometry>(isGeometry, { error: 'no geometry' });
const position = z.tuple([z.number().min(-180).max(180), z.number().min(-90).max(90)]);
const fid = z.number().int();
const layer = z.string().min(1);

/** A shape around those that are edited. */
const nearShape = z.object({
  layer,
  fid,
  title: z.string(),
  /**
   * `own` is edited; `beside` is another row of the same layer; `family` is a row of a related register that shares a
   * border exactly and can follow; `other` is there to snap to.
   */
  role: z.enum(['own', 'beside', 'family', 'other']),
  /** The row's version: a save says which it was made from. */
  version: z.number().int(),
  /** Null only of a row to be edited that has no shape yet. */
  geometry: geometry.nullable(),
});
export type NearShape = z.infer<typeof nearShape>;

/** Why a shape can't be saved, or (`overlap`) what had better be looked at. */
export const shapeTrouble = z.enum([
  'self-crossing',
  'self-touching',
  'hole-outside',
  'holes-nested',
  'parts-overlap',
  'cut-apart',
  'too-few',
  'wrong-kind',
  'invalid',
  'overlap',
]);
export type ShapeTrouble = z.infer<typeof shapeTrouble>;

const shapeProblem = z.object({
  /** The key that the shape was given with. */
  key: z.string(),
  trouble: shapeTrouble,
  severity: z.enum(['warning', 'error']),
  at: position.nullable(),
  /** The other shape of an overlap. */
  other: z.string().nullable(),
  /** Of an overlap. */
  areaM2: z.number().nullable(),
});
export type ShapeProblem = z.infer<typeof shapeProblem>;

const changedShape = z.object({ layer, fid, version: z.number().int(), geometry });
const addedShape = z.object({
  layer,
  /** The row whose texts, dates and links the new one takes over; amounts stay where they were. */
  from: fid.nullable(),
  geometry,
});
const removedShape = z.object({
  layer,
  fid,
  version: z.number().int(),
  /** The row of the same layer that what hangs on this one is hung on. */
  into: fid.nullable(),
});

/** What the history calls the change; without it the program finds the words. */
const operation = z.enum(['edit', 'draw', 'split', 'merge', 'move']);
export type ShapeOperation = z.infer<typeof operation>;

const draftShape = z.object({
  key: z.string(),
  layer,
  /** Null for a shape that is not saved yet. */
  fid: fid.nullable(),
  from: z.string().nullable(),
  version: z.number().int(),
  /** Null where the shape was taken away. */
  geometry: geometry.nullable(),
});

/** What was drawn and not saved. */
export const shapeDraft = z.object({
  id: z.string().min(1).max(80),
  layer,
  title: z.string(),
  /** The rows that were being edited; none while a new one is drawn. */
  fids: z.array(fid).max(200),
  at: z.string(),
  operation,
  shapes: z.array(draftShape).max(500),
  sketch: z.array(position).max(100_000),
});
export type ShapeDraft = z.infer<typeof shapeDraft>;

const writtenPlace = z.object({ crs: z.string(), text: z.string() });

export const shapesContract = {
  /** The shapes that are edited, with all around them: exact to the last bit, for snapping and shared borders. */
  around: procedure
    .input(
      z.object({
        /** Null to draw what no layer of the workspace keeps: only shapes to snap to come then. */
        layer: layer.nullable(),
        fids: z.array(fid).max(200),
        /** Where to look; by default around the shapes. */
        box: extent.nullable().default(null),
        /** Further layers to snap to. */
        others: z.array(layer).max(50).default([]),
      }),
    )
    .output(
      z.object({
        shapes: z.array(nearShape),
        /** There is more than could be sent: the nearest have come. */
        crowded: z.boolean(),
      }),
    ),
  /** Checks shapes that are not saved yet, each by itself and against its neighbours. */
  check: procedure
    .input(
      z.object({
        shapes: z.array(z.object({ key: z.string(), layer, fid: fid.nullable(), geometry })).max(500),
        /** Rows that are to be taken away. */
        removed: z.array(z.object({ layer, fid })).max(500).default([]),
      }),
    )
    .output(z.object({ problems: z.array(shapeProblem) })),
  /** One change set for everything. Refuses `shape-invalid` with the place, and `shape-changed`. */
  save: procedure
    .input(
      z.object({
        operation: operation.default('edit'),
        changed: z.array(changedShape).max(500).default([]),
        added: z.array(addedShape).max(500).default([]),
        removed: z.array(removedShape).max(500).default([]),
        /** Layers whose rows follow where they share a border that is changed here. */
        following: z.array(layer).max(50).default([]),
        reason: z.string().max(500).default(''),
      }),
    )
    .output(
      z.object({
        label: bilingual,
        changed: z.array(z.object({ layer, fid })),
        /** In the order given. */
        added: z.array(z.object({ layer, fid })),
        /** The versions of the layers that were touched, as the addresses of their tiles will have them. */
        versions: z.record(z.string(), z.number().int()),
        issues: z.array(issue),
      }),
    ),
  /** The pieces into which a line cuts a polygon or line; `nodes` are the vertices that this puts on old edges. */
  split: procedure
    .input(z.object({ geometry, line: z.array(position).min(2).max(100_000) }))
    .output(z.object({ parts: z.array(geometry), nodes: z.array(position) })),
  /** One shape of several. */
  merge: procedure
    .input(z.object({ geometries: z.array(geometry).min(2).max(500) }))
    .output(z.object({ geometry })),
  /** The shape without what a ring encloses; null when nothing is left. */
  hole: procedure
    .input(z.object({ geometry, ring: z.array(position).min(3).max(100_000) }))
    .output(z.object({ geometry: geometry.nullable(), nodes: z.array(position) })),
  /** Reads a place as people write it, in the coordinate system named; null for what is none. */
  readPlace: procedure
    .input(z.object({ text: z.string().max(200), crs: z.string().max(20) }))
    .output(z.object({ at: position.nullable() })),
  /** A place as each of the usual coordinate systems writes it. */
  writePlace: procedure.input(z.object({ at: position })).output(z.array(writtenPlace)),
  /** What was drawn in this workspace on this machine and not saved, the newest first. */
  drafts: procedure.output(z.array(shapeDraft)),
  keepDraft: procedure.input(shapeDraft).output(z.object({})),
  dropDraft: procedure.input(z.object({ id: z.string() })).output(z.object({})),
};

import { z } from 'zod';
import { bilingual, cellValue, procedure } from './base.ts';
import { row } from './layers.ts';

const lonLat = z.tuple([z.number().min(-180).max(180), z.number().min(-90).max(90)]);
const line = z.array(lonLat).min(2).max(200_000);
const ring = z.array(lonLat).min(4).max(200_000);

/** A shape in WGS 84 degrees, as GeoJSON has it; two-dimensional. */
export const shape = z.discriminatedUnion('type', [
  z.object({ type: z.literal('Point'), coordinates: lonLat }),
  z.object({ type: z.literal('MultiPoint'), coordinates: z.array(lonLat).min(1) }),
  z.object({ type: z.literal('LineString'), coordinates: line }),
  z.object({ type: z.literal('MultiLineString'), coordinates: z.array(line).min(1) }),
  z.object({ type: z.literal('Polygon'), coordinates: z.array(ring).min(1) }),
  z.object({ type: z.literal('MultiPolygon'), coordinates: z.array(z.array(ring).min(1)).min(1) }),
]);
export type Shape = z.infer<typeof shape>;

const values = z.record(z.string(), cellValue);
const reason = z.string().max(500).default('');
const aRow = z.object({ layer: z.string(), fid: z.number().int() });
const fids = z.array(z.number().int()).min(1).max(100_000);

/** A rule that a row breaks, or a value that can't stand in its field. */
export const finding = z.object({
  /** A key of `ruleText`, or `value` for what the field itself says. */
  rule: z.string(),
  /** An error keeps the row from being saved, a warning does not. */
  severity: z.enum(['error', 'warning']),
  /** The first is where it is shown. */
  fields: z.array(z.string()),
  message: bilingual,
});
export type Finding = z.infer<typeof finding>;

/** A value that follows from others: proposed, never written by itself. */
export const derivedValue = z.object({
  field: z.string(),
  value: cellValue,
  /** What the value names, for people. */
  title: z.string(),
  from: z.enum(['code', 'place']),
});
export type DerivedValue = z.infer<typeof derivedValue>;

/** What a row is called where another names it. */
export const rowLabel = z.object({ title: z.string(), layer: z.string(), fid: z.number().int() });
export type RowLabel = z.infer<typeof rowLabel>;

const named = z.object({
  /** The key of a register. */
  register: z.string(),
  by: z.enum(['id', 'code']),
});

/** A row that a reference may name. */
export const choice = rowLabel.extend({
  /** What the reference then holds: an id or a code. */
  key: z.string(),
  /** Where it lies and its code: tells namesakes apart. */
  detail: z.string(),
});
export type Choice = z.infer<typeof choice>;

/** The rows of one register that belong to a row. */
export const relatedList = z.object({
  register: z.string(),
  title: bilingual,
  /** The field that names the row, or null where a table of links does. */
  field: z.string().nullable(),
  fieldTitle: bilingual,
  /** Null while the restricted store is locked. */
  count: z.number().int().nullable(),
  /** The first of them, by name. */
  rows: z.array(rowLabel.extend({ detail: z.string() })),
  /** What a new row of the list begins with; null where none can be made here. */
  begin: values.nullable(),
});
export type RelatedList = z.infer<typeof relatedList>;

/** Rows that name rows which are to be deleted. */
export const dependents = z.object({
  register: z.string(),
  title: bilingual,
  fieldTitle: bilingual,
  /** Null while the restricted store is locked. */
  count: z.number().int().nullable(),
  /**
   * What becomes of them when the link is left empty: `empty` keeps the row, `remove` deletes it along, since it can't be
   * without the link, `stays` leaves it as it is: it stands in another store.
   */
  fate: z.enum(['empty', 'remove', 'stays']),
});
export type Dependents = z.infer<typeof dependents>;

/** The most that a unit of a programme may cost, from a fiscal year on. */
export const unitCeiling = z.object({
  programme: z.string(),
  fromYearBe: z.number().int().min(2500).max(2699),
  satang: z.number().int().positive(),
  source: z.string().max(300),
});

export const recordsContract = {
  /**
   * One change set for all cells given, and for the shape where one is: null takes it away. Refuses `validation-failed` for
   * what a rule of severity `error` says of a field that is written, `name-taken` for a code of another row, `row-changed`
   * where a field that is written holds another value than `expected` says.
   */
  update: procedure
    .input(aRow.extend({ values, shape: shape.nullable().optional(), expected: values.optional(), reason }))
    .output(row),
  /** A new row. Refuses `validation-failed`, `name-taken`. */
  create: procedure
    .input(z.object({ layer: z.string(), values, shape: shape.nullable().default(null), reason }))
    .output(row),
  /**
   * Deletes rows. What names them is left empty (or goes along where it can't be without), or names another row instead:
   * all in one change set. Refuses `rows-depend` where something names them and nothing was chosen.
   */
  remove: procedure
    .input(
      z.object({
        layer: z.string(),
        fids,
        links: z.union([z.enum(['refuse', 'empty']), z.object({ to: z.number().int() })]).default('refuse'),
      }),
    )
    .output(z.object({ removed: z.number().int() })),
  /** What can be said of a row as it is typed: errors and warnings, and values that follow from others. */
  judge: procedure
    .input(
      z.object({
        layer: z.string(),
        /** Null for a row that is not there yet. */
        fid: z.number().int().nullable(),
        values,
        /** Left out: the shape that the row has. */
        shape: shape.nullable().optional(),
      }),
    )
    .output(
      z.object({
        findings: z.array(finding),
        derived: z.array(derivedValue),
        /** Of the shape, square metres; null for none. */
        areaM2: z.number().nullable(),
      }),
    ),
  /** Names of rows by id or code, thousands at a time. */
  labels: procedure
    .input(z.object({ wanted: z.array(named.extend({ keys: z.array(z.string()).max(20_000) })).max(50) }))
    .output(
      z.array(
        z.object({
          /** True where the names stand in the restricted store and that is locked. */
          locked: z.boolean(),
          labels: z.record(z.string(), rowLabel),
        }),
      ),
    ),
  /** Rows that a reference may name, by name or code; of an empty text the first by name. */
  choices: procedure
    .input(named.extend({ text: z.string().max(200), limit: z.number().int().min(1).max(100).default(20) }))
    .output(z.object({ locked: z.boolean(), choices: z.array(choice) })),
  /** What belongs to a row, by register. */
  related: procedure
    .input(aRow.extend({ limit: z.number().int().min(1).max(200).default(5) }))
    .output(z.array(relatedList)),
  /** What names rows that are to be deleted, by register; only what there is some of, and what is locked. */
  dependents: procedure.input(z.object({ layer: z.string(), fids })).output(z.array(dependents)),
  /** Ceilings of the cost of a unit: those of the office, or those known where it set none. */
  ceilings: procedure.output(z.array(unitCeiling)),
  setCeilings: procedure
    .input(z.object({ ceilings: z.array(unitCeiling).max(100) }))
    .output(z.array(unitCeiling)),
};

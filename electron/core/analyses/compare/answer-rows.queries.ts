import { createHash } from 'node:crypto';
import type { AnalysisResult } from '../../../../shared/contract/analyses.ts';
import type { LayerSummary } from '../../../../shared/contract/layers.ts';
import { decodeGpkg } from '../../../../shared/geo/gpkg-binary.ts';
import { type ReadableDb, sql } from '../../db/index.ts';
import { readLayer } from '../../layers/index.ts';
import type { ShownRow } from './compare-rows.ts';

type Stored = Readonly<Record<string, unknown>> & { readonly geom: Uint8Array | null };

/** The rows of an answer, and what may tell one of them from the others. */
export interface StoredAnswer {
  readonly layer: LayerSummary;
  readonly result: AnalysisResult;
  readonly rows: readonly Stored[];
}

/** Reads the layer of an answer. Refuses `layer-not-found`. */
export function storedAnswer(db: ReadableDb, result: AnalysisResult): StoredAnswer {
  const layer = readLayer(db, result.layer);
  const geom = layer.geometryType === 'None' ? sql`NULL AS geom` : sql`geom`;
  const rows = db.all<Stored>(sql`SELECT *, ${geom} FROM ${sql.id(result.layer)} ORDER BY fid`);
  return { layer, result, rows };
}

const textOf = (value: unknown): string =>
  typeof value === 'string' || typeof value === 'number' ? String(value).trim() : '';

type KeyOf = (row: Stored) => string;

/** Filled in every row, and another in each. */
const isKey = (rows: readonly Stored[], key: KeyOf): boolean => {
  const seen = new Set(rows.map(key));
  return seen.size === rows.length && !seen.has('');
};

const shapeKey: KeyOf = ({ geom }) =>
  geom === null ? '' : createHash('sha1').update(decodeGpkg(geom).wkb).digest('base64');

/** How rows were put together: said with the comparison. */
export type KeyKind = 'code' | 'name' | 'texts' | 'shape' | 'none';

/**
 * By what the rows of two answers are the same row: their code, else their name, else all their texts together, else their
 * shape; whichever comes first that each row of both has alone.
 */
export function keyOfBoth(before: StoredAnswer, after: StoredAnswer): { kind: KeyKind; key: KeyOf } {
  const fields = (answer: StoredAnswer): string[] => answer.layer.fields.map(({ name }) => name);
  const shared = fields(before).filter((name) => fields(after).includes(name));
  const label = after.layer.labelField;
  const texts = after.layer.fields
    .filter(({ name, type }) => type === 'text' && shared.includes(name) && !name.endsWith('_state'))
    .map(({ name }) => name);
  const joined: KeyOf = (row) => texts.map((name) => textOf(row[name])).join('\u0000');
  const kinds: [KeyKind, KeyOf | null][] = [
    ['code', shared.includes('code') ? (row) => textOf(row.code) : null],
    ['name', label !== null && shared.includes(label) ? (row) => textOf(row[label]) : null],
    ['texts', texts.length > 1 ? joined : null],
    ['shape', shapeKey],
  ];
  for (const [kind, key] of kinds)
    if (key !== null && isKey(before.rows, key) && isKey(after.rows, key)) return { kind, key };
  return { kind: 'none', key: numbered(before, after, (row) => `${joined(row)}\u0000${shapeKey(row)}`) };
}

/** Rows that nothing tells apart are counted through: the second of them is the second of the other answer. */
function numbered(before: StoredAnswer, after: StoredAnswer, key: KeyOf): KeyOf {
  const keys = new Map<Stored, string>();
  for (const { rows } of [before, after]) {
    const seen = new Map<string, number>();
    for (const row of rows) {
      const one = key(row);
      const n = (seen.get(one) ?? 0) + 1;
      seen.set(one, n);
      keys.set(row, `${one}\u0000${n}`);
    }
  }
  return (row) => keys.get(row) ?? '';
}

/** Columns that result layers may have for the area above. */
const ABOVE = ['district', 'district_name', 'district_title', 'zone_name'];

/**
 * The rows of an answer as they are shown.
 *
 * @param field the figure; '' where being there is all that a row says
 */
export function shownRows({ layer, rows }: StoredAnswer, field: string, key: KeyOf): ShownRow[] {
  const names = layer.fields.map(({ name }) => name);
  const above = ABOVE.find((name) => names.includes(name));
  const label = layer.labelField ?? 'name';
  return rows.map((row) => {
    const figure = row[field];
    return {
      key: key(row),
      code: textOf(row.code) || null,
      name: textOf(row[label]),
      district: above === undefined ? null : textOf(row[above]) || null,
      wkb: row.geom === null ? null : decodeGpkg(row.geom).wkb,
      value: field === '' ? 1 : typeof figure === 'number' ? figure : null,
      suppressed: row[`${field}_state`] === 'suppressed',
    };
  });
}

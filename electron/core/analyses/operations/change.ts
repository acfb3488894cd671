import type { CellValue } from '../../../../shared/contract/base.ts';
import type { StepOf } from '../../../../shared/contract/recipe.ts';
import { wkbAreaM2 } from '../../../../shared/geo/wkb-area.ts';
import { stateText } from '../../../../shared/text/operation-columns.ts';
import { GeometryError, type Geos } from '../../geometry/index.ts';
import { type AnalysisFeature, notedRows } from '../feature-set.ts';
import { fineWkb } from '../fine.ts';
import { madeField, RAI } from './columns.ts';
import { NOTHING_M2 } from './cut.ts';
import { byValue, keyOf } from './joins.ts';
import { fieldAt, numbered, type Outcome, type RowSet, type Tools, tellNowhere } from './rows.ts';

type State = 'gained' | 'lost' | 'same';

/** Ground gained, lost and same: of both layers as a whole, or of the rows that share a key. */
export function change(step: StepOf<'change'>, tools: Tools): Outcome {
  const [before, after] = [tools.take(step.before), tools.take(step.after)];
  tellNowhere(tools, before);
  tellNowhere(tools, after);
  if (step.key !== undefined)
    for (const set of [before, after]) tellKeyless(set, fieldAt(set, step.key), tools);
  const pairs = pairsOf(step, before, after);
  const parts: Record<State, number> = { gained: 0, lost: 0, same: 0 };
  let spoiled = 0;
  const rows = [...pairs].flatMap(([key, [old, now]], i) => {
    tools.progress(i / pairs.size);
    const pieces = piecesOf(shapesOf(old), shapesOf(now), tools.geos);
    if (pieces === null) spoiled++;
    return (pieces ?? []).map(([state, wkb]) => {
      const rai = tools.ruler.rai(wkb);
      parts[state] += rai;
      const values: CellValue[] = [...(step.key ? [key] : []), stateText[state].th, rai];
      return { code: key, wkb, values };
    });
  });
  tools.note('geometry-unworkable', before.origin, spoiled);
  const fields = [
    ...(step.key ? [madeField('key', 'text')] : []),
    madeField('state', 'text'),
    madeField('area_rai', 'real', RAI),
  ];
  const label = step.key ? 'key' : 'state';
  return {
    set: { ...before, fields, label, features: numbered(rows), filteredFrom: null },
    value: 'area_rai',
    facts: { of: before.features.length, total: parts.gained + parts.lost + parts.same, unit: 'rai', parts },
  };
}

/** Rows without a key belong to no pair: their ground is in none of the parts. */
const tellKeyless = (set: RowSet, at: number, tools: Tools): void =>
  tools.note(
    'value-missing',
    set.origin,
    notedRows(
      set,
      set.features.filter((row) => keyOf(row.values[at]) === ''),
    ),
  );

type Pairs = Map<string, readonly [readonly AnalysisFeature[], readonly AnalysisFeature[]]>;

function pairsOf({ key }: StepOf<'change'>, before: RowSet, after: RowSet): Pairs {
  if (key === undefined) return new Map([['', [before.features, after.features]]]);
  const old = byValue(before.features, fieldAt(before, key));
  const now = byValue(after.features, fieldAt(after, key));
  return new Map(
    [...new Set([...old.keys(), ...now.keys()])].map((k) => [k, [old.get(k) ?? [], now.get(k) ?? []]]),
  );
}

const shapesOf = (rows: readonly AnalysisFeature[]): Uint8Array[] =>
  rows.flatMap(({ wkb }) => (wkb === null ? [] : [fineWkb(wkb)]));

/** The three kinds of ground; null where GEOS could not. */
function piecesOf(
  old: readonly Uint8Array[],
  now: readonly Uint8Array[],
  geos: Geos,
): [State, Uint8Array][] | null {
  const ground = (list: [State, Uint8Array][]): [State, Uint8Array][] =>
    list.filter(([, wkb]) => wkbAreaM2(wkb) >= NOTHING_M2);
  try {
    if (old.length === 0) return now.length === 0 ? [] : ground([['gained', geos.union(now)]]);
    if (now.length === 0) return ground([['lost', geos.union(old)]]);
    const [before, after] = [geos.union(old), geos.union(now)];
    return ground([
      ['gained', geos.difference(after, before)],
      ['lost', geos.difference(before, after)],
      ['same', geos.intersection(before, after)],
    ]);
  } catch (error) {
    if (error instanceof GeometryError) return null;
    throw error;
  }
}

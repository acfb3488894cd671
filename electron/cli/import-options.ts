import {
  areaLevel,
  type LawfulBasis,
  lawfulBasis,
  type Placing,
} from '../../shared/contract/import-choice.ts';
import { parseDate } from '../../shared/domain/dates.ts';
import { Refusal } from '../../shared/domain/refusal.ts';
import type { Asked } from './arguments.ts';

const bad = (option: string, value: string, allowed: string): Refusal =>
  new Refusal('usage', { reason: `--${option} ${value}: ${allowed}` });

/** `none`, `file`, `areas:LEVEL`, `x=COLUMN,y=COLUMN` or `x=COLUMN` for one that holds both. Refuses `usage`. */
export function placingOf(asked: Asked): Placing | null {
  const value = asked.option('placing');
  if (value === null) return null;
  if (value === 'none' || value === 'file') return { kind: value };
  if (value.startsWith('areas:')) {
    const level = areaLevel.safeParse(value.slice('areas:'.length));
    if (!level.success) throw bad('placing', value, `areas:${areaLevel.options.join('|')}`);
    return { kind: 'areas', level: level.data };
  }
  // A column's own name may hold a comma: only the one before `y=` divides.
  const both = /^x=(.+?)(?:,y=(.+))?$/s.exec(value);
  if (!both?.[1]) throw bad('placing', value, 'x=COLUMN,y=COLUMN | areas:LEVEL | none');
  return { kind: 'coordinates', x: both[1], y: both[2] ?? null, notation: 'auto' };
}

/** A row of the file from 1, or 0 for none. Refuses `usage`. */
export function headerRowOf(asked: Asked): number | null {
  const value = asked.option('header-row');
  if (value === null) return null;
  const row = Number(value);
  if (!/^\d+$/.test(value) || row > 1000) throw bad('header-row', value, '0 … 1000');
  return row;
}

/** `KIND:NOTE`, or `KIND:NOTE` with `--keep-until DATE`. Refuses `usage`. */
export function basisOf(asked: Asked): LawfulBasis | null {
  const value = asked.option('basis');
  if (value === null) return null;
  const colon = value.indexOf(':');
  const [kind, note] = colon < 0 ? [value, ''] : [value.slice(0, colon), value.slice(colon + 1)];
  const basis = lawfulBasis.safeParse({ kind, note, keepUntil: dayOf(asked, 'keep-until') });
  if (!basis.success) throw bad('basis', kind, `${lawfulBasis.shape.kind.options.join('|')}:NOTE`);
  return basis.data;
}

/** A day as the window reads it, in either era: `2567-02-29`, `29/2/2567`, `29 ก.พ. 2567`. Null where it is none. */
function dayOf(asked: Asked, option: string): string | null {
  const value = asked.option(option);
  if (value === null) return null;
  const day = parseDate(value);
  if (day === null) throw bad(option, value, 'YYYY-MM-DD');
  return day.iso;
}

/** A day of the calendar. Refuses `usage`. */
export const asOfOf = (asked: Asked): string | null => dayOf(asked, 'as-of');

import type { CellValue } from '../../../shared/contract/base.ts';
import type { Feature } from '../../../shared/contract/layers.ts';
import { isMasked } from '../../../shared/domain/masking.ts';
import { changeDraft, type Draft, PLACE_BASE, putDraft } from './drafts.ts';

type Values = Readonly<Record<string, CellValue>>;

/** What stands in a touched field now, as `Draft.base` has it. */
const standing = (feature: Pick<Feature, 'values' | 'extent'>, name: string): CellValue =>
  name === PLACE_BASE ? JSON.stringify(feature.extent) : (feature.values[name] ?? null);

/**
 * What was typed over values that somebody changed since, by field: saving would take the other's away unseen. A field that
 * both made alike is none, and a masked value can't be told from another.
 */
export const changedElsewhere = (
  { base, shape }: Draft,
  feature: Pick<Feature, 'values' | 'extent'>,
  written: Values,
): string[] =>
  Object.entries(base).flatMap(([name, began]) => {
    const touched = name === PLACE_BASE ? shape !== undefined : name in written;
    const now = standing(feature, name);
    return !touched || now === began || isMasked(now) || isMasked(began) ? [] : [name];
  });

/** What the core is told of the values that were typed over: it refuses to write over others. */
export const expectedValues = ({ base }: Draft, written: Values): Record<string, CellValue> =>
  Object.fromEntries(Object.entries(base).filter(([name, began]) => name in written && !isMasked(began)));

/** «ใช้ของฉัน»: what was typed stays, and stands over what is there now. */
export const keepMine = (draft: Draft, feature: Feature, fields: readonly string[]): void =>
  changeDraft(draft.key, (now) => ({
    ...now,
    base: { ...now.base, ...Object.fromEntries(fields.map((name) => [name, standing(feature, name)])) },
  }));

/** «ดูค่าใหม่»: the fields show what stands there now. Returns the way back to what was typed. */
export const takeTheirs = (draft: Draft, fields: readonly string[]): (() => void) => {
  const without = <T>(all: Readonly<Record<string, T>>): Record<string, T> =>
    Object.fromEntries(Object.entries(all).filter(([name]) => !fields.includes(name)));
  changeDraft(draft.key, ({ shape, ...now }) => ({
    ...now,
    ...(shape === undefined || fields.includes(PLACE_BASE) ? {} : { shape }),
    typed: without(fields.includes(PLACE_BASE) ? withoutPlace(now.typed) : now.typed),
    base: without(now.base),
  }));
  return () => putDraft(draft);
};

const withoutPlace = ({ '@place': _, ...typed }: Readonly<Record<string, string>>): Record<string, string> =>
  typed;

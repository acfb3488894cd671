import type { AreaChange, AreaSplit, FutureArea } from '../../../shared/contract/area-change.ts';
import type { SpineArea } from '../../../shared/contract/areas.ts';
import { CATEGORICAL } from '../../../shared/domain/ramps.ts';
import type { ChangeStart } from './areas-store.ts';

/** Parts in colours that are told apart on any ground. */
const PART_COLORS = [2, 0, 3, 4, 7, 5, 6, 1].map((at) => CATEGORICAL[at] ?? CATEGORICAL[0]);

/** The colour of a part on the map and in the lists. */
export const partColor = (part: number): string => PART_COLORS[part % PART_COLORS.length] ?? CATEGORICAL[0];

const asIs = ({ code, title, titleEn }: SpineArea): FutureArea => ({ code, nameTh: title, nameEn: titleEn });

/** Where boundaries most often come from: a drawn line; of districts their sub-districts; a village has but a place. */
const firstShapes = (register: SpineArea['register']): AreaSplit['shapes'] => {
  if (register === 'village') return { by: 'none' };
  return register === 'district' ? { by: 'members' } : { by: 'line', lines: [], pieces: [] };
};

/** What a change says before anyone fills it in; null where its areas are not there. */
export function firstDraft(
  { kind, register }: ChangeStart,
  areas: readonly SpineArea[],
  today: string,
): AreaChange | null {
  const [area] = areas;
  if (area === undefined) return null;
  const about = { register, onDate: today, note: '', id: area.id };
  switch (kind) {
    case 'rename':
      return { kind, ...about, nameTh: area.title, nameEn: area.titleEn };
    case 'recode':
      return { kind, ...about, code: area.code ?? '' };
    case 'retire':
      return { kind, ...about };
    case 'merge': {
      const { id, ...rest } = about;
      const ids = areas.map((one) => one.id);
      return { kind, ...rest, ids, into: asIs(area), keeps: id, codes: {}, figures: 'sum' };
    }
    case 'split':
      return {
        ...{ kind, ...about, keeps: 0, members: {}, codes: {}, councils: {}, figures: 'keep' },
        parts: [asIs(area), { code: null, nameTh: '', nameEn: null }],
        shapes: firstShapes(register),
      };
  }
}

/** A line is a line from two points on: what has fewer is not asked about. */
const drawn = (change: AreaSplit): AreaSplit =>
  change.shapes.by === 'line'
    ? {
        ...change,
        shapes: { ...change.shapes, lines: change.shapes.lines.filter(({ length }) => length > 1) },
      }
    : change;

/** What is asked of the core; null while a day can't be read or one area alone is to be merged. */
export const askedChange = (draft: AreaChange): AreaChange | null => {
  if (draft.onDate === '' || (draft.kind === 'merge' && draft.ids.length < 2)) return null;
  return draft.kind === 'split' ? drawn(draft) : draft;
};

/** The lists of a split that name parts by their place, after one was taken out: what was of it falls back to the guess. */
export function withoutPart(change: AreaSplit, gone: number): Partial<AreaSplit> {
  const moved = (part: number): number => (part > gone ? part - 1 : part);
  const { keeps, shapes } = change;
  return {
    parts: change.parts.filter((_, at) => at !== gone),
    keeps: keeps === null || keeps === gone ? null : moved(keeps),
    members: Object.fromEntries(
      Object.entries(change.members).flatMap(([id, part]) => (part === gone ? [] : [[id, moved(part)]])),
    ),
    councils: Object.fromEntries(
      Object.entries(change.councils).map(([id, parts]) => [
        id,
        parts.filter((part) => part !== gone).map(moved),
      ]),
    ),
    shapes: shapes.by === 'line' ? { ...shapes, pieces: [] } : shapes,
  };
}

/** The part that goes on changes: the codes of both change places, so that the row keeps its own. */
export function withKeeper(change: AreaSplit, keeps: number | null, own: string | null): Partial<AreaSplit> {
  const before = change.keeps;
  if (before === keeps) return {};
  const freed = keeps === null ? null : (change.parts[keeps]?.code ?? null);
  return {
    keeps,
    parts: change.parts.map((part, at) => {
      if (at === keeps) return { ...part, code: own };
      return at === before ? { ...part, code: freed } : part;
    }),
  };
}

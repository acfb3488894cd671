import type { AreaGroup } from '../../../shared/contract/import-findings.ts';
import type { ImportSet } from '../../../shared/contract/imports.ts';
import { importsMatching } from '../../../shared/text/imports-matching-ui.ts';
import type { Translate } from '../../ui/index.ts';

type AreaMatch = NonNullable<ImportSet['areaMatch']>;

/** Rows that do not know their area yet. */
export const openRows = ({ suggested, ambiguous, unmatched }: AreaMatch): number =>
  suggested + ambiguous + unmatched;

/** What the file says, or that it says nothing. */
export const shownName = (text: string, t: Translate): string =>
  text.trim() === '' ? t(importsMatching.emptyText) : text;

/** A group with what the user decided a moment ago: `''` leaves it, null is undecided. */
export interface GroupLine {
  readonly group: AreaGroup;
  readonly pick: string | null;
}

const isOpen = ({ outcome }: AreaGroup): boolean =>
  outcome === 'suggested' || outcome === 'ambiguous' || outcome === 'unmatched';

/** Groups that wait for a choice, and those that have one. What was just picked stays until the dialog is left. */
export const groupLines = (
  groups: readonly AreaGroup[],
  picks: Readonly<Record<string, string>>,
): { readonly open: GroupLine[]; readonly settled: GroupLine[] } => {
  const lines = groups.map((group) => ({ group, pick: picks[group.key] ?? null }));
  return {
    open: lines.filter(({ group, pick }) => pick === null && isOpen(group)),
    settled: lines.filter(({ group, pick }) => pick !== null || group.outcome === 'picked'),
  };
};

/** Picks of the first suggestion wherever one is offered: never where several areas bear the name. */
export const firstSuggestions = (lines: readonly GroupLine[]): Record<string, string> =>
  Object.fromEntries(
    lines.flatMap(({ group }) => {
      const [best] = group.suggestions;
      return group.outcome === 'suggested' && best !== undefined ? [[group.key, best.code]] : [];
    }),
  );

/** `''` and spaces are no code; 2, 4, 6 or 8 digits are one. */
export const codeOf = (typed: string): string | null =>
  /^\d{2}(\d{2}){0,3}$/.test(typed.trim()) ? typed.trim() : null;

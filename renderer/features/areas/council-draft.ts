import type { CouncilArea, Spine, SpineArea } from '../../../shared/contract/areas.ts';

/** What a council area is to be made of. */
export interface CouncilDraft {
  /** Codes of sub-districts. */
  readonly subdistricts: readonly string[];
  /** Ids of villages. */
  readonly villages: readonly string[];
  readonly shapeFrom: CouncilArea['shapeFrom'];
}

export const draftOf = ({ subdistricts, members, shapeFrom }: CouncilArea): CouncilDraft => ({
  subdistricts: subdistricts.map(({ code }) => code),
  villages: members.map(({ villageId }) => villageId),
  shapeFrom,
});

/** Villages of today of a sub-district. */
export const villagesIn = (spine: Spine, code: string): SpineArea[] =>
  spine.areas.filter(({ register, above, retired }) => register === 'village' && above === code && !retired);

export const toggled = (items: readonly string[], item: string): string[] =>
  items.includes(item) ? items.filter((one) => one !== item) : [...items, item];

/**
 * A sub-district comes in or goes. With it come its villages that belong to no council area yet, and go those that are this
 * one's.
 */
export function toggleSubdistrict(draft: CouncilDraft, spine: Spine, code: string): CouncilDraft {
  const villages = villagesIn(spine, code);
  const ids = villages.map(({ id }) => id);
  const subdistricts = toggled(draft.subdistricts, code);
  if (!subdistricts.includes(code))
    return { ...draft, subdistricts, villages: draft.villages.filter((id) => !ids.includes(id)) };
  const free = villages.filter(({ council }) => council === null).map(({ id }) => id);
  return { ...draft, subdistricts, villages: [...new Set([...draft.villages, ...free])] };
}

/** A village comes in or goes; its sub-district comes along. */
export function toggleVillage(draft: CouncilDraft, village: SpineArea): CouncilDraft {
  const villages = toggled(draft.villages, village.id);
  const { above } = village;
  const comes = villages.includes(village.id) && above !== null && !draft.subdistricts.includes(above);
  return { ...draft, villages, subdistricts: comes ? [...draft.subdistricts, above] : draft.subdistricts };
}

/** All villages of a sub-district, or none of them. */
export function withVillages(
  draft: CouncilDraft,
  villages: readonly SpineArea[],
  all: boolean,
): CouncilDraft {
  const ids = villages.map(({ id }) => id);
  const others = draft.villages.filter((id) => !ids.includes(id));
  return { ...draft, villages: all ? [...others, ...ids] : others };
}

/** How many villages join and leave by a draft. */
export const movesOf = (draft: CouncilDraft, council: CouncilArea): { come: number; go: number } => {
  const before = new Set(council.members.map(({ villageId }) => villageId));
  const after = new Set(draft.villages);
  return {
    come: [...after].filter((id) => !before.has(id)).length,
    go: [...before].filter((id) => !after.has(id)).length,
  };
};

/** True where a draft says something else than what stands. */
export const isChanged = (draft: CouncilDraft, council: CouncilArea): boolean => {
  const { come, go } = movesOf(draft, council);
  const before = draftOf(council);
  const same =
    draft.shapeFrom === before.shapeFrom &&
    draft.subdistricts.length === before.subdistricts.length &&
    draft.subdistricts.every((code) => before.subdistricts.includes(code));
  return come > 0 || go > 0 || !same;
};

import type { AreaFilter } from '../../../shared/contract/area-filter.ts';
import type { Spine, SpineArea } from '../../../shared/contract/areas.ts';
import type { Bilingual } from '../../../shared/contract/base.ts';
import type { ZoneScheme } from '../../../shared/contract/zones.ts';
import { looseText } from '../../../shared/domain/thai-text.ts';
import { areaFilterText, areaWords } from '../../../shared/text/area-filter.ts';
import type { DeskArea } from '../../app/desk.ts';

/** An area that everything can be narrowed to, with the heading under which it is offered. */
export interface OfferedArea extends DeskArea {
  readonly group: Bilingual;
  /** What tells it from its namesakes: the district, the code. */
  readonly hint: string;
}

const LEVELS: readonly (readonly [Exclude<AreaFilter['register'], 'zone'>, Bilingual])[] = [
  ['district', areaFilterText.groupDistrict],
  ['subdistrict', areaFilterText.groupSubdistrict],
  ['council_area', areaFilterText.groupCouncil],
];

const zonesOf = ({ title, layer, zones }: ZoneScheme): OfferedArea[] =>
  zones.map((zone) => ({
    ...{ register: 'zone' as const, id: zone.id, fid: zone.fid, layer },
    ...{ words: areaWords('zone', zone.title), hint: '' },
    group: {
      th: areaFilterText.groupScheme.th.replace('{scheme}', title),
      en: areaFilterText.groupScheme.en.replace('{scheme}', title),
    },
  }));

/** The areas of today: zones scheme by scheme, then districts, sub-districts, council areas. */
export const offeredAreas = (spine: Spine, schemes: readonly ZoneScheme[]): OfferedArea[] => {
  const districts = new Map(
    spine.areas.flatMap((area) =>
      area.register === 'district' && area.code !== null ? [[area.code, area.title] as const] : [],
    ),
  );
  const hintOf = (area: SpineArea): string => {
    const above = area.register === 'district' ? undefined : districts.get(area.above ?? '');
    return [above === undefined ? '' : `อ.${above}`, area.code ?? '']
      .filter((part) => part !== '')
      .join(' · ');
  };
  const levels = LEVELS.flatMap(([register, group]) =>
    spine.areas
      .filter((area) => area.register === register && !area.retired)
      .map(
        (area): OfferedArea => ({
          ...{ register, id: area.id, fid: area.fid, layer: register, group },
          ...{ words: areaWords(register, area.title), hint: hintOf(area) },
        }),
      ),
  );
  return [...schemes.flatMap(zonesOf), ...levels];
};

/** Those whose name or code holds what was typed, with and without tone marks; in their order. */
export const foundAreas = (areas: readonly OfferedArea[], typed: string): readonly OfferedArea[] => {
  const wanted = looseText(typed);
  if (wanted === '') return areas;
  return areas.filter(({ words, hint }) =>
    [words.th, words.en, hint].some((text) => looseText(text).includes(wanted)),
  );
};

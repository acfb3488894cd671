import { figureLevel } from '../contract/area-figures.ts';
import type { Field, LayerSummary } from '../contract/layers.ts';
import type { Normalise } from '../contract/style.ts';

/**
 * Numbers that are known of the place of a row and stand in no column of its table: a style may name them as its field.
 * A column can't bear such a name.
 */
const PLACE_NUMBERS = [
  { name: '@area', by: 'area', th: 'เนื้อที่', en: 'Area', unit: 'ไร่' },
  { name: '@population', by: 'population', th: 'ประชากร', en: 'Population', unit: 'คน' },
  { name: '@households', by: 'households', th: 'ครัวเรือน', en: 'Households', unit: 'ครัวเรือน' },
] as const;

/** What a place's number is, or null for a field of the row. */
export const placeNumberOf = (field: string): Exclude<Normalise['by'], 'field'> | null =>
  PLACE_NUMBERS.find(({ name }) => name === field)?.by ?? null;

export const isPlaceNumber = (field: string): boolean => field.startsWith('@');

type Shaped = Pick<LayerSummary, 'geometryType' | 'register'>;

const has = ({ geometryType, register }: Shaped, by: Normalise['by']): boolean =>
  by === 'area' ? geometryType.endsWith('Polygon') : figureLevel.safeParse(register).success;

/** The numbers that are known of the places of a layer's rows, as fields: its area, and the figures of registers of areas. */
export const placeNumbers = (layer: Shaped): Field[] =>
  PLACE_NUMBERS.filter(({ by }) => has(layer, by)).map(({ name, th, en, unit }) => ({
    ...{ name, title: th, titleEn: en, type: 'real', unit, codeList: null, editable: false },
    ...{
      required: false,
      many: false,
      reference: null,
      when: null,
      format: null,
      section: 'main',
      masked: false,
    },
  }));

/** What a style counts or divides by of the places of its rows, of which a layer has none. */
export const lostPlaceNumbers = (
  layer: Shaped,
  counted: readonly { readonly field: string | null; readonly normalise?: Normalise | null | undefined }[],
): { readonly th: string; readonly en: string }[] => {
  const asked = counted.flatMap(({ field, normalise }) => [
    field === null ? null : placeNumberOf(field),
    normalise?.by ?? null,
  ]);
  return PLACE_NUMBERS.filter(({ by }) => asked.includes(by) && !has(layer, by)).map(({ th, en }) => ({
    th,
    en,
  }));
};

/** True where a number would be divided by itself, which says nothing of any row. */
export const isDividedByItself = (field: string, normalise: Normalise | null): boolean =>
  normalise !== null &&
  (normalise.by === 'field' ? normalise.field === field : normalise.by === placeNumberOf(field));

/**
 * Rises with every change that a figure of a place can come of: the statistics, and the areas that they are stated for or
 * summed over.
 */
export const figuresVersion = (
  layers: readonly Pick<LayerSummary, 'name' | 'version' | 'zoneSchemeId'>[],
): number =>
  layers
    .filter(
      ({ name, zoneSchemeId }) =>
        name === 'area_statistic' || zoneSchemeId !== null || figureLevel.safeParse(name).success,
    )
    .reduce((sum, { version }) => sum + version, 0);

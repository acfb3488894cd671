import type { CellValue } from '../../../shared/contract/base.ts';
import { questionText } from '../../../shared/text/analyses.ts';
import { questionsUi } from '../../../shared/text/questions.ts';
import type { AskableLayer, Blank, BlankMaker, Offer } from './question-blanks.ts';

/**
 * Layers of which it makes sense to ask what was gained and lost: schemes of zones, imported grounds and forests. Levels of
 * administration cover the same ground, whichever of them is held against which.
 */
const comparable = ({ layers }: Offer): AskableLayer[] => {
  const grounds = layers.filter(({ geometry_type: type, rows }) => type.endsWith('Polygon') && rows > 0);
  const zones = grounds.filter((layer) => layer.zone_scheme_id);
  const others = grounds.filter(
    ({ register, zone_scheme_id: scheme }) =>
      !scheme && (register === null || register === 'community_forest'),
  );
  // One scheme of zones is compared with no ground of another kind.
  return zones.length > 1 ? [...zones, ...others] : others;
};

/** Both sides of a comparison, `at` the place in it; without two layers it says what it needs. */
const side =
  (at: number): BlankMaker =>
  (name, offer) => {
    const layers = comparable(offer);
    const disabledReason = layers.length < 2 ? questionText.noPair : null;
    const options = layers.map(({ name: value, title: th, title_en: en }) => ({
      ...{ value, label: { th, en: en || th }, disabledReason },
    }));
    return { blank: name, kind: 'layer', options, value: options[at]?.value ?? options[0]?.value ?? null };
  };
export const groundBefore = side(0);
export const groundAfter = side(1);

const KEYS = ['name_th', 'code'] as const;

/** Whether all ground is compared as one or by what rows are called; zones, which cover all of it, by their names. */
export const comparedBy: BlankMaker = (name, offer): Blank => {
  const layers = comparable(offer);
  const shared = KEYS.filter((key) =>
    layers.slice(0, 2).every(({ fields }) => fields.some((field) => field.name === key)),
  );
  const options = [null, ...(layers.length < 2 ? [] : shared)].map((value: CellValue) => ({
    ...{ value, disabledReason: null },
    label: value === null ? questionsUi.asOne : value === 'code' ? questionsUi.byCode : questionsUi.byName,
  }));
  const zones = layers.slice(0, 2).filter(({ zone_scheme_id: scheme }) => scheme).length === 2;
  return {
    blank: name,
    kind: 'choice',
    options,
    value: zones && shared.includes('name_th') ? 'name_th' : null,
  };
};

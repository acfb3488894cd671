import type { Question } from '../../../shared/contract/analyses.ts';
import type { Bilingual, CellValue } from '../../../shared/contract/base.ts';
import type { Field } from '../../../shared/contract/layers.ts';
import { registerOf } from '../../../shared/domain/registers/index.ts';
import { formatAskedDistance } from '../../../shared/domain/units.ts';
import { householdNoun, questionText } from '../../../shared/text/analyses.ts';
import { choiceText } from '../../../shared/text/operations.ts';
import { questionsUi } from '../../../shared/text/questions.ts';
import type { CatalogueLayer } from './analyses.queries.ts';
import { AREA_REGISTERS } from './plan-recipe.ts';
import { HOUSEHOLD_DISTANCES_M } from './withheld/index.ts';

/** A layer with what decides whether, and by which of its numbers, it can be chosen. */
export interface AskableLayer extends CatalogueLayer {
  readonly rows: number;
  readonly fields: readonly Pick<Field, 'name' | 'title' | 'titleEn' | 'type' | 'reference' | 'format'>[];
}
export type HouseholdState = 'none' | 'locked' | 'empty' | 'open';

export type Blank = Extract<Question['parts'][number], { blank: string }>;
type Option = Blank['options'][number];
type Shape = 'Point' | 'LineString' | 'Polygon';

/** What a workspace offers to fill blanks with. */
export interface Offer {
  readonly layers: readonly AskableLayer[];
  /** Layers of lines, answers among them: roads may have been cut to the province first. */
  readonly lines: readonly AskableLayer[];
  readonly households: HouseholdState;
}
/** Makes one blank from what is on offer. */
export type BlankMaker = (name: string, offer: Offer) => Blank;

const option = (value: CellValue, label: Bilingual, disabledReason: Bilingual | null = null): Option => ({
  value,
  label,
  disabledReason,
});

/** A blank stands on the wished layer if it can be chosen, else on the first that can. */
const made = (name: string, kind: Blank['kind'], options: Option[], wished?: string): Blank => {
  const free = options.filter((candidate) => candidate.disabledReason === null);
  const first =
    free.find((candidate) => wished !== undefined && String(candidate.value).startsWith(wished)) ??
    free[0] ??
    options[0];
  return { blank: name, kind, options, value: first?.value ?? null };
};

const layerOption = (layer: AskableLayer): Option =>
  option(
    layer.name,
    { th: layer.title, en: layer.title_en || layer.title },
    layer.rows === 0 ? questionText.empty : null,
  );

const registerKey = (layer: CatalogueLayer): string | null =>
  layer.zone_scheme_id ? 'zone' : layer.register;

const placed = (layers: readonly AskableLayer[]): AskableLayer[] =>
  layers.filter(({ geometry_type: type }) => type !== 'None');

/** The areas that all may be counted in, households too. */
const registerAreas = (layers: readonly AskableLayer[]): AskableLayer[] =>
  AREA_REGISTERS.flatMap((key) => layers.filter((layer) => registerKey(layer) === key));

/** Registers of areas only: what households may be counted in. */
export const registerAreaBlank =
  (wished: string): BlankMaker =>
  (name, { layers }) =>
    made(name, 'layer', registerAreas(placed(layers)).map(layerOption), wished);

/** Areas of any kind: registers first, then imported layers of polygons. */
export const areaBlank =
  (wished: string): BlankMaker =>
  (name, { layers }) => {
    const imported = layers.filter(
      (layer) => layer.register === null && layer.geometry_type.endsWith('Polygon'),
    );
    const options = [...registerAreas(placed(layers)), ...imported.filter((one) => !one.zone_scheme_id)];
    return made(name, 'layer', options.map(layerOption), wished);
  };

const HOUSEHOLD_REASONS = {
  open: null,
  locked: questionText.locked,
  none: questionText.noHouseholds,
  empty: questionText.empty,
} as const satisfies Record<HouseholdState, Bilingual | null>;

/** Options that can be chosen only while the restricted store is open. */
const whileOpen = (options: readonly Option[], reason: Bilingual | null): Option[] =>
  options.map((one) => ({ ...one, disabledReason: one.disabledReason ?? reason }));

const PEOPLE_REASONS = {
  ...{ open: null, empty: null, locked: questionText.peopleLocked, none: questionText.noPeople },
} as const satisfies Record<HouseholdState, Bilingual | null>;

/** The areas that have social managers of their own, who stand in the restricted store. */
export const managedBlank: BlankMaker = (name, { layers, households }) => {
  const keys = ['subdistrict', 'council_area'];
  const areas = keys.flatMap((key) => layers.filter((layer) => layer.register === key));
  return made(name, 'layer', whileOpen(areas.map(layerOption), PEOPLE_REASONS[households]), 'subdistrict');
};

/** The areas that households may be counted in, where the question is about them. */
export const householdAreasBlank: BlankMaker = (name, { layers, households }) => {
  const areas = registerAreas(placed(layers)).map(layerOption);
  return made(name, 'layer', whileOpen(areas, HOUSEHOLD_REASONS[households]), 'subdistrict');
};

interface LayerWish {
  /** Registers that come first. */
  readonly first?: readonly string[];
  readonly shapes?: readonly Shape[];
  /** Areas that other things lie in are offered as well. */
  readonly areas?: boolean;
  readonly households?: boolean;
  readonly wished?: string;
}

/** A layer of these shapes: the named registers first, then all others. */
export const layerBlank =
  ({ first = [], shapes, areas = false, households = false, wished }: LayerWish = {}): BlankMaker =>
  (name, offer) => {
    const fitting = placed(offer.layers).filter(
      ({ geometry_type: type }) => shapes === undefined || shapes.some((shape) => type.endsWith(shape)),
    );
    const named = first.flatMap((key) => fitting.filter((layer) => registerKey(layer) === key));
    const rest = fitting.filter(
      (layer) => !named.includes(layer) && (areas || !AREA_REGISTERS.includes(registerKey(layer) ?? '')),
    );
    const options = [...named, ...rest].map(layerOption);
    const people = households
      ? [option('household', householdNoun.name, HOUSEHOLD_REASONS[offer.households])]
      : [];
    return made(name, 'layer', [...people, ...options], wished);
  };

/** How a distance is measured: straight, or along the lines of a layer. */
export const roadBlank: BlankMaker = (name, { lines }) => {
  const along = lines.map(layerOption).map(({ label, ...one }) => ({
    ...one,
    label: { th: `${choiceText.along.th} ${label.th}`, en: `${choiceText.along.en} ${label.en}` },
  }));
  const none = option('', questionsUi.alongRoads, choiceText.noRoads);
  const options = [option(null, choiceText.straight), ...(along.length === 0 ? [none] : along)];
  return { blank: name, kind: 'choice', options, value: null };
};

/** The one register that a question is about; it needs no place. */
export const rowsBlank =
  (key: string): BlankMaker =>
  (name, { layers }) =>
    made(name, 'layer', layers.filter(({ register }) => register === key).map(layerOption));

/** Registers whose rows name the council area that they belong to; they need no place. */
export const councilRowsBlank: BlankMaker = (name, { layers }) => {
  const naming = layers.filter(
    ({ register, fields }) =>
      register !== null &&
      registerOf(register) !== undefined &&
      !AREA_REGISTERS.includes(register) &&
      fields.some(({ name: field }) => field === 'council_area_id'),
  );
  return made(name, 'layer', naming.map(layerOption), 'welfare_fund');
};

/** Registers whose rows say of which day their figures are. */
export const datedRowsBlank: BlankMaker = (name, { layers }) => {
  const dated = layers.filter(
    ({ register, fields }) =>
      register !== null && fields.some(({ name: field, type }) => field === 'as_of_date' && type === 'date'),
  );
  return made(name, 'layer', dated.map(layerOption), 'welfare_fund');
};

/** Years, codes and references are no numbers that can be summed. */
const isSummable = ({ type, reference, format }: AskableLayer['fields'][number]): boolean =>
  (type === 'integer' || type === 'real') && reference === null && format === null;

/** A number of a layer, as `layer|field`. */
export const figureBlank: BlankMaker = (name, { layers }) => {
  const options = placed(layers)
    .filter((layer) => !AREA_REGISTERS.includes(registerKey(layer) ?? ''))
    .flatMap((layer) =>
      layer.fields
        .filter(isSummable)
        .map((field) => option(`${layer.name}|${field.name}`, figureWords(layer, field), emptyReason(layer))),
    );
  return made(name, 'figure', options, 'housing_project');
};

const emptyReason = ({ rows }: AskableLayer): Bilingual | null => (rows === 0 ? questionText.empty : null);

const figureWords = (layer: AskableLayer, { title, titleEn }: AskableLayer['fields'][number]): Bilingual => {
  const put = (words: string, field: string, of: string): string =>
    words.replace('{field}', field).replace('{layer}', of);
  return {
    th: put(questionsUi.figureOf.th, title, layer.title),
    en: put(questionsUi.figureOf.en, titleEn || title, layer.title_en || layer.title),
  };
};

const metres = (value: number): Option =>
  option(
    value,
    value === 0
      ? questionsUi.atOnce
      : { th: formatAskedDistance(value, 'th'), en: formatAskedDistance(value, 'en') },
  );

/** Distances by which households can be asked too. */
export const distanceBlank: BlankMaker = (name) => ({
  ...{ blank: name, kind: 'distance', value: 1000 },
  options: HOUSEHOLD_DISTANCES_M.map(metres),
});

/** Distances, `first` in the blank. */
export const distancesBlank =
  (first: number, ...all: readonly number[]): BlankMaker =>
  (name) => ({ blank: name, kind: 'distance', options: all.map(metres), value: first });

const OF_THE_STORE: ReadonlySet<Bilingual | null> = new Set<Bilingual | null>([
  ...[questionText.locked, questionText.noHouseholds],
  ...[questionText.peopleLocked, questionText.noPeople],
]);

/** Why a question can't be asked with these blanks; null where it can. */
export const blockOf = (blanks: readonly Blank[]): Bilingual | null => {
  for (const { blank, options } of blanks) {
    if (options.some((candidate) => candidate.disabledReason === null)) continue;
    const why = options.find(({ disabledReason }) => OF_THE_STORE.has(disabledReason))?.disabledReason;
    if (blank === 'areas' && why) return why;
    if (blank === 'areas' || blank === 'within') return questionText.noAreas;
    const locked = options.some(
      ({ value, disabledReason }) => value === 'household' && disabledReason === questionText.locked,
    );
    return locked ? questionText.locked : questionText.nothing;
  }
  return null;
};

import type { AnalysisResult } from '../../../../shared/contract/analyses.ts';
import type { Bilingual, Language } from '../../../../shared/contract/base.ts';
import type { Field, LayerSummary } from '../../../../shared/contract/layers.ts';
import { fieldLabel } from '../../../../shared/domain/code-lists/index.ts';
import { formatNumber } from '../../../../shared/domain/units.ts';
import { chartText, resultWord } from '../../../../shared/text/charts.ts';
import { stateText } from '../../../../shared/text/operation-columns.ts';
import type { OpenWorkspace } from '../../context.ts';
import { isLayer, readLayer } from '../../layers/index.ts';
import { namedValues } from '../../styles/index.ts';
import { type AreasAbove, areasAbove, type ChartRow } from './chart-rows.queries.ts';

/** A way to put the rows of a result together, and what each of the kinds is called. */
export interface Grouping {
  readonly by: string;
  readonly title: Bilingual;
  /** The kinds are what the answer itself tells apart. */
  readonly made: boolean;
  /** Null where a row is of no kind. */
  keyOf(row: ChartRow): string | null;
  labelOf(key: string, language: Language): string;
  /** Kinds in an order of their own; others come after. */
  readonly order: readonly string[];
  /** Without such an order those of most come first; false for numbers, which go by their size. */
  readonly ranked: boolean;
}

/** Names under which the areas above are asked for: no column can be called so. */
const ZONE = '@zone';
const DISTRICT = '@district';

/** What operations and comparisons put into cells to tell kinds apart, the likeliest wish first. */
const MADE_KINDS = ['cluster', 'change', 'state', 'problem', 'ring', 'nearest_group'];
/** Codes and ids tell one row from every other, states why one has no figure. */
const OF_ONE_ROW = /^(id|fid|code|key|nearest_code|.*_code|.*_state|.*_id)$/;
const UNSEEN: ReadonlySet<Field['format']> = new Set<Field['format']>([
  'color',
  'long-text',
  'phone',
  'email',
]);
const MOST_KINDS = 40;
const AN_ID = /^[0-9a-f]{8}-?[0-9a-f]{4}-?[0-9a-f]{4}-?[0-9a-f]{4}-?[0-9a-f]{12}$/i;

const CODE_COLUMNS = ['subdistrict_code', 'district_code', 'code'];
const OFFICIAL = /^\d{4}(\d\d){0,2}$/;

/** The district that a row says it lies in. */
const districtOf = ({ values }: ChartRow): string | null => {
  for (const column of CODE_COLUMNS) {
    const code = values[column];
    if (typeof code === 'string' && OFFICIAL.test(code)) return code.slice(0, 4);
  }
  return null;
};

const byPlace = (rows: readonly ChartRow[], { districts, zones }: AreasAbove): Grouping[] => {
  const found = new Set(rows.flatMap((row) => districtOf(row) ?? []));
  const known = [...found].filter((code) => districts.has(code));
  const zoned = new Map(
    known.flatMap((code) => zones.get(code) ?? []).map((zone) => [zone.name, zone.place]),
  );
  const zone: Grouping = {
    ...{ by: ZONE, title: chartText.zone, made: false },
    keyOf: (row) => zones.get(districtOf(row) ?? '')?.name ?? null,
    labelOf: (key) => key,
    order: [...zoned].sort(([, a], [, b]) => a - b).map(([name]) => name),
    ranked: true,
  };
  const district: Grouping = {
    ...{ by: DISTRICT, title: chartText.district, made: false },
    keyOf: (row) => {
      const code = districtOf(row);
      return code !== null && districts.has(code) ? code : null;
    },
    labelOf: (key) => districts.get(key) ?? key,
    order: [],
    ranked: true,
  };
  // One kind for every row is what the ranking shows already.
  const together = (kinds: number): boolean => kinds > 1 && kinds < rows.length;
  return [...(together(zoned.size) ? [zone] : []), ...(together(known.length) ? [district] : [])];
};

/** The fields as the layers that a result was made of know them: with lists of words, and what they refer to. */
const sourceFields = (workspace: OpenWorkspace, { inputs }: AnalysisResult): Map<string, Field> => {
  const layers = inputs.filter(({ name }) => isLayer(workspace.db, name));
  const fields = layers.flatMap(({ name }) => readLayer(workspace.db, name).fields);
  // Of fields of one name the first layer's: its rows are the result's.
  return new Map(fields.toReversed().map((field) => [field.name, field]));
};

const textOf = (value: unknown): string | null =>
  value === null || value === undefined || value === '' ? null : String(value);

/** Whether a field puts rows together; what an operation made to tell kinds apart does, however few the rows are. */
const isKind = (field: Field, rows: readonly ChartRow[], made: boolean): boolean => {
  const { name, type } = field;
  if (field.hidden === true || field.masked || field.many) return false;
  const worded = type === 'text' || type === 'boolean';
  if (!made && (!worded || OF_ONE_ROW.test(name) || UNSEEN.has(field.format))) return false;
  const kinds = new Set(rows.flatMap(({ values }) => textOf(values[name]) ?? []));
  if (kinds.size < 2 || kinds.size > MOST_KINDS || [...kinds].some((kind) => AN_ID.test(kind))) return false;
  return made || kinds.size <= rows.length / 2;
};

/** What was, what is there no more, what came: as sentences tell it. */
const STATES = [stateText.gained, stateText.lost, stateText.same].map(({ th }) => th);

const orderOf = ({ style }: LayerSummary, name: string): string[] =>
  style.field === name && style.kind === 'categories'
    ? style.categories.map(({ value }) => String(value))
    : name === 'state'
      ? STATES
      : [];

const byField = (
  workspace: OpenWorkspace,
  shown: Field,
  source: Field,
  layer: LayerSummary,
): Omit<Grouping, 'made'> => {
  const { name, title, titleEn, type } = shown;
  const named = namedValues(workspace.db, source);
  const word = (key: string, language: Language): string => {
    if (type === 'boolean') return chartText[key === '1' ? 'yes' : 'no'][language];
    const own = layer.style.field === name ? layer.style.categories.find(({ value }) => value === key) : null;
    const listed = named.get(key) ?? fieldLabel(source, key)[language];
    return own && own.label !== key ? own.label : resultWord(listed, language, name);
  };
  const number = (key: string): string => formatNumber(Number(key), 2);
  const numeric = type === 'integer' || type === 'real';
  return {
    ...{ by: name, title: { th: title, en: titleEn || title } },
    keyOf: ({ values }) => textOf(values[name]),
    labelOf: (key, language) => (numeric ? number(key) : word(key, language)),
    order: orderOf(layer, name),
    ranked: !numeric,
  };
};

/** Every way in which the rows of a result can be put together, the likeliest wish first. */
export function groupingsOf(
  workspace: OpenWorkspace,
  layer: LayerSummary,
  result: AnalysisResult,
  rows: readonly ChartRow[],
): Grouping[] {
  const sources = sourceFields(workspace, result);
  const coloured = layer.style.kind === 'categories' ? layer.style.field : null;
  const wishes = [...(coloured === null ? [] : [coloured]), ...MADE_KINDS];
  const sourceOf = (field: Field): Field => sources.get(field.name) ?? field;
  const known = layer.fields.filter(({ name }) => name !== layer.labelField || wishes.includes(name));
  const kinds = known.filter((field) =>
    isKind({ ...field, format: sourceOf(field).format }, rows, wishes.includes(field.name)),
  );
  const grouping = (field: Field): Grouping => ({
    ...byField(workspace, field, sourceOf(field), layer),
    made: wishes.includes(field.name),
  });
  const made = wishes.flatMap((wish) => kinds.find(({ name }) => name === wish) ?? []);
  const first = [...new Set(made)].map(grouping).concat(byPlace(rows, areasAbove(workspace.db)));
  const titles = new Set(first.map(({ title }) => title.th));
  const others = kinds.filter(({ name, title }) => !wishes.includes(name) && !titles.has(title));
  return [...first, ...others.map(grouping)];
}

import type { Bilingual } from '../../../shared/contract/base.ts';
import type { LayerSummary } from '../../../shared/contract/layers.ts';
import type { IndicatorGroup, OfferedIndicator, ScoringLevel } from '../../../shared/contract/scoring.ts';
import { codeLabel } from '../../../shared/domain/code-lists/index.ts';
import { REGISTERS, type RegisterDefinition } from '../../../shared/domain/registers/index.ts';
import { figureWords, rowUnit } from '../../../shared/text/scoring.ts';
import { indicatorsStated } from '../areas/index.ts';
import type { OpenWorkspace } from '../context.ts';
import { listLayers } from '../layers/index.ts';
import { areaShapes, type LevelAreas } from './areas.queries.ts';
import { type IndicatorSource, idOf, PEOPLE_COUNTS } from './indicator-ids.ts';
import { codedRows, numberFields } from './layer-columns.queries.ts';
import { isPlaceable, peopleCounts } from './row-columns.queries.ts';

export interface Around {
  readonly workspace: OpenWorkspace;
  readonly level: ScoringLevel;
  readonly areas: LevelAreas;
}

const offer = (
  source: IndicatorSource,
  title: Bilingual,
  unit: Bilingual,
  group: IndicatorGroup,
  direction: OfferedIndicator['direction'] = 'more',
): OfferedIndicator => ({ id: idOf(source), title, unit, group, direction });

const sameWords = (text: string | null | undefined): Bilingual => ({ th: text ?? '', en: text ?? '' });

/** A unit of a field as it is told: money is stored in satang and told in baht. */
export const toldUnit = (
  unit: string | null | undefined,
): { readonly words: Bilingual; readonly per: number } => {
  if (unit === 'satang') return { words: figureWords.baht, per: 100 };
  if (unit === 'm2') return { words: figureWords.rai, per: 1600 };
  return { words: sameWords(unit), per: 1 };
};

/** Statistics of which little is urgent: what is wanted more of. */
const GOOD_STATISTICS: ReadonlySet<string> = new Set(['organic_farmland_rai']);

const statistics = ({ workspace }: Around): OfferedIndicator[] =>
  indicatorsStated(workspace.db).map(({ indicator, unit }) =>
    offer(
      { kind: 'statistic', indicator },
      codeLabel('area-indicator', indicator),
      sameWords(unit),
      'statistics',
      GOOD_STATISTICS.has(indicator) ? 'less' : 'more',
    ),
  );

/** Registers whose rows lie in areas of a level: services, forests, groups; of areas only villages in larger ones. */
const countable = ({ store, group, geometryType, key }: RegisterDefinition, level: ScoringLevel): boolean =>
  store === 'workspace' &&
  (group !== 'area' ||
    (key === 'village' && level !== 'village') ||
    (geometryType === 'None' && key !== 'area_statistic'));

const ofRegister = (register: RegisterDefinition, fields: LayerSummary['fields']): OfferedIndicator[] => {
  const title = { th: register.th, en: register.en };
  // What a register lists is help that is there: where there is little of it is urgent. Villages are only many or few.
  const direction = register.key === 'village' ? 'more' : 'less';
  const rows = offer(
    { kind: 'rows', register: register.key },
    figureWords.rowsOf(title),
    rowUnit(register.key),
    'registers',
    direction,
  );
  if (register.key === 'village') return [rows];
  const none = offer(
    { kind: 'none', register: register.key },
    figureWords.noneOf(title),
    figureWords.yesNo,
    'registers',
  );
  const sums = fields.map((field) =>
    offer(
      { kind: 'sum', register: register.key, field: field.name },
      figureWords.sumOf({ th: field.title, en: field.titleEn || field.title }, title),
      toldUnit(field.unit).words,
      'registers',
      direction,
    ),
  );
  return [rows, none, ...sums];
};

const registers = (
  { workspace: { db }, level }: Around,
  layers: readonly LayerSummary[],
): OfferedIndicator[] =>
  REGISTERS.filter((register) => countable(register, level) && isPlaceable(db, register.key, level)).flatMap(
    (register) => {
      const layer = layers.find(({ name }) => name === register.key);
      return ofRegister(register, layer === undefined ? [] : numberFields(layer));
    },
  );

const COUNTED_BY = { households: figureWords.homes, vulnerable: figureWords.persons } as const;

const people = ({ workspace, level }: Around): OfferedIndicator[] =>
  PEOPLE_COUNTS.filter((kind) => peopleCounts(workspace.db, level, kind).size > 0).map((count) =>
    offer({ kind: 'people', count }, figureWords[count], COUNTED_BY[count], 'people'),
  );

const measured = ({ workspace, level }: Around): OfferedIndicator[] =>
  level === 'village' || areaShapes(workspace.db, level).size === 0
    ? []
    : [offer({ kind: 'area' }, figureWords.area, figureWords.rai, 'areas')];

/** Columns of answers that tell how sure a figure is, or how it was reckoned, and measure nothing of the area. */
const OF_THE_METHOD = /^(p_value|p_adjusted|neighbours|rank|rank_b|known|points_\d+)(_\d+)?$/;
const isOfTheMethod = (name: string): boolean => OF_THE_METHOD.test(name);

const ofLayer = (layer: LayerSummary, group: IndicatorGroup): OfferedIndicator[] => {
  const title = { th: layer.title, en: layer.titleEn || layer.title };
  const result = layer.kind === 'result';
  return numberFields(layer)
    .filter(({ name }) => !(result && isOfTheMethod(name)))
    .map((field) =>
      offer(
        { kind: 'field', layer: layer.name, field: field.name },
        figureWords.byLayer({ th: field.title, en: field.titleEn || field.title }, title),
        toldUnit(field.unit).words,
        group,
      ),
    );
};

const layersWithAreas = ({ workspace, level, areas }: Around, layers: readonly LayerSummary[]) =>
  layers.flatMap((layer) => {
    if (layer.name === level || (level === 'zone' && layer.name === areas.layer))
      return ofLayer(layer, 'areas');
    if (layer.kind === 'register' || layer.register !== null) return [];
    if (numberFields(layer).length === 0 || codedRows(workspace.db, layer.name, areas) === null) return [];
    return ofLayer(layer, layer.kind === 'result' ? 'answers' : 'layers');
  });

/** Everything that areas of a level can be scored by. */
export function offeredIndicators(around: Around): OfferedIndicator[] {
  const layers = listLayers(around.workspace.db);
  return [
    ...statistics(around),
    ...people(around),
    ...registers(around, layers),
    ...measured(around),
    ...layersWithAreas(around, layers),
  ];
}

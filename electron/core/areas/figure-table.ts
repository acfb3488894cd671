import type {
  FigureLevel,
  FigureSource,
  FigureTable,
  IndicatorLine,
  KnownIndicator,
} from '../../../shared/contract/area-figures.ts';
import { codeLabel, codeListOf } from '../../../shared/domain/code-lists/index.ts';
import { Refusal } from '../../../shared/domain/refusal.ts';
import { registerOf } from '../../../shared/domain/registers/index.ts';
import type { OpenWorkspace } from '../context.ts';
import { readLayer } from '../layers/index.ts';
import { cellsOf, householdsByVillage } from './figure-sources.queries.ts';
import { idOfRow, indicatorsStated, yearsOf } from './figures.queries.ts';
import { codesInUse } from './official.queries.ts';
import { gazetteerFor } from './official-gazetteer.ts';
import { pastedTable, type TextTable } from './pasted-table.ts';
import { filledCells, numbersIn, proposeReading } from './propose-reading.ts';
import { type HouseholdCounts, statisticOf } from './statistic-of.ts';

const EXAMPLES = 3;

export interface FigureSourceTable {
  readonly table: TextTable;
  readonly title: string;
  readonly source: string;
  readonly asOf: string | null;
  /** Titles of the columns, where these are not their names. */
  readonly titles: ReadonlyMap<string, string>;
}

const asText = (value: unknown): string =>
  value === null || value === undefined || value instanceof Uint8Array ? '' : String(value);

/**
 * The table that figures are taken from. Refuses `layer-not-found`, `sheet-empty` for a block without rows, and
 * `export-personal-data` for a register of persons.
 */
export function figureSourceTable(workspace: OpenWorkspace, source: FigureSource): FigureSourceTable {
  if (source.kind === 'text') {
    const table = pastedTable(source.text);
    if (table.rows.length === 0) throw new Refusal('sheet-empty', { file: source.title });
    return { table, title: source.title, source: source.title, asOf: null, titles: new Map() };
  }
  if (registerOf(source.layer)?.store === 'restricted')
    throw new Refusal('export-personal-data', { layer: source.layer });
  const layer = readLayer(workspace.db, source.layer);
  const columns = layer.fields.map(({ name }) => name);
  const rows = cellsOf(workspace.db, layer.name, columns).map((cells) => cells.map(asText));
  return {
    table: { columns, rows },
    ...{ title: layer.title, source: layer.source ?? layer.title, asOf: layer.asOf },
    titles: new Map(layer.fields.map(({ name, title }) => [name, title])),
  };
}

/** What a table holds and how it could be read. Headings are judged by what people see of them. */
export function describeTable(
  workspace: OpenWorkspace,
  resources: string,
  source: FigureSource,
): FigureTable {
  const { table, title, source: from, asOf, titles } = figureSourceTable(workspace, source);
  const shown = table.columns.map((name) => titles.get(name) ?? name);
  const nameOf = new Map(shown.map((heading, i) => [heading, table.columns[i] ?? heading]));
  const gazetteer = gazetteerFor(workspace.db, resources);
  const used = codesInUse(workspace.db);
  const proposed = proposeReading(
    { columns: shown, rows: table.rows },
    { source: from, asOf, title },
    (code) => used.has(code) || gazetteer.area(code) !== null,
  );
  const back = (heading: string): string => nameOf.get(heading) ?? heading;
  return {
    ...{ title, rows: table.rows.length },
    columns: table.columns.map((name, i) => {
      const filled = filledCells(table.rows.map((row) => row[i] ?? ''));
      const examples = filled.slice(0, EXAMPLES).map((text) => text.slice(0, 60));
      const numbers = numbersIn(filled);
      return { name, title: shown[i] ?? name, examples, numbers, filled: filled.length };
    }),
    proposed: {
      ...proposed,
      areas: Object.fromEntries(
        Object.entries(proposed.areas).map(([role, heading]) => [role, back(heading ?? '')]),
      ),
      indicators: proposed.indicators.map((one) => ({ ...one, column: back(one.column) })),
    },
  };
}

/** As the list of indicators has them, the office's own behind. */
function inOrder<T extends { readonly indicator: string }>(lines: readonly T[]): T[] {
  const list = (codeListOf('area-indicator')?.items ?? []).map(({ value }) => String(value));
  const rank = ({ indicator }: T): number =>
    list.includes(indicator) ? list.indexOf(indicator) : list.length;
  return lines.toSorted((a, b) => rank(a) - rank(b));
}

/** What households say of villages, while their store is open. */
export const householdCounts =
  ({ restricted }: Pick<OpenWorkspace, 'restricted'>): HouseholdCounts =>
  (villages) =>
    restricted.state === 'open' ? householdsByVillage(restricted.db(), villages) : null;

/** Every indicator that is known of an area, by year, the newest first. Refuses `row-not-found`. */
export function figuresOf(workspace: OpenWorkspace, level: FigureLevel, fid: number): IndicatorLine[] {
  const { db } = workspace;
  const id = idOfRow(db, level, fid);
  if (id === null) throw new Refusal('row-not-found', { row: fid });
  return inOrder(indicatorsStated(db)).flatMap(({ indicator }): IndicatorLine[] => {
    const figures = yearsOf(db, indicator).flatMap((year) => {
      const figure = statisticOf(db, level, [id], indicator, year, householdCounts(workspace)).get(id);
      return figure && figure.how !== 'none' ? [figure] : [];
    });
    return figures.length === 0
      ? []
      : [{ indicator, label: codeLabel('area-indicator', indicator), figures }];
  });
}

const UNITS: Readonly<Record<string, string>> = {
  population: 'คน',
  households: 'ครัวเรือน',
  farmland_rai: 'ไร่',
  organic_farmland_rai: 'ไร่',
  elderly: 'คน',
  disabled: 'คน',
  low_income_households: 'ครัวเรือน',
};

/** The indicators of the list, and those of the office's own that figures stand under. */
export function knownIndicators({ db }: Pick<OpenWorkspace, 'db'>): KnownIndicator[] {
  const stated = indicatorsStated(db);
  const listed = (codeListOf('area-indicator')?.items ?? []).map(({ value }) => String(value));
  const others = listed.filter((value) => !stated.some(({ indicator }) => indicator === value));
  const label = (indicator: string) => codeLabel('area-indicator', indicator);
  return inOrder([
    ...stated.map((one) => ({ ...one, label: label(one.indicator) })),
    ...others.map((indicator) => ({
      indicator,
      label: label(indicator),
      unit: UNITS[indicator] ?? null,
      count: 0,
    })),
  ]);
}

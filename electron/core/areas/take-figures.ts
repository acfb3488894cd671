import {
  type FigurePreview,
  type FigureReading,
  MOST_LEFT_OUT,
} from '../../../shared/contract/area-figures.ts';
import type { Bilingual, Issue } from '../../../shared/contract/base.ts';
import type { IssueCode } from '../../../shared/contract/codes.ts';
import { codeLabel } from '../../../shared/domain/code-lists/index.ts';
import { figureProblem } from '../../../shared/domain/figure-counts.ts';
import { parseNumber } from '../../../shared/domain/number-text.ts';
import { Refusal } from '../../../shared/domain/refusal.ts';
import { areaChangeText, figureRemark } from '../../../shared/text/areas.ts';
import { issueText } from '../../../shared/text/issues.ts';
import { areaPrefix } from '../../../shared/text/matching.ts';
import type { BulkRow, OpenWorkspace } from '../context.ts';
import type { ReadableDb } from '../db/types.ts';
import {
  type AreaIndex,
  areaIndex,
  type HintedRow,
  type MatchedArea,
  matchAreas,
  normaliseCode,
} from '../imports/index.ts';
import { standingFigures } from './figure-sources.queries.ts';
import { gazetteerFor } from './official-gazetteer.ts';
import type { TextTable } from './pasted-table.ts';
import { filledCells } from './propose-reading.ts';

const SAMPLE = 60;

/** A figure of the table, beside the one that stands here. */
interface ReadFigure {
  readonly area: MatchedArea & { readonly id: string };
  readonly indicator: string;
  readonly unit: string | null;
  readonly yearBe: number;
  readonly value: number;
  readonly standing: { readonly fid: number; readonly value: number | null } | null;
}

interface ReadFigures {
  readonly figures: readonly ReadFigure[];
  readonly preview: FigurePreview;
}

class Issues {
  readonly leftOut: { row: number; why: Bilingual }[] = [];
  private readonly found = new Map<IssueCode, { count: number; examples: string[] }>();

  /** `why` names what is left out, where the area itself is known. */
  add(code: IssueCode, row: number, why: Bilingual | null = null): void {
    if (why !== null && this.leftOut.length < MOST_LEFT_OUT) this.leftOut.push({ row, why });
    const known = this.found.get(code) ?? { count: 0, examples: [] };
    known.count += 1;
    if (known.examples.length < 20) known.examples.push(String(row));
    this.found.set(code, known);
  }

  list(): Issue[] {
    return [...this.found].map(([code, { count, examples }]) => {
      const { th, en } = issueText(code, count, {});
      return { code, severity: 'warning', count, message: th, messageEn: en, examples };
    });
  }
}

function hintsOf(table: TextTable, { areas }: FigureReading): HintedRow[] {
  const at = (role: keyof typeof areas): number => {
    const name = areas[role];
    return name === undefined ? -1 : table.columns.indexOf(name);
  };
  const columns = {
    ...{ code: at('code'), province: at('province'), district: at('district') },
    ...{ subdistrict: at('subdistrict'), village: at('village'), council: at('council_area') },
  };
  const cell = (cells: readonly string[], index: number): string | null => {
    const text = index < 0 ? '' : (cells[index] ?? '').trim();
    return text === '' ? null : text;
  };
  return table.rows.map((cells, i) => ({
    row: i + 1,
    at: null,
    hints: {
      code: normaliseCode(cell(cells, columns.code)),
      province: cell(cells, columns.province),
      district: cell(cells, columns.district),
      subdistrict: cell(cells, columns.subdistrict),
      village: cell(cells, columns.village),
      council_area: cell(cells, columns.council),
    },
  }));
}

function drain<T>(work: Generator<unknown, T>): T {
  for (;;) {
    const step = work.next();
    if (step.done) return step.value;
  }
}

const keyOf = (areaId: string, indicator: string, yearBe: number): string =>
  `${areaId} ${yearBe} ${indicator}`;

/** Refuses `mapping-invalid` for a reading that names columns which are not there, or no area. */
function checkReading(table: TextTable, reading: FigureReading): void {
  const named = [...Object.values(reading.areas), ...reading.indicators.map(({ column }) => column)];
  const missing = named.find((column) => !table.columns.includes(column));
  if (missing !== undefined) throw new Refusal('field-not-found', { field: missing, layer: '' });
  if (Object.keys(reading.areas).length === 0) throw new Refusal('figures-without-area');
  const keys = reading.indicators.map(({ indicator, yearBe }) => `${indicator} ${yearBe ?? reading.yearBe}`);
  const twice = keys.find((key, i) => keys.indexOf(key) !== i);
  if (twice !== undefined) throw new Refusal('figures-twice', { indicator: twice });
}

interface FigureCell {
  readonly row: number;
  readonly column: string;
  readonly text: string;
  readonly indicator: string;
  readonly unit: string | null;
}

/** The figure of a cell; null, with an issue, where it is no number or one that cannot be. */
function readCell(issues: Issues, { row, column, text, indicator, unit }: FigureCell): number | null {
  const value = parseNumber(text);
  if (value === null) {
    issues.add('value-unreadable', row, figureRemark.unreadable(column, text.slice(0, 60)));
    return null;
  }
  const problem = figureProblem(indicator, unit, value);
  if (problem === null) return value;
  issues.add('figure-impossible', row, figureRemark[problem](column, text.slice(0, 60)));
  return null;
}

/** Reads the figures of a table and matches its rows to areas of the workspace. Nothing is written. */
export function readFigures(
  db: ReadableDb,
  resources: string,
  table: TextTable,
  reading: FigureReading,
): ReadFigures {
  checkReading(table, reading);
  const index: AreaIndex = areaIndex(db, gazetteerFor(db, resources));
  const hinted = hintsOf(table, reading);
  const matching = drain(matchAreas(reading.level, hinted, index, reading.picks));
  const standing = new Map(
    standingFigures(db, reading.level).map((one) => [keyOf(one.areaId, one.indicator, one.yearBe), one]),
  );
  const columns = reading.indicators.map((one) => ({ ...one, at: table.columns.indexOf(one.column) }));
  const issues = new Issues();
  const seen = new Map<string, number>();
  const figures: ReadFigure[] = [];
  let matched = 0;
  let empty = 0;
  for (const { row } of hinted) {
    const area = matching.areaOf(row);
    // A larger area than was asked for, or one that has no row here, is no place for the figure.
    if (area === null || area.id === null || area.level !== reading.level) {
      issues.add('area-unmatched', row);
      continue;
    }
    const before = seen.get(area.id);
    if (before !== undefined) {
      issues.add('area-twice', row, figureRemark.sameArea(areaPrefix[area.level] + area.name, before));
      continue;
    }
    seen.set(area.id, row);
    matched += 1;
    for (const { at, column, indicator, unit, yearBe: ownYear } of columns) {
      const text = (table.rows[row - 1]?.[at] ?? '').trim();
      if (filledCells([text]).length === 0) empty += 1;
      else {
        const value = readCell(issues, { row, column, text, indicator, unit });
        if (value === null) continue;
        const yearBe = ownYear ?? reading.yearBe;
        const there = standing.get(keyOf(area.id, indicator, yearBe)) ?? null;
        figures.push({ area: { ...area, id: area.id }, indicator, unit, yearBe, value, standing: there });
      }
    }
  }
  const { leftOut } = issues;
  const counts = { rows: table.rows.length, matched, empty, issues: issues.list(), leftOut };
  return { figures, preview: previewOf(figures, { ...counts, groups: matching.report.groups }) };
}

type Counts = Pick<FigurePreview, 'rows' | 'matched' | 'empty' | 'issues' | 'leftOut' | 'groups'>;

const isSame = ({ standing, value }: ReadFigure): boolean => standing?.value === value;

function previewOf(figures: readonly ReadFigure[], counts: Counts): FigurePreview {
  const fresh = figures.filter(({ standing }) => standing === null).length;
  const same = figures.filter(isSame).length;
  return {
    ...counts,
    ...{ fresh, same, changed: figures.length - fresh - same },
    sample: figures.slice(0, SAMPLE).map(({ area, indicator, unit, yearBe, value, standing }) => ({
      area: areaPrefix[area.level] + area.name,
      ...{ code: area.code, indicator: codeLabel('area-indicator', indicator), yearBe, unit },
      ...{ before: standing?.value ?? null, after: value },
    })),
  };
}

/** Writes the figures of a table as one change set; equal ones are left alone. */
export function takeFigures(
  workspace: OpenWorkspace,
  resources: string,
  about: { readonly table: TextTable; readonly title: string },
  reading: FigureReading,
): Pick<FigurePreview, 'fresh' | 'changed' | 'same'> {
  const { figures, preview } = readFigures(workspace.db, resources, about.table, reading);
  const { fresh, changed, same } = preview;
  if (fresh + changed === 0) return { fresh, changed, same };
  const common = { source: reading.source === '' ? null : reading.source, as_of: reading.asOf };
  const label = { kind: 'figures', label: areaChangeText.figures(fresh + changed, about.title) };
  workspace.change(label, (change) => {
    const rows: BulkRow[] = [];
    for (const figure of figures) {
      const { area, indicator, yearBe, value, unit, standing } = figure;
      if (standing === null) rows.push({ wkb: null, values: [area.id, indicator, yearBe, value, unit] });
      else if (!isSame(figure)) change.update('area_statistic', standing.fid, { value, unit, ...common });
    }
    if (rows.length > 0)
      change.bulkInsert('area_statistic', ['area_id', 'indicator', 'year_be', 'value', 'unit'], rows, {
        alike: { area_level: reading.level, ...common },
      });
  });
  return { fresh, changed, same };
}

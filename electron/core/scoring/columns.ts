import type { Bilingual } from '../../../shared/contract/base.ts';
import type { Denominator, ScoringColumn } from '../../../shared/contract/scoring.ts';
import { Refusal } from '../../../shared/domain/refusal.ts';
import { M2_PER_RAI } from '../../../shared/domain/units.ts';
import { figureWords, joined, rateOf } from '../../../shared/text/scoring.ts';
import { statisticOf } from '../areas/index.ts';
import { areasOf, readLayer } from '../layers/index.ts';
import { catalogueOf } from './areas.queries.ts';
import { type IndicatorSource, sourceOf } from './indicator-ids.ts';
import { codedRows, fieldValues, numberFields } from './layer-columns.queries.ts';
import { type Around, offeredIndicators, toldUnit } from './offers.ts';
import { RowPlacer } from './place-rows.queries.ts';
import { figuresOfRows, peopleCounts, placing } from './row-columns.queries.ts';

/** Figures of an indicator before they are divided. */
interface Raw {
  readonly values: readonly (number | null)[];
  readonly withheld: readonly number[];
  readonly years: readonly number[];
  readonly sources: readonly string[];
  readonly dates: readonly string[];
  readonly version: number;
  readonly method: readonly Bilingual[];
}

const raw = (values: Raw['values'], more: Partial<Raw>): Raw => ({
  ...{ values, withheld: [], years: [], sources: [], dates: [], version: 0, method: [] },
  ...more,
});

const fromCatalogue = ({ workspace }: Around, name: string): Partial<Raw> => {
  const entry = catalogueOf(workspace.db, name);
  return {
    version: entry?.version ?? 0,
    sources: entry?.source ? [entry.source] : [],
    dates: entry?.asOf ? [entry.asOf] : [],
  };
};

const gone = (field: string): Refusal => new Refusal('field-not-found', { field });

function statistic({ workspace, level, areas }: Around, indicator: string): Raw {
  const figures = statisticOf(workspace.db, level, areas.ids, indicator, null);
  const found = areas.ids.map((id) => figures.get(id));
  const known = found.filter((figure) => figure !== undefined && figure.value !== null);
  return raw(
    found.map((figure) => figure?.value ?? null),
    {
      years: known.flatMap((figure) => figure?.yearBe ?? []),
      sources: known.flatMap((figure) => figure?.source ?? []),
      dates: known.flatMap((figure) => figure?.asOf ?? []),
      version: catalogueOf(workspace.db, 'area_statistic')?.version ?? 0,
      method: [figureWords.statistic],
    },
  );
}

function ofRows(around: Around, register: string, field: string | null): Raw {
  const { workspace, level, areas } = around;
  const layer = readLayer(workspace.db, register);
  const unit = field === null ? null : numberFields(layer).find(({ name }) => name === field);
  if (unit === undefined) throw gone(field ?? register);
  const placer = new RowPlacer(workspace.db, level, areas);
  const read = figuresOfRows(workspace.db, areas, placer, { register, field });
  const byShape = placing(workspace.db, register) === 'shape';
  const { per } = toldUnit(unit?.unit);
  return raw(
    read.values.map((value) => (value === null ? null : value / per)),
    {
      ...fromCatalogue(around, register),
      method: [
        field === null ? figureWords.counted : figureWords.summed,
        ...(byShape ? [figureWords.byShape] : []),
        ...(read.unplaced > 0
          ? [byShape ? figureWords.outside(read.unplaced) : figureWords.unplaced(read.unplaced)]
          : []),
        ...(read.blank > 0 ? [figureWords.blank(read.blank)] : []),
      ],
    },
  );
}

/** 1 where there is none: what is not counted is neither. */
function noneOf(around: Around, register: string): Raw {
  const counts = ofRows(around, register, null);
  return { ...counts, values: counts.values.map((count) => (count === null ? null : Number(count === 0))) };
}

function ofPeople({ workspace, level, areas }: Around, count: string): Raw {
  const counts = peopleCounts(workspace.db, level, count);
  // Nobody was counted there: not known, which is another thing than withheld.
  const values = areas.ids.map((id) => counts.get(id) ?? null);
  const withheld = areas.ids.flatMap((id, place) => (counts.get(id) === null ? [place] : []));
  return raw(values, { withheld, method: [figureWords.people] });
}

function ofShapes(around: Around): Raw {
  const { workspace, level, areas } = around;
  const found = areasOf(workspace.db, level, areas.fids);
  return raw(
    areas.fids.map((fid) => {
      const m2 = found.get(fid);
      return m2 === undefined ? null : m2 / M2_PER_RAI;
    }),
    { ...fromCatalogue(around, areas.layer ?? level), method: [figureWords.measured] },
  );
}

function ofField(around: Around, name: string, field: string): Raw {
  const { workspace, level, areas } = around;
  const layer = readLayer(workspace.db, name);
  const found = numberFields(layer).find((one) => one.name === field);
  const own = name === level || name === areas.layer;
  const rows = own ? { fids: areas.fids } : codedRows(workspace.db, name, areas);
  if (found === undefined || rows === null) throw gone(field);
  const { per } = toldUnit(found.unit);
  const { values, withheld } = fieldValues(workspace.db, name, field);
  return raw(
    rows.fids.map((fid) => {
      const value = fid === null ? undefined : values.get(fid);
      return value === undefined ? null : value / per;
    }),
    {
      ...fromCatalogue(around, name),
      withheld: rows.fids.flatMap((fid, place) => (fid !== null && withheld.has(fid) ? [place] : [])),
      method: [figureWords.asItStands],
    },
  );
}

const rawOf = (around: Around, source: IndicatorSource): Raw => {
  switch (source.kind) {
    case 'statistic':
      return statistic(around, source.indicator);
    case 'rows':
      return ofRows(around, source.register, null);
    case 'none':
      return noneOf(around, source.register);
    case 'sum':
      return ofRows(around, source.register, source.field);
    case 'people':
      return ofPeople(around, source.count);
    case 'area':
      return ofShapes(around);
    case 'field':
      return ofField(around, source.layer, source.field);
  }
};

/** What figures are divided by, by area; null where it is not known or nothing. */
const divisors = (around: Around, per: Denominator): (number | null)[] => {
  const { values } = per === 'area' ? ofShapes(around) : divisorFigures(around, per);
  return values.map((value) => (value !== null && value > 0 ? value : null));
};

const divisorFigures = ({ workspace, level, areas }: Around, indicator: string): Raw => {
  const figures = statisticOf(workspace.db, level, areas.ids, indicator, null);
  return raw(
    areas.ids.map((id) => figures.get(id)?.value ?? null),
    {},
  );
};

const rated = (around: Around, values: Raw['values'], per: Denominator, times: number): (number | null)[] => {
  const by = divisors(around, per);
  return values.map((value, place) => {
    const divisor = by[place] ?? null;
    return value === null || divisor === null ? null : (value / divisor) * times;
  });
};

const span = (years: readonly number[]): ScoringColumn['years'] =>
  years.length === 0 ? null : [Math.min(...new Set(years)), Math.max(...new Set(years))];

/**
 * The figures of an indicator for the areas of a level. What is withheld counts as not known.
 *
 * @throws Refusal `field-not-found` where there is no such indicator any longer
 */
export function scoringColumn(around: Around, id: string, per: Denominator | null): ScoringColumn {
  const source = sourceOf(id);
  const offered = offeredIndicators(around).find((one) => one.id === id);
  if (source === null || offered === undefined) throw gone(id);
  const read = rawOf(around, source);
  const rate = per === null ? null : rateOf(per, offered.unit);
  const values =
    per === null || rate === null ? [...read.values] : rated(around, read.values, per, rate.times);
  const withheld = [...read.withheld];
  return {
    id,
    title: offered.title,
    unit: rate?.unit ?? offered.unit,
    values,
    withheld,
    years: span(read.years),
    source: [...new Set(read.sources)].join(' · ') || null,
    asOf: [...read.dates].sort()[0] ?? null,
    version: read.version,
    method: joined([
      ...read.method,
      ...(rate === null ? [] : [figureWords.divided(rate.words)]),
      ...(withheld.length > 0 ? [figureWords.withheld(withheld.length)] : []),
    ]),
  };
}

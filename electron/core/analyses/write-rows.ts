import type { AnalysisResult } from '../../../shared/contract/analyses.ts';
import type { CellValue } from '../../../shared/contract/base.ts';
import { decimalsFor } from '../../../shared/domain/class-breaks.ts';
import { classedStyle, geometryStyle, kindsStyle } from '../../../shared/domain/styles.ts';
import type { Geometry } from '../../../shared/geo/geometry.ts';
import { wkbType } from '../../../shared/geo/wkb.ts';
import { analysesText } from '../../../shared/text/analyses.ts';
import { sayWithin, withinArea } from '../../../shared/text/area-filter.ts';
import type { BulkRow, ColumnDefinition, NewLayer, OpenWorkspace } from '../context.ts';
import { STATE_SUFFIX } from '../layers/index.ts';
import { districtNames } from './analyses.queries.ts';
import { splitLeftOut } from './left-out.ts';
import { showAlone } from './one-on-map.ts';
import { type PackedRows, shapeAt } from './packed-rows.ts';
import type { RowsPlan } from './plan-rows.ts';
import { roundBreaks } from './round-breaks.ts';
import { figuresOf, totalOfRows } from './rows-figure.ts';
import { withinTitle } from './rows-inputs.ts';
import { denominatorOfRows, leftOutOfRows, methodOfRows, sentenceOfRows, unitOfRows } from './rows-words.ts';

/** What stands around a result of rows while it is written. */
export interface RowsFrame {
  readonly workspace: OpenWorkspace;
  readonly plan: RowsPlan;
  readonly inputs: AnalysisResult['inputs'];
  readonly key: string;
  readonly ranAt: string;
  /** `performance.now()` at the start. */
  readonly started: number;
  readonly into: string | undefined;
  /** The zone on whose grid areas are measured; null on the ellipsoid. */
  readonly utmZone: number | null;
}

const CLASSES = 5;

/** Makes the layer of a result of rows, in one change that can be undone. */
export function writeRows(frame: RowsFrame, packed: PackedRows): AnalysisResult {
  const { workspace, plan } = frame;
  const area = withinTitle(workspace, plan);
  const own = { th: plan.recipe.title, en: plan.recipe.title };
  const title = area === null ? own.th : withinArea(own, area).th;
  const said = sentenceOfRows(plan, packed, districtNames(workspace.db));
  const sentence = area === null ? said : sayWithin(said, area);
  const method = methodOfRows(plan, frame.utmZone);
  const layer = layerOf(frame, packed, title);
  const left = splitLeftOut(leftOutOfRows(plan, packed.notes));
  const evidence = {
    title,
    inputs: frame.inputs,
    recipe: plan.recipe,
    ranAt: frame.ranAt,
    reused: false,
    rows: packed.values.length,
    sentence: sentence.th,
    sentenceEn: sentence.en,
    method: method.th,
    methodEn: method.en,
    leftOut: left.leftOut,
    denominator: denominatorOfRows(plan, packed.facts.of),
    valueField: packed.value ?? '',
    unit: unitOfRows(plan, packed),
    total: totalOfRows(packed),
    suppressed: withheldIn(packed),
    scoring: null,
  };
  return workspace.change({ kind: 'analysis', label: analysesText.change(title) }, (change) => {
    const table = change.createLayer(layer);
    showAlone(workspace, change, table);
    const columns = layer.columns.map(({ name }) => name);
    change.bulkInsert(table, columns, rowsOf(packed));
    const tookMs = Math.round(performance.now() - frame.started);
    const result: AnalysisResult = { ...evidence, layer: table, tookMs };
    change.updateLayer(table, {
      evidence: { ...result, cacheKey: frame.key, leftOutRows: left.leftOutRows },
    });
    return result;
  });
}

/** Rows with a figure that is withheld, as it was in the answer that they come from. */
function withheldIn({ fields, values }: PackedRows): number {
  const states = fields.flatMap(({ name }, at) => (name.endsWith(STATE_SUFFIX) ? [at] : []));
  return values.filter((row) => states.some((at) => row[at] === 'suppressed')).length;
}

function* rowsOf(packed: PackedRows): Generator<BulkRow> {
  for (const [i, values] of packed.values.entries())
    yield { wkb: shapeAt(packed, i), values: values.map(stored) };
}

const stored = (value: CellValue): string | number | null =>
  typeof value === 'boolean' ? Number(value) : value;

function layerOf(frame: RowsFrame, packed: PackedRows, title: string): NewLayer {
  const { plan, into } = frame;
  const layers = [...plan.inputs.values()].flatMap((input) => (input.layer ? [input.layer] : []));
  const sources = [...new Set(layers.flatMap((layer) => layer.source ?? []))];
  const geometryType = typeOf(packed);
  const op = plan.last.op.replaceAll('-', '_');
  return {
    name: into ?? `${plan.main.table}_${op}`,
    title,
    kind: 'result',
    group: 'result',
    geometryType,
    // A result is as old as its oldest input.
    source: sources.length > 0 ? sources.join(' · ') : null,
    asOf: layers.flatMap((layer) => layer.as_of ?? []).sort()[0] ?? null,
    columns: packed.fields.map(
      ({ name, title: words, type, unit }): ColumnDefinition => ({
        ...{ name, title: words.th, titleEn: words.en, type },
        ...(unit === null ? {} : { unit }),
      }),
    ),
    labelField: packed.label,
    style: styleOf(packed, geometryType, unitOfRows(plan, packed)),
  };
}

/** Areas with a figure are coloured by it; all else is drawn plain. */
function styleOf(packed: PackedRows, geometryType: NewLayer['geometryType'], unit: string): unknown {
  const { classes } = packed;
  if (classes) return kindsStyle(geometryType, classes.field, [...classes.of], packed.label);
  const at = packed.fields.findIndex(({ name }) => name === packed.value);
  const figures = figuresOf(packed).filter((figure) => figure !== null);
  const kinds = new Set(figures).size;
  if (at < 0 || kinds < 2 || !geometryType.endsWith('Polygon'))
    return geometryStyle(geometryType, packed.label);
  const breaks = roundBreaks(figures, Math.min(CLASSES, kinds), packed.fields[at]?.type === 'integer');
  return classedStyle({
    field: packed.fields[at]?.name ?? '',
    breaks,
    decimals: decimalsFor(breaks),
    labelField: packed.label,
    ramp: unit === analysesText.rai.th ? 'amount' : 'sequential',
    unit,
  });
}

/** The one type that holds all rows: their own, or that of several; mixed where they differ in dimension. */
function typeOf(packed: PackedRows): NewLayer['geometryType'] {
  const types = new Set<Geometry['type']>();
  for (let i = 0; i < packed.values.length; i++) {
    const wkb = shapeAt(packed, i);
    if (wkb !== null) types.add(wkbType(wkb));
  }
  const [first, ...more] = types;
  if (first === undefined) return packed.values.length === 0 ? 'Mixed' : 'None';
  if (more.length === 0) return first;
  const single = new Set([...types].map((type) => type.replace('Multi', '')));
  return single.size === 1 ? (`Multi${[...single][0]}` as NewLayer['geometryType']) : 'Mixed';
}

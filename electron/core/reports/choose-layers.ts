import { analysisResult } from '../../../shared/contract/analyses.ts';
import type { SheetRequest } from '../../../shared/contract/exports.ts';
import type { LayerSummary } from '../../../shared/contract/layers.ts';
import { Refusal } from '../../../shared/domain/refusal.ts';
import { drawnStyle } from '../../../shared/domain/style-rows.ts';
import type { Position } from '../../../shared/geo/geometry.ts';
import { evidenceOf } from '../analyses/index.ts';
import type { OpenWorkspace } from '../context.ts';
import { layerTable, listLayers } from '../layers/index.ts';
import { shownBy } from '../row-sets/index.ts';
import { dotsOf, keyedRows } from '../styles/index.ts';
import type { SheetLayer } from './map-parts.ts';
import { featuresIn } from './reports.queries.ts';
import type { Evidence } from './sheet-facts.ts';

/** What goes on a sheet, lowest first. */
export interface SheetChoice {
  readonly layers: readonly SheetLayer[];
  readonly focus: LayerSummary | null;
  readonly evidence: Evidence | null;
}

/**
 * The layers asked for, else the visible ones with the focus; with a result in focus only the lines of areas and what
 * it was made from. Results cover the map, so one is drawn only when it is asked for. Refuses `layer-not-found`.
 */
export function chooseLayers(workspace: OpenWorkspace, input: SheetRequest): SheetChoice {
  const all = listLayers(workspace.db).filter((layer) => layer.geometryType !== 'None');
  const find = (name: string): LayerSummary => {
    const layer = all.find((candidate) => candidate.name === name);
    if (!layer) throw new Refusal('layer-not-found', { layer: name });
    return layer;
  };
  const focus = input.focus === null ? null : find(input.focus);
  const evidence = focus ? evidenceFor(workspace, focus) : null;
  const asked = input.layers.map(find);
  const shown =
    asked.length > 0
      ? [...asked.filter((layer) => layer !== focus), ...(focus ? [focus] : [])]
      : all.filter((layer) => layer === focus || belongs(layer, focus, evidence));
  const order =
    focus && leadsGround(focus)
      ? underLines(shown, focus)
      : asked.length > 0
        ? inAskedOrder(asked, shown)
        : shown;
  return {
    layers: order.map((layer) =>
      sheetLayer(workspace, layer, { focus, rows: input.narrowed?.rows[layer.name] }),
    ),
    focus,
    evidence,
  };
}

function belongs(layer: LayerSummary, focus: LayerSummary | null, evidence: Evidence | null): boolean {
  if (!layer.visible || layer.kind === 'result') return false;
  if (focus?.kind !== 'result' || isAreaLine(layer)) return true;
  return evidence?.inputs.some((used) => used.name === layer.name) ?? false;
}

/** A ground that leads lies below the lines of areas, which would else vanish under it. */
function underLines(layers: readonly LayerSummary[], focus: LayerSummary): LayerSummary[] {
  const rank = (layer: LayerSummary): number => (layer === focus ? 0 : isAreaLine(layer) ? 1 : 2);
  return [...layers].sort((a, b) => rank(a) - rank(b));
}

/** A focus that was among the layers asked for keeps its place; one that was not goes on top. */
const inAskedOrder = (asked: readonly LayerSummary[], shown: readonly LayerSummary[]): LayerSummary[] => [
  ...asked,
  ...shown.filter((layer) => !asked.includes(layer)),
];

const isAreaLine = (layer: LayerSummary): boolean =>
  layer.group === 'area' && layer.geometryType.endsWith('Polygon');

/** A focus that covers the areas: the grounds of area layers would only muddy it. */
const leadsGround = (focus: LayerSummary): boolean =>
  focus.geometryType.endsWith('Polygon') && focus.style.fill !== null && focus.kind === 'result';

const pairsOf = (numbers: readonly number[]): Position[] =>
  Array.from({ length: numbers.length / 2 }, (_, i) => [numbers[2 * i] ?? 0, numbers[2 * i + 1] ?? 0]);

const sheetLayer = (
  workspace: OpenWorkspace,
  styled: LayerSummary,
  { focus, rows }: { readonly focus: LayerSummary | null; readonly rows: string | undefined },
): SheetLayer => {
  const { db } = workspace;
  const isShown = shownBy(workspace, styled.title, rows);
  // A style of which fields are gone is drawn plain.
  const layer = { ...styled, style: drawnStyle(styled) };
  const table = () => layerTable(db, layer.name);
  return {
    layer,
    isShown,
    features: (extent) => featuresIn(db, layer, extent, isShown),
    rows: () => new Map([...keyedRows(db, layer, table(), isShown)].map((row) => [row.fid, row])),
    dots: () => pairsOf(dotsOf(db, layer, table(), isShown).positions),
    outline: focus !== null && leadsGround(focus) && styled !== focus && isAreaLine(layer),
    labelled: styled === focus,
  };
};

function evidenceFor(workspace: OpenWorkspace, focus: LayerSummary): Evidence | null {
  const stored = evidenceOf(workspace.db, focus.name)?.evidence;
  const parsed = stored ? analysisResult.safeParse(JSON.parse(stored)) : null;
  return parsed?.success ? parsed.data : null;
}

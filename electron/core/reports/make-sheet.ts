import { analysisResult } from '../../../shared/contract/analyses.ts';
import type { SheetRequest } from '../../../shared/contract/exports.ts';
import type { LayerSummary } from '../../../shared/contract/layers.ts';
import { Refusal } from '../../../shared/domain/refusal.ts';
import { thaiDigits } from '../../../shared/domain/units.ts';
import { reportsText } from '../../../shared/text/reports.ts';
import { evidenceOf } from '../analyses/index.ts';
import type { AppContext, JobControl, OpenWorkspace } from '../context.ts';
import { loadGeos } from '../geometry/index.ts';
import { listLayers } from '../layers/index.ts';
import { drawContext, drawLocator } from './context-shapes.ts';
import { drawMap, type SheetLayer } from './draw-map.ts';
import { frameFor } from './map-frame.ts';
import { extentOfLayers, featuresIn } from './reports.queries.ts';
import type { Evidence } from './sheet-facts.ts';
import { layoutOf } from './sheet-layout.ts';
import { sheetHtml } from './sheet-page.ts';
import { sheetFacts } from './sheet-words.ts';
import { textWidth } from './text-width.ts';

export interface MadeSheet {
  readonly html: string;
  /** How many features are drawn. */
  readonly features: number;
  readonly leftOut: { code: string; count: number; message: string; messageEn: string }[];
}

/**
 * The whole map sheet as one HTML document, made without a browser. Only layers of the workspace file are drawn, so
 * that nothing of the restricted store can be on it. Refuses `layer-not-found` and `layer-empty`.
 */
export async function makeSheet(
  context: AppContext,
  input: SheetRequest,
  control: JobControl,
): Promise<MadeSheet> {
  const workspace = context.workspace();
  const { db } = workspace;
  control.progress(0.05, reportsText.reading);
  const shown = chosenLayers(workspace, input);
  const focus = shown.find((layer) => layer.name === input.focus) ?? null;
  const evidence = focus ? evidenceFor(workspace, focus) : null;
  const extent =
    input.extent ??
    extentOfLayers(
      db,
      shown.map((layer) => layer.name),
    );
  if (!extent) throw new Refusal('layer-empty', { layer: shown[0]?.title ?? '' });
  const layout = layoutOf(input, sentenceLines(evidence, input));
  const frame = frameFor(extent, layout.map.width, layout.map.height);
  const digits = input.thaiDigits ? thaiDigits : (text: string): string => text;
  const geos = await loadGeos();
  control.signal.throwIfAborted();
  control.progress(0.2, reportsText.drawing);
  const { resources } = context.options.paths;
  const layers = shown.map(
    (layer): SheetLayer => ({
      layer,
      features: () => featuresIn(db, layer, frame.extent),
      outline: leadsGround(focus) && layer !== focus && layer.group === 'area',
      labelled: layer === focus,
    }),
  );
  const map = drawMap(layers, {
    frame,
    geos,
    context: drawContext(resources, frame),
    size: layout.size,
    digits,
  });
  control.progress(0.6);
  const locator = workspace.info().sample ? '' : drawLocator(resources, extent, layout.size);
  const facts = sheetFacts({ workspace, input, layout, frame, layers, focus, evidence, locator });
  return {
    html: sheetHtml(facts, layout, map.svg, { resources, digits }),
    features: map.features,
    leftOut: map.merged.map(({ title, count }) => {
      const words = reportsText.thinned(title, count);
      return { code: 'points-duplicate', count, message: words.th, messageEn: words.en };
    }),
  };
}

/** The layers asked for, else the visible ones with the focus; lowest first either way. */
function chosenLayers(workspace: OpenWorkspace, input: SheetRequest): LayerSummary[] {
  const all = listLayers(workspace.db).filter((layer) => layer.geometryType !== 'None');
  const byName = new Map(all.map((layer) => [layer.name, layer]));
  const wanted = input.layers.map((name) => {
    const layer = byName.get(name);
    if (!layer) throw new Refusal('layer-not-found', { layer: name });
    return layer;
  });
  if (input.focus !== null && !byName.has(input.focus))
    throw new Refusal('layer-not-found', { layer: input.focus });
  const focus = input.focus === null ? undefined : byName.get(input.focus);
  if (wanted.length > 0) return focus && !wanted.includes(focus) ? [...wanted, focus] : wanted;
  return all.filter((layer) => layer === focus || (layer.visible && (layer.kind !== 'result' || !focus)));
}

/** A result that covers the areas: the grounds of area layers below it would only muddy it. */
const leadsGround = (focus: LayerSummary | null): boolean =>
  focus?.geometryType.endsWith('Polygon') === true && focus.style.fill !== null;

function evidenceFor(workspace: OpenWorkspace, focus: LayerSummary): Evidence | null {
  const stored = evidenceOf(workspace.db, focus.name)?.evidence;
  const parsed = stored ? analysisResult.safeParse(JSON.parse(stored)) : null;
  return parsed?.success ? parsed.data : null;
}

/** The sentence is set at 3.4 mm over the whole width of the paper. */
function sentenceLines(evidence: Evidence | null, input: SheetRequest): number {
  if (!evidence?.sentence) return 0;
  const layout = layoutOf(input, 0);
  return Math.ceil(
    (textWidth(evidence.sentence, 3.4 * layout.size) * 1.03) / (layout.width - 2 * layout.edge),
  );
}

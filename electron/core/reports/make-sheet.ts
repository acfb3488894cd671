import type { Extent } from '../../../shared/contract/base.ts';
import type { SheetRequest } from '../../../shared/contract/exports.ts';
import { Refusal } from '../../../shared/domain/refusal.ts';
import { namedInBoth } from '../../../shared/domain/refusal-words.ts';
import { reportsText } from '../../../shared/text/reports.ts';
import { paperBasemap } from '../basemaps/index.ts';
import type { AppContext, JobControl, OpenWorkspace } from '../context.ts';
import { loadGeos } from '../geometry/index.ts';
import { chooseLayers, type SheetChoice } from './choose-layers.ts';
import { drawContext, drawLocator } from './context-shapes.ts';
import { drawBasemap } from './draw-basemap.ts';
import { drawMap } from './draw-map.ts';
import { frameFor } from './map-frame.ts';
import { extentOfLayers } from './reports.queries.ts';
import { layoutOf } from './sheet-layout.ts';
import { neededBelow, sheetHtml } from './sheet-page.ts';
import { sheetFacts, sheetSentence } from './sheet-words.ts';
import { textWidth } from './text-width.ts';
import { thaiFigures } from './thai-figures.ts';

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
  const { resources } = context.options.paths;
  control.progress(0.05, reportsText.reading);
  const choice = chooseLayers(workspace, input);
  const extent = input.extent ?? wholeExtent(workspace.db, choice);
  if (!extent)
    throw new Refusal('layer-empty', namedInBoth('layer', choice.layers[0]?.layer ?? { title: '' }));
  const lines = sentenceLines(choice, input);
  // What stands beside the map is known before the map: below an upright one it gets the room that it needs.
  const draft = layoutOf(input, lines);
  const locator = workspace.info().sample ? '' : drawLocator(resources, extent, draft.size);
  const basemap = input.basemap ? paperBasemap(context) : null;
  const parts = { workspace, input, ...choice, locator, basemap };
  const first = frameFor(extent, draft.map.width, draft.map.height);
  const words = sheetFacts({ ...parts, layout: draft, frame: first });
  const layout = layoutOf(input, lines, neededBelow(words, draft));
  const frame = frameFor(extent, layout.map.width, layout.map.height);
  const digits = input.thaiDigits ? thaiFigures : (text: string): string => text;
  const geos = await loadGeos();
  control.signal.throwIfAborted();
  control.progress(0.2, reportsText.drawing);
  const ground = {
    context: drawContext(resources, frame),
    basemap: await drawBasemap(basemap, frame, control.signal),
  };
  const map = drawMap(choice.layers, { frame, geos, ...ground, size: layout.size, digits, say: words.say });
  control.progress(0.6);
  return {
    html: sheetHtml(sheetFacts({ ...parts, layout, frame }), layout, map.svg, { resources, digits }),
    features: map.features,
    leftOut: map.merged.map(({ title, count }) => {
      const said = reportsText.thinned(title, count);
      return { code: 'points-duplicate', count, message: said.th, messageEn: said.en };
    }),
  };
}

/** All of a result in focus, whatever its inputs hold elsewhere; else of everything drawn. */
function wholeExtent(db: OpenWorkspace['db'], { focus, layers }: SheetChoice): Extent | null {
  const ofFocus = focus ? extentOfLayers(db, [focus.name]) : null;
  return (
    ofFocus ??
    extentOfLayers(
      db,
      layers.map(({ layer }) => layer.name),
    )
  );
}

/** The sentence is set at 3.4 mm over the whole width of the paper. */
function sentenceLines({ evidence }: SheetChoice, input: SheetRequest): number {
  const sentence = sheetSentence(evidence, input);
  if (sentence === '') return 0;
  const layout = layoutOf(input, 0);
  const width = textWidth(sentence, 3.4 * layout.size) * 1.03;
  return Math.ceil(width / (layout.width - 2 * layout.edge));
}

import { analysisResult } from '../../../shared/contract/analyses.ts';
import type { Bilingual } from '../../../shared/contract/base.ts';
import type { SheetRequest } from '../../../shared/contract/exports.ts';
import type { LayerSummary } from '../../../shared/contract/layers.ts';
import type { RecipeStep } from '../../../shared/contract/recipe.ts';
import { formatDate, formatTime } from '../../../shared/domain/dates.ts';
import { formatRai } from '../../../shared/domain/units.ts';
import { areaM2 } from '../../../shared/geo/geodesic.ts';
import { REGISTER_NOUNS } from '../../../shared/text/analyses.ts';
import { reportsText } from '../../../shared/text/reports.ts';
import { evidenceOf } from '../analyses/index.ts';
import type { PaperBasemap } from '../basemaps/index.ts';
import type { OpenWorkspace } from '../context.ts';
import { layerTable, listLayers } from '../layers/index.ts';
import { readLegend } from '../styles/index.ts';
import type { MapFrame } from './map-frame.ts';
import type { SheetLayer } from './map-parts.ts';
import { placeFacts, zoneDistricts } from './reports.queries.ts';
import type { Evidence, SheetFacts, SheetLegend } from './sheet-facts.ts';
import type { SheetLayout } from './sheet-layout.ts';

export interface SheetParts {
  readonly workspace: OpenWorkspace;
  readonly input: SheetRequest;
  readonly layout: SheetLayout;
  readonly frame: MapFrame;
  readonly layers: readonly SheetLayer[];
  readonly focus: LayerSummary | null;
  readonly evidence: Evidence | null;
  readonly locator: string;
  readonly basemap: Pick<PaperBasemap, 'title' | 'attribution'> | null;
}

/** Everything that a sheet says in words, in Thai. */
export function sheetFacts(parts: SheetParts): SheetFacts {
  const { input, layout, frame, evidence } = parts;
  return {
    title: input.title,
    sentence: evidence?.sentence ?? '',
    legends: legendsOf(parts),
    place: placeLines(parts),
    locator: parts.locator,
    scale: reportsText.scale(frame.scale).th,
    onPaper: reportsText.onPaper(layout.paper).th,
    paperName: reportsText.paper(layout.paper, layout.landscape).th,
    about: aboutLines(parts),
    evidence: evidence ? evidenceLines(evidence) : [],
    disclaimer: reportsText.disclaimer.th,
  };
}

/** The focus leads, then what lies on top, down to the ground. */
function legendsOf({ workspace, layers, focus }: SheetParts): SheetLegend[] {
  const { db } = workspace;
  const topFirst = [...layers].reverse();
  const ordered = [
    ...topFirst.filter((entry) => entry.layer === focus),
    ...topFirst.filter((entry) => entry.layer !== focus),
  ];
  return ordered.map(({ layer, outline, isShown }) => {
    const drawn = outline
      ? { ...layer, style: { ...layer.style, kind: 'single' as const, fill: null } }
      : layer;
    const legend = readLegend(db, drawn, layerTable(db, layer.name), isShown);
    const role = layer.geometryType.endsWith('Point') ? 'point' : drawn.style.fill ? 'ground' : 'line';
    const details = layer.zoneSchemeId ? zoneDistricts(db, layer.zoneSchemeId) : new Map<string, string>();
    return { legend, counter: counterOf(layer, workspace), role, details };
  });
}

function counterOf(layer: LayerSummary, workspace: OpenWorkspace): string {
  const rows = layer.kind === 'result' ? resultRows(workspace, layer.name) : layer;
  const key = rows?.zoneSchemeId ? 'zone' : rows?.register;
  return (key ? REGISTER_NOUNS[key]?.counter.th : undefined) ?? reportsText.item.th;
}

/** The layer whose rows a result shows: the areas it was asked by, or what a last `near` kept of. */
function resultRows({ db }: OpenWorkspace, name: string): LayerSummary | undefined {
  const stored = evidenceOf(db, name)?.evidence;
  const parsed = stored
    ? analysisResult.shape.recipe.safeParse((JSON.parse(stored) as { recipe?: unknown }).recipe)
    : null;
  const steps = parsed?.success ? parsed.data.steps : [];
  let origin: string | undefined = `#${steps.at(-1)?.id ?? ''}`;
  while (origin?.startsWith('#')) {
    const step: RecipeStep | undefined = steps.find((candidate) => `#${candidate.id}` === origin);
    origin = step && 'areas' in step ? step.areas : step && 'input' in step ? step.input : undefined;
  }
  return listLayers(db).find(
    (layer) => layer.name === origin || (origin === 'zone' && layer.zoneSchemeId !== null),
  );
}

function placeLines({ workspace }: SheetParts): string[] {
  const info = workspace.info();
  const { districts, subdistricts, councils, shapes } = placeFacts(workspace.db);
  const known = (value: number, words: (value: number) => Bilingual): string[] =>
    value > 0 ? [words(value).th] : [];
  const square = shapes.reduce((sum, shape) => sum + areaM2(shape), 0);
  const first = [
    ...known(districts, reportsText.districts),
    ...known(subdistricts, reportsText.subdistricts),
  ].join(' ');
  return [
    info.provinceName ? reportsText.province(info.provinceName).th : '',
    info.sample ? reportsText.sampleData.th : '',
    first,
    ...known(councils, reportsText.councils),
    square > 0 ? reportsText.rai(formatRai(square)).th : '',
  ].filter((line) => line !== '');
}

function aboutLines({ input, frame, layers, workspace, basemap }: SheetParts): [string, string][] {
  const dates = [...new Set(layers.flatMap(({ layer }) => layer.asOf ?? []))].sort();
  const oldest = dates[0];
  const newest = dates.at(-1);
  const asOf = oldest ? formatDate(oldest, 'th', 'long') : '';
  const until = newest && newest !== oldest ? ` – ${formatDate(newest, 'th', 'long')}` : '';
  const sources = [...new Set(layers.flatMap(({ layer }) => layer.source?.split(' · ') ?? []))];
  const now = new Date().toISOString();
  const lines: [string, string][] = [
    [reportsText.narrowed.th, input.narrowed?.words ?? ''],
    [reportsText.asOf.th, `${asOf}${until}`],
    [reportsText.source.th, sources.join('; ')],
    [reportsText.basemap.th, basemap ? basemap.attribution || basemap.title : ''],
    [reportsText.crs.th, reportsText.crsName(frame.zone, frame.south, frame.crs).th],
    [reportsText.maker.th, input.maker || workspace.info().title],
    [reportsText.printedAt.th, reportsText.printedAtValue(formatDate(now), formatTime(now)).th],
  ];
  return lines.filter(([, value]) => value !== '');
}

function evidenceLines(evidence: Evidence): [string, string][] {
  const inputs = evidence.inputs.map(
    (input) => `${input.title || input.name} (${reportsText.version(input.version).th})`,
  );
  const lines: [string, string][] = [
    [reportsText.denominator.th, evidence.denominator.th],
    [reportsText.method.th, evidence.method],
    [reportsText.leftOut.th, evidence.leftOut.map((entry) => entry.message).join(' · ')],
    [reportsText.inputs.th, inputs.join(' · ')],
  ];
  return lines.filter(([, value]) => value !== '');
}

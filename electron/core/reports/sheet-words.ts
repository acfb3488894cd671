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
import type { Evidence, Say, SheetFacts, SheetLegend } from './sheet-facts.ts';
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

/** Says words in the language of a sheet; in Thai what has no other. */
const sayer =
  ({ language }: Pick<SheetRequest, 'language'>): Say =>
  ({ th, en }) =>
    language === 'en' && en !== '' ? en : th;

/** The sentence of what the sheet is about; empty for a sheet of no answer. */
export const sheetSentence = (evidence: Evidence | null, input: Pick<SheetRequest, 'language'>): string =>
  evidence === null ? '' : sayer(input)({ th: evidence.sentence, en: evidence.sentenceEn });

/** Everything that a sheet says in words, in the language that it was asked for in. */
export function sheetFacts(parts: SheetParts): SheetFacts {
  const { input, layout, frame, evidence } = parts;
  const say = sayer(input);
  return {
    say,
    language: input.language,
    title: input.title,
    sentence: sheetSentence(evidence, input),
    legends: legendsOf(parts),
    place: placeLines(parts),
    locator: parts.locator,
    scale: say(reportsText.scale(frame.scale)),
    onPaper: say(reportsText.onPaper(layout.paper)),
    paperName: say(reportsText.paper(layout.paper, layout.landscape)),
    about: aboutLines(parts),
    evidence: evidence ? evidenceLines(evidence, input) : [],
    disclaimer: say(reportsText.disclaimer),
  };
}

/** The focus leads, then what lies on top, down to the ground. */
function legendsOf({ workspace, layers, focus, input }: SheetParts): SheetLegend[] {
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
    const legend = readLegend(db, drawn, layerTable(db, layer.name), isShown, input.language);
    const role = layer.geometryType.endsWith('Point') ? 'point' : drawn.style.fill ? 'ground' : 'line';
    const details = layer.zoneSchemeId ? zoneDistricts(db, layer.zoneSchemeId) : new Map<string, string>();
    return { legend, counter: sayer(input)(counterOf(layer, workspace)), role, details };
  });
}

function counterOf(layer: LayerSummary, workspace: OpenWorkspace): Bilingual {
  const rows = layer.kind === 'result' ? resultRows(workspace, layer.name) : layer;
  const key = rows?.zoneSchemeId ? 'zone' : rows?.register;
  return (key ? REGISTER_NOUNS[key]?.counter : undefined) ?? reportsText.item;
}

/** The layer whose rows a result shows: the areas it was asked by, or what a last `near` kept of. */
function resultRows({ db }: OpenWorkspace, name: string): LayerSummary | undefined {
  const stored = evidenceOf(db, name)?.evidence;
  const parsed = stored
    ? analysisResult.shape.recipe.safeParse((JSON.parse(stored) as { recipe?: unknown }).recipe)
    : null;
  const steps = parsed?.success ? (parsed.data?.steps ?? []) : [];
  let origin: string | undefined = `#${steps.at(-1)?.id ?? ''}`;
  while (origin?.startsWith('#')) {
    const step: RecipeStep | undefined = steps.find((candidate) => `#${candidate.id}` === origin);
    origin = step && 'areas' in step ? step.areas : step && 'input' in step ? step.input : undefined;
  }
  return listLayers(db).find(
    (layer) => layer.name === origin || (origin === 'zone' && layer.zoneSchemeId !== null),
  );
}

function placeLines({ workspace, input }: SheetParts): string[] {
  const say = sayer(input);
  const info = workspace.info();
  const { districts, subdistricts, councils, shapes } = placeFacts(workspace.db);
  const known = (value: number, words: (value: number) => Bilingual): string[] =>
    value > 0 ? [say(words(value))] : [];
  const square = shapes.reduce((sum, shape) => sum + areaM2(shape), 0);
  const first = [
    ...known(districts, reportsText.districts),
    ...known(subdistricts, reportsText.subdistricts),
  ].join(' ');
  return [
    info.provinceName ? say(reportsText.province(info.provinceName)) : '',
    info.sample ? say(reportsText.sampleData) : '',
    first,
    ...known(councils, reportsText.councils),
    square > 0 ? say(reportsText.rai(formatRai(square))) : '',
  ].filter((line) => line !== '');
}

function aboutLines({ input, frame, layers, workspace, basemap }: SheetParts): [string, string][] {
  const say = sayer(input);
  const { language } = input;
  const dates = [...new Set(layers.flatMap(({ layer }) => layer.asOf ?? []))].sort();
  const oldest = dates[0];
  const newest = dates.at(-1);
  const asOf = oldest ? formatDate(oldest, language, 'long') : '';
  const until = newest && newest !== oldest ? ` – ${formatDate(newest, language, 'long')}` : '';
  const sources = [...new Set(layers.flatMap(({ layer }) => layer.source?.split(' · ') ?? []))];
  const now = new Date().toISOString();
  const lines: [string, string][] = [
    [say(reportsText.narrowed), input.narrowed?.words ?? ''],
    [say(reportsText.asOf), `${asOf}${until}`],
    [say(reportsText.source), sources.join('; ')],
    [say(reportsText.basemap), basemap ? basemap.attribution || basemap.title : ''],
    [say(reportsText.crs), say(reportsText.crsName(frame.zone, frame.south, frame.crs))],
    [say(reportsText.maker), input.maker || workspace.info().title],
    [
      say(reportsText.printedAt),
      say(reportsText.printedAtValue(formatDate(now, language), formatTime(now, language))),
    ],
  ];
  return lines.filter(([, value]) => value !== '');
}

function evidenceLines(evidence: Evidence, input: SheetRequest): [string, string][] {
  const say = sayer(input);
  const inputs = evidence.inputs.map(
    ({ title, name, version }) => `${title || name} (${say(reportsText.version(version))})`,
  );
  const lines: [string, string][] = [
    [say(reportsText.denominator), say(evidence.denominator)],
    [say(reportsText.method), say({ th: evidence.method, en: evidence.methodEn })],
    [
      say(reportsText.leftOut),
      evidence.leftOut.map((one) => say({ th: one.message, en: one.messageEn })).join(' · '),
    ],
    [say(reportsText.inputs), inputs.join(' · ')],
  ];
  return lines.filter(([, value]) => value !== '');
}

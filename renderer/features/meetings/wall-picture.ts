import type { AnalysisResult } from '../../../shared/contract/analyses.ts';
import type { LayerSummary } from '../../../shared/contract/layers.ts';
import type { Legend, LegendItem } from '../../../shared/contract/style.ts';
import type { Zone, ZoneScheme } from '../../../shared/contract/zones.ts';
import { legendHeading } from '../../../shared/domain/legend-heading.ts';
import { categoryColor } from '../../../shared/domain/ramps.ts';
import { categoryKey } from '../../../shared/domain/style-rows.ts';
import { stylesText } from '../../../shared/text/styles.ts';
import type { SceneLayer } from '../../map/index.ts';
import type { Translate } from '../../ui/index.ts';

/** Pixels of a name on the wall. */
const LABEL = 28;
const WHITE = '#FFFFFF';
const INK = '#0A0F0E';

type Label = NonNullable<LayerSummary['style']['label']>;

const registerOf = (layers: readonly LayerSummary[], register: string): LayerSummary | undefined =>
  layers.find((layer) => layer.register === register && layer.featureCount > 0);

/** A register as lines only, in near-black. */
const asBorder = (layer: LayerSummary, width: number): SceneLayer => ({
  layer: {
    ...layer,
    opacity: 1,
    style: { ...layer.style, fill: null, kind: 'single', minZoom: 0, label: null },
  },
  labels: false,
  classBorder: { color: INK, width },
});

/** A register as names only, large and bold. */
const asNames = (layer: LayerSummary, fids: readonly number[] | null): SceneLayer => {
  const own = layer.style.label;
  const label: Label = {
    ...{ field: layer.labelField ?? 'name_th', prefix: '', weight: '700', minZoom: 0, priority: 1 },
    ...(own === null ? {} : { field: own.field }),
    size: LABEL,
  };
  return {
    layer: { ...layer, opacity: 1, style: { ...layer.style, minZoom: 0, label } },
    labelsOnly: true,
    labelSize: LABEL,
    ...(fids === null ? {} : { labelFids: fids }),
  };
};

/** Which areas a result counts by: the register that the last step names, as far as it is one. */
export const areasOfResult = (result: AnalysisResult, layers: readonly LayerSummary[]): string | null => {
  if (result.scoring !== null) return result.scoring.level;
  const last = result.recipe?.steps.at(-1);
  const areas = last !== undefined && 'areas' in last ? last.areas : null;
  const layer = layers.find(({ name }) => name === areas);
  return layer?.register ?? (areas === 'zone' ? 'zone' : null);
};

export interface PictureParts {
  readonly layers: readonly LayerSummary[];
  readonly scheme: ZoneScheme | null;
  /** The districts that names are shown of; null for all. */
  readonly districtFids: readonly number[] | null;
}

/** An answer: its classes with white borders, the borders above them in ink, names of districts or of zones. */
export const resultPicture = (
  layer: LayerSummary,
  result: AnalysisResult,
  parts: PictureParts,
): SceneLayer[] => {
  const { layers, scheme, districtFids } = parts;
  const byZone = areasOfResult(result, layers) === 'zone';
  const district = registerOf(layers, 'district');
  const province = registerOf(layers, 'province');
  const zone = layers.find(({ name }) => name === scheme?.layer);
  const solid = {
    ...layer,
    opacity: 1,
    style: { ...layer.style, fill: opaque(layer.style.fill), label: null },
  };
  const picture: SceneLayer[] = [{ layer: solid, labels: false, classBorder: { color: WHITE, width: 1.5 } }];
  if (district !== undefined && !byZone) picture.push(asBorder(district, 1.5));
  if (zone !== undefined) picture.push(asBorder(zone, 3));
  if (province !== undefined) picture.push(asBorder(province, 4));
  if (byZone) picture.push(asNames({ ...layer, style: { ...layer.style, label: null } }, null));
  else if (district !== undefined) picture.push(asNames(district, districtFids));
  return picture;
};

const opaque = (fill: LayerSummary['style']['fill']) => (fill === null ? null : { ...fill, opacity: 1 });

/** What the map view shows: answers have views of their own. */
export const onWallMap = (layers: readonly LayerSummary[]): readonly LayerSummary[] =>
  layers.filter((layer) => layer.visible && layer.kind !== 'result' && layer.geometryType !== 'None');

/** The map as it stands, dressed for the wall: strong zone colours, names of districts, nothing small. */
export const mapPicture = (parts: PictureParts): SceneLayer[] => {
  const { layers, districtFids } = parts;
  const shown = onWallMap(layers).filter(({ register }) => register !== 'province');
  const visible = [...shown].sort((a, b) => a.order - b.order);
  const picture: SceneLayer[] = visible.map((layer) => ({ layer: forWall(layer), labels: false }));
  const province = registerOf(layers, 'province');
  const district = registerOf(layers, 'district');
  if (province !== undefined) picture.push(asBorder(province, 4));
  if (district !== undefined) picture.push(asNames(district, districtFids));
  return picture;
};

/** Grounds whose colour the legend reads by: nothing beneath may tint them. */
const READ: readonly LayerSummary['style']['kind'][] = ['classes', 'categories', 'bivariate'];

/** On the wall zones take the strong colours: pale grounds wash out in a projector. Colours are those of the legend. */
export const forWall = (layer: LayerSummary): LayerSummary => {
  if (layer.zoneSchemeId === null) {
    const { style } = layer;
    return READ.includes(style.kind) ? { ...layer, style: { ...style, fill: opaque(style.fill) } } : layer;
  }
  const categories = layer.style.categories.map((item, index) => ({ ...item, color: categoryColor(index) }));
  return { ...layer, style: { ...layer.style, categories, fill: opaque(layer.style.fill) } };
};

/** One line of the wall's legend. */
export interface WallLine {
  readonly look: Pick<LegendItem, 'color' | 'strokeColor' | 'pattern' | 'icon' | 'size' | 'opacity'>;
  readonly label: string;
  /** How many there are; null for a line that only says how to read a sign. */
  readonly count: number | null;
  /** What is counted, where the line itself does not make it plain: a zone says its districts. */
  readonly counted: 'district' | null;
  readonly kind: LegendItem['kind'];
  /** What the lines from here on are classes of. */
  readonly heading?: string;
}

/** How a line's sign is drawn on the wall: proportional circles are `scale` as large there, clusters and dots as on the desk. */
const onWall = (item: LegendItem, layer: LayerSummary, scale: number): LegendItem => {
  const isSized = item.size !== undefined && layer.style.kind === 'sizes';
  // Grounds that are read by their colour are drawn fully there.
  const isFull = READ.includes(layer.style.kind) || layer.zoneSchemeId !== null || layer.kind === 'result';
  return {
    ...item,
    ...(isSized ? { size: (item.size ?? 0) * scale } : {}),
    ...(isFull && item.opacity !== undefined ? { opacity: layer.kind === 'result' ? 1 : layer.opacity } : {}),
  };
};

/** Classes from the most to the least, then what is missing and what is withheld. */
export const resultLines = (legend: Legend, layer: LayerSummary, scale: number): WallLine[] => {
  const plain = (item: LegendItem): boolean => item.kind !== 'missing' && item.kind !== 'suppressed';
  const items = legend.items.filter((item) => item.hidden !== true);
  const ordered = [...items.filter(plain).reverse(), ...items.filter((item) => !plain(item))];
  return ordered.map((item) => ({
    ...{ look: onWall(item, layer, scale), label: item.label, kind: item.kind },
    ...{ count: item.count, counted: null },
  }));
};

/** Classes say nothing without what they are classes of. */
const headingOf = (legend: Legend): Pick<WallLine, 'heading'> =>
  legend.items.some(({ kind }) => kind === 'class') ? { heading: legendHeading(legend) } : {};

/** Heat has no lines of its own: its least and its most stand for it. */
const rampLines = ({ title, ramp }: Legend, t: Translate): WallLine[] | null => {
  if (ramp === undefined) return null;
  const line = (color: string | undefined, words: string): WallLine => ({
    look: { color: color ?? null, strokeColor: null, pattern: 'none', icon: 'fill' },
    ...{ label: `${title} ${words}`, count: null, counted: null, kind: 'class' },
  });
  return [line(ramp.at(-1), t(stylesText.much)), line(ramp[1] ?? ramp[0], t(stylesText.little))];
};

/** The colours that kinds have on the wall, by the key of their line: two kinds may bear the same words. */
const strongColors = (layer: LayerSummary): ReadonlyMap<string, string> => {
  const { kind, categories } = forWall(layer).style;
  if (kind !== 'categories') return new Map();
  return new Map(categories.map(({ value, color }) => [categoryKey(value), color]));
};

/** Registers whose areas lie side by side over all of the province. */
const WHOLE: readonly (string | null)[] = ['province', 'district', 'subdistrict'];
const isWhole = ({ register, zoneSchemeId }: LayerSummary): boolean =>
  zoneSchemeId !== null || WHOLE.includes(register);

/** Whether a layer's grounds leave nothing to be seen of the grounds beneath. */
const covers = (layer: LayerSummary): boolean => {
  const { style, opacity } = forWall(layer);
  const isFull = style.fill !== null && style.fill.opacity * opacity >= 1;
  return isFull && isWhole(layer) && READ.includes(style.kind) && (style.hidden ?? []).length === 0;
};

/** The layers of which something is to be seen: not grounds of areas that a layer above covers whole. */
const seen = (layers: readonly LayerSummary[]): readonly LayerSummary[] => {
  const highest = Math.max(...layers.filter(covers).map(({ order }) => order));
  return layers.filter((layer) => layer.order >= highest || layer.style.fill === null || !isWhole(layer));
};

/** The legend of several layers: topmost first, lines of areas last; a layer of kinds gives a line for each. `scale`: of the wall's signs. */
export const mapLines = (
  layers: readonly LayerSummary[],
  legends: readonly Legend[],
  zones: readonly Zone[],
  t: Translate,
  scale: number,
): WallLine[] => {
  // Lines of areas say least, and are named on the map itself: where the legend is long, they are what is scrolled to.
  const bare = (layer: LayerSummary): number =>
    layer.style.fill === null && layer.style.point === null ? 1 : 0;
  const visible = [...seen(onWallMap(layers))].sort((a, b) => bare(a) - bare(b) || b.order - a.order);
  return visible.flatMap((layer) => {
    const legend = legends.find((candidate) => candidate.layer === layer.name);
    // A layer without a row shows nothing on the map; a kind without one still tells what there is none of.
    if (legend === undefined || legend.items.every(({ count }) => count === 0)) return [];
    const strong = strongColors(layer);
    const ramp = rampLines(legend, t);
    if (ramp !== null) return ramp;
    const heading = headingOf(legend);
    return legend.items
      .filter(({ hidden }) => hidden !== true)
      .map((item, i): WallLine => {
        const look = onWall({ ...item, color: strong.get(item.key) ?? item.color }, layer, scale);
        const label = legend.items.length === 1 ? legend.title : item.label;
        const zone =
          layer.zoneSchemeId === null ? undefined : zones.find(({ title }) => title === item.label);
        const count = item.size === undefined ? (zone?.districtCodes.length ?? item.count) : null;
        const counted = zone === undefined ? null : 'district';
        return { look, label, count, counted, kind: item.kind, ...(i === 0 ? heading : {}) };
      });
  });
};

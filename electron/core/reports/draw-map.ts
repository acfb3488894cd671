import { encodeWkb } from '../../../shared/geo/wkb.ts';
import { type DrawnLayer, drawLayer } from './draw-layer.ts';
import { graticule } from './graticule.ts';
import type { MapFrame } from './map-frame.ts';
import { DEGREE_MM, drawDegrees, drawNorth, drawScaleBar, type Rect } from './map-furniture.ts';
import type { MapInk, SheetLayer } from './map-parts.ts';
import { patternDefs } from './patterns.ts';
import type { Box, WantedLabel } from './place-labels.ts';
import { drawLabels, wantedLabels } from './sheet-labels.ts';
import { mm, pathData } from './svg.ts';

export interface DrawnMap {
  readonly svg: string;
  readonly features: number;
  readonly merged: readonly { title: string; count: number }[];
}

/** The map itself: an SVG in millimetres, lowest first: ground, layers, names, then what helps to read it. */
export function drawMap(layers: readonly SheetLayer[], ink: MapInk): DrawnMap {
  const { frame } = ink;
  const lines = graticule(frame);
  const drawn = layers.map((entry): { entry: SheetLayer; drawn: DrawnLayer } => ({
    entry,
    drawn: drawLayer(entry, frame, ink.size),
  }));
  const ground = groundCover(layers, ink);
  const bar = drawScaleBar(ink, ground.covered);
  const north = drawNorth(ink, ground.covered);
  ground.free();
  const labels = drawNames(
    layers,
    ink,
    [bar.box, north.box],
    drawn.flatMap((one) => one.drawn.symbols),
  );
  const size = `width="${mm(frame.width)}mm" height="${mm(frame.height)}mm" viewBox="0 0 ${mm(frame.width)} ${mm(frame.height)}"`;
  const svg =
    `<svg xmlns="http://www.w3.org/2000/svg" ${size} font-family="Sarabun" role="img"><defs>${patternDefs()}</defs>` +
    `<rect width="${mm(frame.width)}" height="${mm(frame.height)}" fill="#E9EDEB"/>${ink.context}${ink.basemap}` +
    `<path d="${pathData(
      lines.map((line) => line.points),
      false,
    )}" fill="none" stroke="#B9C5C1" stroke-width=".1"/>` +
    drawn.map((one) => `<g>${one.drawn.svg}</g>`).join('') +
    `<g>${labels}</g>${drawDegrees(lines, ink)}${bar.svg}${north.svg}</svg>`;
  return {
    svg,
    features: drawn.reduce((sum, one) => sum + one.drawn.features, 0),
    merged: drawn.flatMap(({ entry, drawn: { merged } }) =>
      merged > 0 ? [{ title: entry.layer.title, count: merged }] : [],
    ),
  };
}

/** The names of all layers, placed together so that none covers another. */
function drawNames(
  layers: readonly SheetLayer[],
  ink: MapInk,
  taken: readonly Box[],
  symbols: readonly Box[],
): string {
  const { frame, geos, size, digits } = ink;
  const wanted = layers.flatMap((entry): WantedLabel[] =>
    wantedLabels(entry.layer, entry.features(frame.extent), frame, geos, entry.labelled).map((label) => ({
      ...label,
      size: label.size * size,
    })),
  );
  return drawLabels(wanted, frame, [...taken, ...edgeBoxes(frame, size)], symbols, digits).svg;
}

/** Names keep clear of the degrees along the edges. */
const edgeBoxes = ({ width, height }: MapFrame, size: number): Box[] => {
  const band = 1 + DEGREE_MM * 1.3 * size;
  return [
    { left: 0, top: 0, right: width, bottom: band },
    { left: 0, top: 0, right: band, bottom: height },
  ];
};

/** How much of a rectangle on paper the areas of the map cover, 0 to 1: the bar and the arrow stand where it is little. */
function groundCover(
  layers: readonly SheetLayer[],
  { frame, geos }: MapInk,
): { covered: (box: Rect) => number; free(): void } {
  const grounds = layers.filter(
    ({ layer }) => layer.geometryType.endsWith('Polygon') && layer.group !== 'resource',
  );
  const widest = grounds.sort((a, b) => a.layer.featureCount - b.layer.featureCount)[0];
  const features = widest ? [...widest.features(frame.extent)] : [];
  const shapes = features.map(({ geometry }) => geos.prepare(encodeWkb(geometry)));
  const across = [0, 0.25, 0.5, 0.75, 1];
  const covered = ({ left, top, width, height }: Rect): number => {
    const places = across.flatMap((x) =>
      across.map((y) => frame.toGround([left + x * width, top + y * height])),
    );
    return (
      places.filter(([lon, lat]) => shapes.some((shape) => shape.intersectsPoint(lon, lat))).length /
      places.length
    );
  };
  const free = (): void => {
    for (const shape of shapes) shape.free();
  };
  return { covered, free };
}

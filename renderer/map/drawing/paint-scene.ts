import type { Geometry, Position } from '../../../shared/geo/geometry.ts';
import { pathsOf, verticesOf } from '../../../shared/shapes/paths.ts';
import type { Look } from '../looks.ts';
import type { DrawnMark, DrawnShape, DrawnSketch, DrawScene } from './draw-scene.ts';
import { onMercator, type Screen, toScreen } from './screen.ts';

type Context = CanvasRenderingContext2D;

/** Vertices nearer than this on the screen would be one blot: fewer of them are shown until one zooms in. */
const HANDLE_ROOM = 14;
const FULL = 2 * Math.PI;
/** State colours of `tokens.css`, which a canvas can't read by name. */
const MARKS = { error: '#CF4A3D', warning: '#D99A2B' } as const;

/** Adds the way along positions to the path; steps of less than half a pixel are left out. */
const trace = (context: Context, screen: Screen, positions: readonly Position[]): void => {
  const xy = onMercator(positions);
  const { scale, dx, dy } = screen;
  let px = Number.NaN;
  let py = Number.NaN;
  const last = xy.length - 2;
  for (let i = 0; i <= last; i += 2) {
    const x = (xy[i] ?? 0) * scale + dx;
    const y = (xy[i + 1] ?? 0) * scale + dy;
    if (i === 0) context.moveTo(x, y);
    else if (i === last || Math.abs(x - px) > 0.5 || Math.abs(y - py) > 0.5) context.lineTo(x, y);
    else continue;
    px = x;
    py = y;
  }
};

const outline = (context: Context, screen: Screen, geometry: Geometry): void => {
  context.beginPath();
  for (const { positions } of pathsOf(geometry)) trace(context, screen, positions);
};

const stroke = (context: Context, color: string, width: number, alpha = 1): void => {
  context.globalAlpha = alpha;
  context.strokeStyle = color;
  context.lineWidth = width;
  context.stroke();
  context.globalAlpha = 1;
};

const disc = (context: Context, [x, y]: readonly [number, number], radius: number): void => {
  context.beginPath();
  context.arc(x, y, radius, 0, FULL);
};

const paintPoints = (context: Context, screen: Screen, shape: DrawnShape, look: Look): void => {
  for (const { positions } of pathsOf(shape.geometry))
    for (const at of positions) {
      disc(context, toScreen(screen, at), shape.look === 'own' ? 7 : 5);
      context.fillStyle = shape.look === 'own' ? look.select : (shape.line?.color ?? look.labelSoft);
      context.fill();
      stroke(context, look.casing, 2);
    }
};

const paintShape = (context: Context, screen: Screen, shape: DrawnShape, look: Look): void => {
  const { geometry, fill, line } = shape;
  if (geometry.type.endsWith('Point')) {
    paintPoints(context, screen, shape, look);
    return;
  }
  outline(context, screen, geometry);
  if (geometry.type.endsWith('Polygon')) {
    if (fill !== null) {
      // Names on the map stay readable under the shape that is worked on.
      context.globalAlpha = shape.look === 'own' ? fill.opacity / 2 : fill.opacity;
      context.fillStyle = fill.color;
      context.fill('evenodd');
    }
    if (shape.look === 'own') {
      context.globalAlpha = 0.1;
      context.fillStyle = look.select;
      context.fill('evenodd');
    }
    context.globalAlpha = 1;
  }
  if (shape.look === 'own') {
    stroke(context, look.casing, 5.5);
    stroke(context, look.select, 2.5);
  } else {
    stroke(context, look.casing, 4, 0.7);
    stroke(context, line?.color ?? look.labelSoft, Math.max(1.5, line?.width ?? 1.5));
  }
};

const paintHandles = (context: Context, screen: Screen, scene: DrawScene, look: Look): void => {
  const taken = new Set<number>();
  const columns = Math.ceil(screen.width / HANDLE_ROOM) + 1;
  for (const geometry of scene.handles)
    for (const path of pathsOf(geometry)) {
      const xy = onMercator(path.positions);
      verticesOf(path).forEach((at, i) => {
        const x = (xy[i * 2] ?? 0) * screen.scale + screen.dx;
        const y = (xy[i * 2 + 1] ?? 0) * screen.scale + screen.dy;
        if (x < 0 || y < 0 || x > screen.width || y > screen.height) return;
        const cell = Math.floor(x / HANDLE_ROOM) + Math.floor(y / HANDLE_ROOM) * columns;
        if (taken.has(cell)) return;
        taken.add(cell);
        disc(context, [x, y], 4);
        context.fillStyle = look.casing;
        context.fill();
        stroke(context, look.select, 1.75);
        if (!scene.isShared(at)) return;
        disc(context, [x, y], 1.75);
        context.fillStyle = look.select;
        context.fill();
      });
    }
};

const paintSelected = (context: Context, screen: Screen, at: Position, look: Look): void => {
  const place = toScreen(screen, at);
  disc(context, place, 8);
  context.fillStyle = look.casing;
  context.fill();
  stroke(context, look.select, 2.5);
  disc(context, place, 4);
  context.fillStyle = look.select;
  context.fill();
};

const paintSketch = (context: Context, screen: Screen, sketch: DrawnSketch, look: Look): void => {
  const { positions, reach, closed } = sketch;
  const whole = [...positions, ...reach];
  if (closed && whole.length > 2) {
    context.beginPath();
    trace(context, screen, whole);
    context.globalAlpha = 0.12;
    context.fillStyle = look.select;
    context.fill('evenodd');
    context.globalAlpha = 1;
  }
  const last = positions.at(-1);
  if (last !== undefined && reach.length > 0) {
    context.beginPath();
    trace(context, screen, [last, ...reach]);
    context.setLineDash(reach.length > 1 ? [] : [6, 5]);
    stroke(context, look.casing, 5);
    stroke(context, look.select, reach.length > 1 ? 3 : 2);
    context.setLineDash([]);
  }
  context.beginPath();
  trace(context, screen, positions);
  stroke(context, look.casing, 5);
  stroke(context, look.select, 2.5);
  for (const at of positions) {
    disc(context, toScreen(screen, at), 3.5);
    context.fillStyle = look.casing;
    context.fill();
    stroke(context, look.select, 1.75);
  }
};

/** A square around a corner, a cross on an edge: told apart without colour. */
const paintSnap = (
  context: Context,
  screen: Screen,
  snap: NonNullable<DrawScene['snap']>,
  look: Look,
): void => {
  const [x, y] = toScreen(screen, snap.at);
  context.beginPath();
  if (snap.kind === 'vertex') context.rect(x - 8, y - 8, 16, 16);
  else {
    context.moveTo(x - 7, y - 7);
    context.lineTo(x + 7, y + 7);
    context.moveTo(x + 7, y - 7);
    context.lineTo(x - 7, y + 7);
  }
  stroke(context, look.casing, 5);
  stroke(context, look.label, 2);
};

const paintGhost = (context: Context, screen: Screen, at: Position, look: Look): void => {
  const [x, y] = toScreen(screen, at);
  disc(context, [x, y], 6);
  context.fillStyle = look.casing;
  context.fill();
  stroke(context, look.select, 1.75);
  context.beginPath();
  context.moveTo(x - 3, y);
  context.lineTo(x + 3, y);
  context.moveTo(x, y - 3);
  context.lineTo(x, y + 3);
  stroke(context, look.select, 1.75);
};

const paintMark = (context: Context, screen: Screen, mark: DrawnMark, look: Look): void => {
  const [x, y] = toScreen(screen, mark.at);
  disc(context, [x, y], 15);
  stroke(context, look.casing, 6);
  stroke(context, MARKS[mark.tone], 3);
  disc(context, [x + 15, y - 15], 9);
  context.fillStyle = MARKS[mark.tone];
  context.fill();
  stroke(context, look.casing, 1.5);
  context.fillStyle = mark.tone === 'error' ? '#FFFFFF' : '#16211E';
  context.font = '700 13px Sarabun, sans-serif';
  context.textAlign = 'center';
  context.textBaseline = 'middle';
  context.fillText('!', x + 15, y - 14.5);
};

/** Draws a scene, shapes lowest and marks highest. The context is in pixels of the page. */
export const paintScene = (context: Context, screen: Screen, scene: DrawScene, look: Look): void => {
  context.lineJoin = 'round';
  context.lineCap = 'round';
  for (const shape of scene.shapes) if (shape.look === 'along') paintShape(context, screen, shape, look);
  for (const shape of scene.shapes) if (shape.look === 'own') paintShape(context, screen, shape, look);
  paintHandles(context, screen, scene, look);
  if (scene.sketch !== null) paintSketch(context, screen, scene.sketch, look);
  if (scene.ghost !== null) paintGhost(context, screen, scene.ghost, look);
  if (scene.selected !== null) paintSelected(context, screen, scene.selected, look);
  for (const mark of scene.marks) paintMark(context, screen, mark, look);
  if (scene.snap !== null) paintSnap(context, screen, scene.snap, look);
};

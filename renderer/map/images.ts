import { type PointIcon, pointIcon } from '../../shared/contract/style.ts';
import { shapeOf } from '../../shared/domain/icon-shapes.ts';

/** Images that styles name as `<kind>:<colour>[:<second colour>]`; drawn once, when the map first asks. */
export interface DrawnImage {
  readonly data: ImageData;
  readonly pixelRatio: number;
}

const RATIO = 2;

const canvasOf = (size: number): OffscreenCanvasRenderingContext2D | null => {
  const context = new OffscreenCanvas(size * RATIO, size * RATIO).getContext('2d');
  context?.scale(RATIO, RATIO);
  return context;
};

const finish = (context: OffscreenCanvasRenderingContext2D, size: number): DrawnImage => ({
  data: context.getImageData(0, 0, size * RATIO, size * RATIO),
  pixelRatio: RATIO,
});

/** Diagonal lines that meet across tile edges: drawn three times, a whole size apart. */
const lines = (
  size: number,
  gap: number,
  width: number,
  ink: string,
  ground: string | undefined,
): DrawnImage | null => {
  const context = canvasOf(size);
  if (context === null) return null;
  if (ground !== undefined) {
    context.fillStyle = ground;
    context.fillRect(0, 0, size, size);
  }
  context.strokeStyle = ink;
  context.lineWidth = width;
  context.beginPath();
  for (let x = -size; x <= 2 * size; x += gap) {
    context.moveTo(x - 1, size + 1);
    context.lineTo(x + size + 1, -1);
  }
  context.stroke();
  return finish(context, size);
};

const dots = (ink: string, ground: string | undefined): DrawnImage | null => {
  const context = canvasOf(8);
  if (context === null) return null;
  if (ground !== undefined) {
    context.fillStyle = ground;
    context.fillRect(0, 0, 8, 8);
  }
  context.fillStyle = ink;
  context.beginPath();
  context.arc(4, 4, 1.3, 0, 2 * Math.PI);
  context.fill();
  return finish(context, 8);
};

/** Plain shapes in the colour with a casing; all else white on a rounded square of it: read at 14 px and on the wall. */
const sign = (icon: PointIcon, color: string, casing: string): DrawnImage | null => {
  const context = canvasOf(24);
  if (context === null) return null;
  const { path, plain } = shapeOf(icon);
  const drawn = new Path2D(path);
  if (plain) {
    context.fillStyle = color;
    context.fill(drawn);
    context.strokeStyle = casing;
    context.lineWidth = 1.4;
    context.stroke(drawn);
    return finish(context, 24);
  }
  context.beginPath();
  context.roundRect(1, 1, 22, 22, 5);
  context.fillStyle = casing;
  context.fill();
  context.beginPath();
  context.roundRect(2.5, 2.5, 19, 19, 4);
  context.fillStyle = color;
  context.fill();
  context.fillStyle = casing;
  context.fill(drawn, 'evenodd');
  return finish(context, 24);
};

/** Draws the image that a style names, or null for a name that is none of ours. */
export const drawImage = (id: string): DrawnImage | null => {
  const [kind = '', ink = '#000000', ground] = id.split(':');
  if (kind === 'hatch') return lines(16, 8, 1.25, ink, ground);
  if (kind === 'forest') return lines(12, 4, 1, ink, ground);
  if (kind === 'dots') return dots(ink, ground);
  const icon = pointIcon.safeParse(kind);
  return icon.success ? sign(icon.data, ink, ground ?? '#FFFFFF') : null;
};

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

const HOUSE = new Path2D('M12 5.2 19.4 12l-1.3 1.4-1-.9V19H6.9v-6.5l-1 .9L4.6 12z');
const DOOR = new Path2D('M10.3 19v-4.2h3.4V19z');
const TREE = new Path2D('M12 3.6 17.6 11h-2.2l3 4H13v4.4h-2V15H5.6l3-4H6.4z');

/** A rounded square in the layer's colour with a white sign: read at 14 px as well as on the wall. */
const sign = (kind: string, ground: string, casing: string): DrawnImage | null => {
  const context = canvasOf(24);
  if (context === null) return null;
  context.beginPath();
  context.roundRect(1, 1, 22, 22, 5);
  context.fillStyle = casing;
  context.fill();
  context.beginPath();
  context.roundRect(2.5, 2.5, 19, 19, 4);
  context.fillStyle = ground;
  context.fill();
  context.fillStyle = casing;
  context.fill(kind === 'house' ? HOUSE : TREE);
  if (kind === 'house') {
    context.fillStyle = ground;
    context.fill(DOOR);
  }
  return finish(context, 24);
};

/** Draws the image that a style names, or null for a name that is none of ours. */
export const drawImage = (id: string): DrawnImage | null => {
  const [kind = '', ink = '#000000', ground] = id.split(':');
  if (kind === 'hatch') return lines(16, 8, 1.25, ink, ground);
  if (kind === 'forest') return lines(12, 4, 1, ink, ground);
  if (kind === 'dots') return dots(ink, ground);
  if (kind === 'house' || kind === 'tree') return sign(kind, ink, ground ?? '#FFFFFF');
  return null;
};

import type { SheetRequest } from '../../../shared/contract/exports.ts';

/** Where things stand on the paper, in millimetres. */
export interface SheetLayout {
  readonly width: number;
  readonly height: number;
  readonly landscape: boolean;
  readonly paper: string;
  /** Text is larger on larger paper, though not by as much as the paper. */
  readonly size: number;
  /** Of the frame line, and of everything inside it. */
  readonly frame: number;
  readonly edge: number;
  readonly map: Rectangle;
  readonly side: Rectangle;
}
export interface Rectangle {
  readonly left: number;
  readonly top: number;
  readonly width: number;
  readonly height: number;
}

const PAPER = { a4: { short: 210, long: 297, size: 1 }, a3: { short: 297, long: 420, size: 1.3 } } as const;
const SIDE = 67;
const GAP = 4;
const EDGE = 8;
const TITLE = 13.5;
/** A line of the sentence below the title. */
export const SENTENCE_LINE = 5;
/** What the columns below an upright map need. */
const BELOW = 92;

/** The map leads; beside it (below it on upright paper) stands what explains it. */
export function layoutOf(
  request: Pick<SheetRequest, 'paper' | 'orientation'>,
  sentenceLines: number,
): SheetLayout {
  const paper = PAPER[request.paper];
  const landscape = request.orientation === 'landscape';
  const [width, height] = landscape ? [paper.long, paper.short] : [paper.short, paper.long];
  const { size } = paper;
  const edge = EDGE * Math.sqrt(size);
  const top = edge + (TITLE + sentenceLines * SENTENCE_LINE) * size;
  const base = { width, height, landscape, size, edge, frame: edge / 2, paper: request.paper.toUpperCase() };
  if (landscape) {
    const side = SIDE * size;
    const mapHeight = height - top - edge;
    return {
      ...base,
      map: { left: edge, top, width: width - 2 * edge - GAP - side, height: mapHeight },
      side: { left: width - edge - side, top, width: side, height: mapHeight },
    };
  }
  const below = BELOW * size;
  const mapHeight = height - top - edge - GAP - below;
  return {
    ...base,
    map: { left: edge, top, width: width - 2 * edge, height: mapHeight },
    side: { left: edge, top: top + mapHeight + GAP, width: width - 2 * edge, height: below },
  };
}

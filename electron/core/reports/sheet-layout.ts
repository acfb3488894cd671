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
/** The first line stands in the room below the title that is there anyway. */
const SENTENCE_RISE = 2.6;
/** The least and the most that the columns below an upright map get. */
const BELOW = { least: 48, most: 110 } as const;

/**
 * The map leads; beside it (on upright paper below it, `neededBelow` millimetres high) stands what explains it.
 */
export function layoutOf(
  request: Pick<SheetRequest, 'paper' | 'orientation'>,
  sentenceLines: number,
  neededBelow = 0,
): SheetLayout {
  const paper = PAPER[request.paper];
  const landscape = request.orientation === 'landscape';
  const [width, height] = landscape ? [paper.long, paper.short] : [paper.short, paper.long];
  const { size } = paper;
  const edge = EDGE * Math.sqrt(size);
  const sentence = sentenceLines === 0 ? 0 : sentenceLines * SENTENCE_LINE - SENTENCE_RISE;
  const top = edge + (TITLE + sentence) * size;
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
  const below = Math.min(BELOW.most * size, Math.max(BELOW.least * size, neededBelow));
  const mapHeight = height - top - edge - GAP - below;
  return {
    ...base,
    map: { left: edge, top, width: width - 2 * edge, height: mapHeight },
    side: { left: edge, top: top + mapHeight + GAP, width: width - 2 * edge, height: below },
  };
}

/** A part of a picture in whole pixels: from the left and top, up to but without right and bottom. */
export interface PixelWindow {
  readonly left: number;
  readonly top: number;
  readonly right: number;
  readonly bottom: number;
}

export interface PictureLevel {
  readonly width: number;
  readonly height: number;
  /** Pixels of the full picture along one of the level, where that is not the quotient of their widths. */
  readonly factor?: number;
}

/** A picture that can be read in parts, at full size and smaller. */
export interface Picture {
  readonly width: number;
  readonly height: number;
  /** The first is the picture itself; each following one is smaller. */
  readonly levels: readonly PictureLevel[];
  /** RGBA of a window that lies within the level, 4 bytes a pixel, rows from the top; alpha is not multiplied in. */
  read(level: number, window: PixelWindow): Promise<Uint8Array>;
  close(): Promise<void>;
}

/** Pixels that may be read at once: 128 MB as RGBA. */
export const MOST_PIXELS = 2 ** 25;
/** No picture of a map is larger a side; 2 ^ 20 pixels are 100 km at 10 cm. */
export const LONGEST_SIDE = 2 ** 20;

export const pixelsOf = ({ left, top, right, bottom }: PixelWindow): number =>
  Math.max(0, right - left) * Math.max(0, bottom - top);

import type { Extent, RefusalData } from '../../../shared/contract/base.ts';
import type { BasemapCrs, BasemapFinding } from '../../../shared/contract/basemaps.ts';
import type { PaperFrame } from './drawing/tile-target.ts';
import type { KeptCrs } from './sources/place.ts';
import type { FileSource } from './sources/source.ts';
import type { TileFileFacts } from './sources/tile-file.ts';

/** A file with its parts, as a thread is asked to look at it. */
export interface GivenFile {
  readonly path: string;
  readonly name: string;
  readonly format: 'pmtiles' | 'mbtiles' | 'image';
  /** The world file's and the `.prj`'s paths, where there are any. */
  readonly world: string | null;
  readonly prj: string | null;
  /** Where the workspace's data lie, by which a picture's system is told. */
  readonly home: Extent | null;
}

/** What a picture says of itself. */
export interface PictureFacts {
  readonly width: number;
  readonly height: number;
  readonly affine: readonly [number, number, number, number, number, number];
  /** Null where it says none that can be used. */
  readonly crs: (KeptCrs & BasemapCrs) | null;
  readonly candidates: readonly BasemapCrs[];
  readonly content: BasemapFinding['content'];
  /** Whether it has to be made quick to draw. */
  readonly lacking: boolean;
}

/** What a thread is asked for. */
export type BasemapRequest =
  | { readonly kind: 'look'; readonly file: GivenFile }
  | {
      readonly kind: 'tile';
      readonly source: FileSource;
      readonly at: readonly [z: number, x: number, y: number];
    }
  | { readonly kind: 'prepare'; readonly path: string; readonly into: string }
  | {
      readonly kind: 'paper';
      /** A file, or tiles that the core gives one by one. */
      readonly source: FileSource | { readonly format: 'given'; readonly tileSize: 256 | 512 };
      readonly minZoom: number;
      readonly maxZoom: number;
      readonly frame: PaperFrame;
      readonly grey: boolean;
    };

export interface DrawnPicture {
  readonly bytes: Uint8Array;
  readonly type: string;
}

export type BasemapAnswer =
  | { readonly id: number; readonly done: unknown }
  | { readonly id: number; readonly refusal: RefusalData }
  | { readonly id: number; readonly error: string }
  | { readonly id: number; readonly progress: number }
  /** The thread asks for a tile that only the core can get. */
  | {
      readonly id: number;
      readonly wants: readonly [z: number, x: number, y: number];
      readonly turn: number;
    };

export type BasemapTask =
  | { readonly id: number; readonly request: BasemapRequest }
  | { readonly id: number; readonly turn: number; readonly tile: Uint8Array | null }
  | { readonly id: number; readonly abort: true };

export type LookAnswer =
  | { readonly format: 'pmtiles' | 'mbtiles'; readonly facts: TileFileFacts; readonly whole: boolean }
  | { readonly format: 'image'; readonly facts: PictureFacts };

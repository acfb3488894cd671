import { statSync } from 'node:fs';
import type { PlacedPicture } from './drawing/draw-picture.ts';
import { openMbtiles } from './sources/mbtiles.queries.ts';
import { openPicture } from './sources/open-picture.ts';
import { definitionOf } from './sources/place.ts';
import { openPmtiles } from './sources/pmtiles-file.ts';
import type { FileSource } from './sources/source.ts';
import type { TileFile } from './sources/tile-file.ts';

/** Files that stay open; a map shows one at a time. */
const MOST_OPEN = 3;

type ImageSource = Extract<FileSource, { format: 'image' }>;
type TilesSource = Exclude<FileSource, ImageSource>;

/** The files that a thread reads from, opened once, and anew when they changed. */
export class OpenFiles {
  private readonly open = new Map<string, Promise<{ close(): Promise<void> }>>();

  tiles(source: TilesSource): Promise<TileFile> {
    return this.remembered(`${source.format} ${source.path} ${stamp(source.path)}`, () =>
      source.format === 'pmtiles' ? openPmtiles(source.path) : openMbtiles(source.path),
    );
  }

  async placed({ path, overviews, place }: ImageSource): Promise<PlacedPicture> {
    const definition = definitionOf(place.crs);
    if (definition === null) throw new Error('an unknown coordinate system');
    const key = `image ${path} ${stamp(path)} ${overviews ?? ''} ${overviews === null ? '' : stamp(overviews)}`;
    const picture = await this.remembered(key, () => openPicture(path, overviews));
    return { picture, affine: place.affine, fromWgs84: definition.fromWgs84() };
  }

  private async remembered<T extends { close(): Promise<void> }>(
    key: string,
    make: () => Promise<T>,
  ): Promise<T> {
    const known = this.open.get(key) as Promise<T> | undefined;
    if (known) return known;
    for (const [oldest, file] of this.open) {
      if (this.open.size < MOST_OPEN) break;
      this.open.delete(oldest);
      void file.then(({ close }) => close()).catch(() => undefined);
    }
    const made = make();
    this.open.set(key, made);
    made.catch(() => this.open.delete(key));
    return made;
  }
}

/** Changes when the file does. */
function stamp(path: string): string {
  const stat = statSync(path, { throwIfNoEntry: false });
  return stat ? `${stat.size}-${stat.mtimeMs}` : '';
}

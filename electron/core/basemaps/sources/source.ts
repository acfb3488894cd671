import { z } from 'zod';

const affine = z.tuple([z.number(), z.number(), z.number(), z.number(), z.number(), z.number()]);

/** Where a picture lies, as it is kept. */
export const picturePlace = z.object({
  affine,
  crs: z.object({ id: z.string(), wkt: z.string().nullable() }),
});
export type PicturePlace = z.infer<typeof picturePlace>;

/** A file that a thread draws from. */
export type FileSource =
  | { readonly format: 'pmtiles' | 'mbtiles'; readonly path: string }
  | {
      readonly format: 'image';
      readonly path: string;
      readonly place: PicturePlace;
      /** A file of overviews of our own, or null where the picture needs none. */
      readonly overviews: string | null;
    };

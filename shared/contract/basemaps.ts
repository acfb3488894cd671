import { z } from 'zod';
import { extent, jobRef, procedure, refusalData } from './base.ts';

/** What a basemap is read from: tiles in one file, a picture with its place, or an address on the network. */
export const basemapFormat = z.enum(['pmtiles', 'mbtiles', 'image', 'xyz', 'wmts', 'wms']);
export type BasemapFormat = z.infer<typeof basemapFormat>;

export const basemapState = z.enum([
  /** It can be drawn. */
  'ready',
  /** A large picture is being made quick to draw. */
  'preparing',
  /** The file is not where it was. */
  'missing',
  /** The file is there and can't be read any more. */
  'broken',
  /** The address did not answer when it was last asked. */
  'offline',
]);
export type BasemapState = z.infer<typeof basemapState>;

const zoom = z.number().int().min(0).max(24);
const title = z.string().trim().min(1).max(120);
const attribution = z.string().trim().max(300);

/** How a basemap is drawn. */
export const basemapLook = z.object({
  /** 0 to 1. */
  opacity: z.number().min(0).max(1),
  grey: z.boolean(),
  /** Drawn only between these zooms of the map. */
  fromZoom: zoom,
  toZoom: zoom,
});
export type BasemapLook = z.infer<typeof basemapLook>;

/** A basemap of the list. Paths and addresses stay in the core. */
export const basemap = z.object({
  id: z.string(),
  title,
  /** Whose map it is; shown on the map and on paper. */
  attribution,
  format: basemapFormat,
  /** Vector tiles are styled by the page; all else comes as pictures. */
  kind: z.enum(['raster', 'vector']),
  /** Where it lies: where the user has it, in the workspace's folder, or at an address. */
  place: z.enum(['referred', 'copied', 'online']),
  /** The file's name, or the host of the address. */
  from: z.string(),
  state: basemapState,
  extent: extent.nullable(),
  /** Zooms that there are tiles of, in steps of 256 pixels a tile; above `maxZoom` they are enlarged. */
  minZoom: zoom,
  maxZoom: zoom,
  tileSize: z.union([z.literal(256), z.literal(512)]),
  /** Tile layers of a vector basemap. */
  vectorLayers: z.array(z.string()),
  look: basemapLook,
  /** Raised whenever its tiles may have become others. */
  version: z.number().int(),
});
export type Basemap = z.infer<typeof basemap>;

export const basemapList = z.object({
  basemaps: z.array(basemap),
  /** What lies under the data: `none`, `context` (the outlines that come with the program) or the id of a basemap. */
  shown: z.string(),
});
export type BasemapList = z.infer<typeof basemapList>;

/** A coordinate system that a picture may be in, and where it would lie. */
export const basemapCrs = z.object({
  id: z.string(),
  title: z.string(),
  extent: extent.nullable(),
  /** Whether the picture would lie where the workspace's data are, elsewhere in Thailand, or far away. */
  where: z.enum(['here', 'thailand', 'far']),
  /** Kilometres between the picture and the workspace's data, 0 where they meet; null where either lies nowhere. */
  awayKm: z.number().nullable(),
});
export type BasemapCrs = z.infer<typeof basemapCrs>;

/** What a file says of itself before it is added. */
export const basemapFinding = z.object({
  token: z.string(),
  name: z.string(),
  bytes: z.number(),
  format: basemapFormat.nullable(),
  kind: z.enum(['raster', 'vector']),
  /** What the pixels of a picture are: colours to be looked at, or measured numbers such as heights or rain. */
  content: z.enum(['colours', 'numbers']),
  title: z.string(),
  attribution: z.string(),
  /** Of a picture: pixels. */
  width: z.number().nullable(),
  height: z.number().nullable(),
  minZoom: z.number().nullable(),
  maxZoom: z.number().nullable(),
  extent: extent.nullable(),
  /** Of `extent`, as in `basemapCrs`. */
  awayKm: z.number().nullable(),
  /** What the file says; null where it says nothing that can be used. */
  crs: basemapCrs.nullable(),
  /** Where nothing is said: what it may be, the likelier first. */
  candidates: z.array(basemapCrs),
  /** Whether it can stay where it is; what a browser sent can't. */
  canRefer: z.boolean(),
  refusal: refusalData.nullable(),
});
export type BasemapFinding = z.infer<typeof basemapFinding>;

/** A layer that an online service offers. */
export const serviceLayer = z.object({
  name: z.string(),
  title: z.string(),
  attribution: z.string(),
  extent: extent.nullable(),
  maxZoom: zoom.nullable(),
});
export type ServiceLayer = z.infer<typeof serviceLayer>;

export const addressReading = z.object({
  format: z.enum(['xyz', 'wmts', 'wms']),
  host: z.string(),
  /** Empty for an address of tiles, which is a layer itself. */
  layers: z.array(serviceLayer),
  title: z.string(),
  attribution: z.string(),
});
export type AddressReading = z.infer<typeof addressReading>;

const address = z.string().trim().min(1).max(2000);
const ref = z.object({ id: z.string() });

export const basemapsContract = {
  list: procedure.output(basemapList),
  /** What dropped or picked files are. Parts that belong together (`.jpg`, `.jgw`, `.prj`) become one finding. */
  inspect: procedure
    .input(z.object({ tokens: z.array(z.string()).min(1).max(200) }))
    .output(z.array(basemapFinding)),
  /** The job's result is the `Basemap`. `parts` are the tokens that `inspect` was asked with. */
  add: procedure
    .input(
      z.object({
        token: z.string(),
        parts: z.array(z.string()).max(200).default([]),
        title,
        attribution,
        crs: z.string().nullable().default(null),
        place: z.enum(['referred', 'copied']),
      }),
    )
    .output(jobRef),
  /** Says where a file is that had gone. Refuses `basemap-differs` where the file is another map. */
  find: procedure.input(ref.extend({ token: z.string() })).output(basemapList),
  update: procedure
    .input(ref.extend({ title: title.optional(), attribution: attribution.optional() }))
    .output(basemapList),
  /** Takes it off the list; a copied file goes when the workspace closes. */
  remove: procedure.input(ref).output(basemapList),
  /** Takes a removal back. Refuses `basemap-not-found` once that can't be done any more. */
  restore: procedure.input(ref).output(basemapList),
  /** Lays one under the data, or `none` or `context`. Refuses `basemap-not-found`. */
  show: procedure.input(z.object({ shown: z.string() })).output(basemapList),
  setLook: procedure.input(ref.extend({ look: basemapLook.partial() })).output(basemapList),
  /** Reads what an address is. `ask` lets it ask the service what it offers. */
  readAddress: procedure.input(z.object({ address, ask: z.boolean() })).output(addressReading),
  /** Adds an address that the user typed; from then on, and only then, its host may be asked. */
  addAddress: procedure
    .input(
      z.object({
        address,
        layer: z.string().max(500).nullable().default(null),
        title,
        attribution,
        minZoom: zoom.default(0),
        maxZoom: zoom.default(19),
      }),
    )
    .output(basemap),
  /** Asks an address that did not answer once more. */
  retry: procedure.input(ref).output(basemapList),
};

import { win32 } from 'node:path';
import { z } from 'zod';
import { extent } from '../../../shared/contract/base.ts';
import { basemapFormat, basemapLook } from '../../../shared/contract/basemaps.ts';
import { picturePlace } from './sources/source.ts';

/** Where an online basemap's tiles come from. It may hold a key of the user's: it never leaves this machine's settings. */
export const onlineSource = z.object({
  /** The address of a tile, with `{z} {x} {y}` and their like in it. */
  template: z.string(),
  /** Every host that may be asked. */
  hosts: z.array(z.string()).min(1),
  /** What a WMTS calls its zooms, by zoom; null where they are numbers. */
  matrices: z.record(z.string(), z.string()).nullable(),
});
export type OnlineSource = z.infer<typeof onlineSource>;

const storedFile = z.object({
  /** Where the user has it; of a copy the name within its folder. */
  path: z.string(),
  name: z.string(),
  bytes: z.number(),
  /** By what the same file is known again elsewhere; it names the file of its overviews. */
  mark: z.string().regex(/^[a-f0-9]{64}$/),
});

/** A basemap as it is kept. */
export const storedBasemap = z.object({
  id: z.string().regex(/^[a-f0-9-]{36}$/),
  title: z.string(),
  attribution: z.string(),
  format: basemapFormat,
  kind: z.enum(['raster', 'vector']),
  extent: extent.nullable(),
  minZoom: z.number().int(),
  maxZoom: z.number().int(),
  tileSize: z.union([z.literal(256), z.literal(512)]),
  vectorLayers: z.array(z.string()),
  version: z.number().int(),
  file: storedFile.nullable(),
  /** Of a picture: where it lies, and whether it is drawn from overviews of our own. */
  image: z.object({ place: picturePlace, lacking: z.boolean() }).nullable(),
  online: onlineSource.nullable(),
});
export type StoredBasemap = z.infer<typeof storedBasemap>;

/** The name of a file that lies beside its record: nothing of Windows or Linux leads out of the folder with it. */
export const isNameOnly = (name: string): boolean =>
  name !== '' && name !== '.' && name !== '..' && !name.includes('\0') && win32.basename(name) === name;

/** The record of a copy. A workspace is handed from one to another: what it says is never believed further than its own folder. */
export const copiedBasemap = storedBasemap.extend({
  file: storedFile.extend({ path: z.string().refine(isNameOnly) }),
  online: z.null(),
});

/** This machine's list. */
export const keptBasemaps = z.object({
  basemaps: z.array(z.unknown()).catch([]),
  /** What lies under the data, by workspace. */
  shown: z.record(z.string(), z.string()).catch({}),
  /** How each is drawn, by its id. */
  looks: z.record(z.string(), basemapLook).catch({}),
});

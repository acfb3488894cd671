import { randomUUID } from 'node:crypto';
import type { AddressReading, Basemap } from '../../../shared/contract/basemaps.ts';
import { Refusal } from '../../../shared/domain/refusal.ts';
import type { BasemapDesk } from './basemap-desk.ts';
import { askService, kindOfAddress } from './online/read-address.ts';
import type { OnlineSource, StoredBasemap } from './stored-basemap.ts';

const agentOf = (desk: BasemapDesk): string => `Changwat/${desk.context.options.version}`;

/** What an address is; with `ask` also what the service offers. Refuses `address-invalid`, `address-silent`, `address-no-map`. */
export async function readAddress(desk: BasemapDesk, address: string, ask: boolean): Promise<AddressReading> {
  const { url, format } = kindOfAddress(address);
  const plain = { format, host: url.host, layers: [], title: url.hostname, attribution: '' };
  if (format === 'xyz' || !ask) return plain;
  const service = await askService(url, format, agentOf(desk));
  const { layers, title, attribution } = service;
  return { ...plain, layers: [...layers], title: title || url.hostname, attribution };
}

export interface AddressInput {
  readonly address: string;
  readonly layer: string | null;
  readonly title: string;
  readonly attribution: string;
  readonly minZoom: number;
  readonly maxZoom: number;
}

/** Adds an address that the user typed to the list. Refuses like `readAddress`, and `address-layer-missing`. */
export async function addAddress(desk: BasemapDesk, input: AddressInput): Promise<Basemap> {
  desk.workspace();
  const { url, format } = kindOfAddress(input.address);
  const common = {
    ...{
      id: randomUUID(),
      title: input.title,
      attribution: input.attribution,
      format,
      kind: 'raster' as const,
    },
    ...{ version: Date.now(), vectorLayers: [], file: null, image: null },
    minZoom: Math.min(input.minZoom, input.maxZoom),
  };
  const part = format === 'xyz' ? ofTemplate(input, url) : await ofService(desk, input, url, format);
  const record: StoredBasemap = { ...common, ...part };
  desk.store.keep({ record, folder: null });
  desk.show(record.id);
  return desk.shown({ record, folder: null });
}

type Part = Pick<StoredBasemap, 'extent' | 'maxZoom' | 'tileSize' | 'online'>;

function ofTemplate(input: AddressInput, url: URL): Part {
  const online: OnlineSource = { template: input.address, hosts: [url.host], matrices: null };
  return { extent: null, maxZoom: input.maxZoom, tileSize: 256, online };
}

async function ofService(
  desk: BasemapDesk,
  input: AddressInput,
  url: URL,
  format: 'wmts' | 'wms',
): Promise<Part> {
  if (input.layer === null) throw new Refusal('address-layer-missing');
  const service = await askService(url, format, agentOf(desk));
  const online = service.source(input.layer);
  const layer = service.layers.find(({ name }) => name === input.layer);
  if (online === null || layer === undefined) throw new Refusal('address-layer-missing');
  const most = layer.maxZoom ?? input.maxZoom;
  return { extent: layer.extent, maxZoom: Math.min(most, 24), tileSize: service.tileSize, online };
}

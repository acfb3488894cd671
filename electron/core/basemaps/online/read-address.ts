import { Refusal } from '../../../../shared/domain/refusal.ts';
import { readTree } from './capabilities.ts';
import { fetchLimited } from './fetch-limited.ts';
import { isTemplate, urlOf } from './tile-address.ts';
import { baseOf, readWms, type Service, withWords } from './wms.ts';
import { readWmts } from './wmts.ts';

/** Lists of services with thousands of layers stay below. */
const LARGEST_CAPABILITIES = 24 * 2 ** 20;

/** What an address is, by itself. Refuses `address-invalid`. */
export function kindOfAddress(address: string): { url: URL; format: 'xyz' | 'wmts' | 'wms' } {
  const url = urlOf(address);
  if (url === null) throw new Refusal('address-invalid');
  if (isTemplate(address)) return { url, format: 'xyz' };
  return { url, format: /wmts/i.test(url.pathname + url.search) ? 'wmts' : 'wms' };
}

/** Asks a service what it offers. Refuses `address-silent` and `address-no-map`. */
export async function askService(url: URL, format: 'wmts' | 'wms', userAgent: string): Promise<Service> {
  const document = /\.xml$/i.test(url.pathname);
  const words = { service: format.toUpperCase(), request: 'GetCapabilities' };
  const address = document ? url.href : withWords(baseOf(url), words);
  const { host } = url;
  const limits = { hosts: [host], mostBytes: LARGEST_CAPABILITIES, userAgent, silentMs: 20_000 };
  const { status, bytes } = await fetchLimited(address, limits);
  if (status !== 200) throw new Refusal('address-no-map', { host, status });
  const root = readTree(new TextDecoder().decode(bytes));
  const service = root === null ? null : (readWmts(root, url) ?? readWms(root, url));
  if (service === null) throw new Refusal('address-no-map', { host });
  return service;
}

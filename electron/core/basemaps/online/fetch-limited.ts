import { request as askPlain, type IncomingMessage } from 'node:http';
import { request as askSecure } from 'node:https';
import { pipeline, type Readable } from 'node:stream';
import { createBrotliDecompress, createUnzip } from 'node:zlib';
import { Refusal } from '../../../../shared/domain/refusal.ts';
import { isPlainlyTyped, lookupElsewhere } from './own-machine.ts';

/** An address that keeps silent longer is taken for offline. */
const SILENT_MS = 8000;
const MOST_REDIRECTS = 3;

export interface Fetched {
  readonly status: number;
  readonly bytes: Uint8Array;
}

export interface FetchLimits {
  /** Hosts (`name` or `name:port`) that may be asked; redirects to others are refused. */
  readonly hosts: readonly string[];
  readonly mostBytes: number;
  readonly userAgent: string;
  readonly signal?: AbortSignal;
  readonly silentMs?: number;
}

/**
 * Gets an address, and nothing that the user did not add: refused are other hosts, also by redirect, names that lead to this
 * machine, and a way from https to http, on which keys could be read. No cookies, no referrer. Refuses `address-silent` and `address-no-map` (for what is too large or leads elsewhere); addresses, which may
 * hold keys, are in no error.
 */
export async function fetchLimited(address: string, limits: FetchLimits): Promise<Fetched> {
  let url = new URL(address);
  const { host } = url;
  const silence = AbortSignal.timeout(limits.silentMs ?? SILENT_MS);
  const signal = limits.signal ? AbortSignal.any([limits.signal, silence]) : silence;
  try {
    for (let turn = 0; turn <= MOST_REDIRECTS; turn++) {
      if (!isAllowed(url, limits.hosts)) throw new Refusal('address-no-map', { host });
      const response = await ask(url, limits.userAgent, signal);
      const { statusCode: status = 0, headers } = response;
      if (status < 300 || status >= 400 || headers.location === undefined)
        return { status, bytes: await bytesOf(response, limits.mostBytes, host) };
      response.destroy();
      const next = new URL(headers.location, url);
      if (url.protocol === 'https:' && next.protocol === 'http:')
        throw new Refusal('address-no-map', { host });
      url = next;
    }
  } catch (error) {
    if (error instanceof Refusal) throw error;
    limits.signal?.throwIfAborted();
    throw new Refusal('address-silent', { host });
  }
  throw new Refusal('address-no-map', { host });
}

const isAllowed = (url: URL, hosts: readonly string[]): boolean =>
  (url.protocol === 'https:' || url.protocol === 'http:') && hosts.includes(url.host);

function ask(url: URL, userAgent: string, signal: AbortSignal): Promise<IncomingMessage> {
  const headers = { 'user-agent': userAgent, accept: '*/*', 'accept-encoding': 'gzip, deflate, br' };
  const lookup = isPlainlyTyped(url.hostname) ? {} : { lookup: lookupElsewhere };
  return new Promise((resolve, reject) => {
    const start = url.protocol === 'https:' ? askSecure : askPlain;
    start(url, { signal, headers, ...lookup }, resolve)
      .on('error', reject)
      .end();
  });
}

/** The body, unpacked while it comes, so that what swells is stopped early. */
async function bytesOf(response: IncomingMessage, most: number, host: string): Promise<Uint8Array> {
  const parts: Uint8Array[] = [];
  let length = 0;
  for await (const part of unpacked(response) as AsyncIterable<Uint8Array>) {
    length += part.length;
    if (length > most) throw new Refusal('address-no-map', { host });
    parts.push(part);
  }
  return new Uint8Array(Buffer.concat(parts));
}

function unpacked(response: IncomingMessage): Readable {
  const packing = response.headers['content-encoding']?.toLowerCase() ?? 'identity';
  if (packing === 'br') return pipeline(response, createBrotliDecompress(), () => undefined);
  if (['gzip', 'x-gzip', 'deflate'].includes(packing))
    return pipeline(response, createUnzip(), () => undefined);
  return response;
}

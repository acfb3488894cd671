import { Refusal } from '../../../../shared/domain/refusal.ts';

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
 * Gets an address, and nothing that the user did not add: other hosts, also by redirect, are refused. No cookies, no
 * referrer. Refuses `address-silent` and `address-no-map` (for what is too large or leads elsewhere); addresses, which may
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
      const response = await fetch(url, {
        signal,
        redirect: 'manual',
        credentials: 'omit',
        referrerPolicy: 'no-referrer',
        headers: { 'user-agent': limits.userAgent },
      });
      const next = response.headers.get('location');
      if (response.status < 300 || response.status >= 400 || next === null)
        return { status: response.status, bytes: await bytesOf(response, limits.mostBytes, host) };
      await response.body?.cancel();
      url = new URL(next, url);
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

async function bytesOf(response: Response, most: number, host: string): Promise<Uint8Array> {
  const parts: Uint8Array[] = [];
  let length = 0;
  for await (const part of (response.body ?? []) as AsyncIterable<Uint8Array>) {
    length += part.length;
    if (length > most) throw new Refusal('address-no-map', { host });
    parts.push(part);
  }
  return new Uint8Array(Buffer.concat(parts));
}

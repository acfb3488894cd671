import { createHash, createHmac, timingSafeEqual } from 'node:crypto';

/** What the loopback host knows of itself. */
export interface Self {
  /** `127.0.0.1:<port>` */
  readonly host: string;
  /** The launch's secret; whoever knows it is the page that we opened. */
  readonly token: string;
}

export type Verdict =
  | { readonly allowed: true }
  | { readonly allowed: false; readonly status: 401 | 403 | 415; readonly why: string };

const ALLOWED: Verdict = { allowed: true };
const refused = (status: 401 | 403 | 415, why: string): Verdict => ({ allowed: false, status, why });

const CORE = /^\/(api|tiles|files|host)(\/|$)/;

/**
 * Whether a request may pass. In this order: an exact `Host` (a rebound name is someone else's page), then for the
 * renderer's own files only that no other site embeds them, then for all else our own page by `Sec-Fetch-Site` and
 * `Origin`, and the launch's token as a header; cookies are shared with other ports of 127.0.0.1 and so not used.
 * Downloads, which a link can't give a header, carry a signed and short-lived query instead.
 */
export function judge(request: Request, self: Self, now = Date.now()): Verdict {
  const header = (name: string): string | null => request.headers.get(name);
  if (header('host') !== self.host) return refused(403, 'host');
  const { pathname, searchParams } = new URL(request.url);
  const site = header('sec-fetch-site');
  if (!CORE.test(pathname)) return judgePage(request.method, site, header('sec-fetch-mode'));
  const origin = header('origin');
  if (origin !== null && origin !== `http://${self.host}`) return refused(403, 'origin');
  if (request.method === 'GET' && pathname.startsWith('/files/') && searchParams.has('sig')) {
    if (site !== 'same-origin' && site !== 'none') return refused(403, 'site');
    return isSigned(pathname, searchParams, self.token, now) ? ALLOWED : refused(401, 'signature');
  }
  if (site !== 'same-origin') return refused(403, 'site');
  if (request.method !== 'GET' && request.method !== 'HEAD' && origin === null) return refused(403, 'origin');
  if (!sameSecret(header('authorization') ?? '', `Bearer ${self.token}`)) return refused(401, 'token');
  const json = (header('content-type') ?? '').startsWith('application/json');
  if (!pathname.startsWith('/files') && request.method === 'POST' && !json) return refused(415, 'type');
  return ALLOWED;
}

function judgePage(method: string, site: string | null, mode: string | null): Verdict {
  if (method !== 'GET' && method !== 'HEAD') return refused(403, 'method');
  // A link in another program or site may open the page: without the token it can do nothing.
  if (site === 'cross-site' || site === 'same-site')
    return mode === 'navigate' ? ALLOWED : refused(403, 'site');
  return ALLOWED;
}

const LINK_LIVES_MS = 5 * 60_000;

/** The address of a download, good for five minutes. */
export function signedLink(fileToken: string, secret: string, now = Date.now()): string {
  const path = `/files/${encodeURIComponent(fileToken)}`;
  const expires = String(now + LINK_LIVES_MS);
  return `${path}?expires=${expires}&sig=${signature(path, expires, secret)}`;
}

function isSigned(path: string, query: URLSearchParams, secret: string, now: number): boolean {
  const expires = query.get('expires') ?? '';
  if (!/^\d{1,16}$/.test(expires) || Number(expires) < now) return false;
  return sameSecret(query.get('sig') ?? '', signature(path, expires, secret));
}

const signature = (path: string, expires: string, secret: string): string =>
  createHmac('sha256', secret).update(`${path}\n${expires}`).digest('base64url');

/** Compares in a time that tells nothing, also not the lengths. */
function sameSecret(given: string, expected: string): boolean {
  const digest = (text: string): Buffer => createHash('sha256').update(text).digest();
  return timingSafeEqual(digest(given), digest(expected));
}

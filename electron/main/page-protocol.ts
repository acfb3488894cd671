import { COMMON_HEADERS } from '../../shared/domain/page-security.ts';
import { servePage } from '../page/serve-page.ts';
import { type AbortBridge, WIRE_ID } from './abort-bridge.ts';
import { isOwnAddress, SHEET_POLICY } from './security.ts';

export interface PageProtocol {
  readonly renderer: string;
  readonly bridge: AbortBridge;
  /** The document that is being printed from this path, or null. */
  readonly sheet: (pathname: string) => string | null;
  /** Sends a request on to the core. */
  readonly core: (request: Request, signal: AbortSignal) => Promise<Response>;
}

const CORE = /^\/(api|tiles|files)(\/|$)/;

/**
 * Answers `app://changwat/…`: procedures, tiles and files by the core; the renderer's own files here, so that the page
 * loads and can say what is wrong while the core is down.
 */
export async function answerPage(request: Request, options: PageProtocol): Promise<Response> {
  if (!isOwnAddress(request.url)) return new Response('not ours', { status: 403 });
  const { pathname } = new URL(request.url);
  if (!CORE.test(pathname)) {
    if (request.method !== 'GET' && request.method !== 'HEAD') return new Response('method', { status: 405 });
    const sheet = options.sheet(pathname);
    return sheet === null ? servePage(pathname, options.renderer) : answerSheet(sheet);
  }
  const signal = options.bridge.signalOf(request.headers);
  const answer = await options.core(withoutMark(request), signal);
  const headers = new Headers(answer.headers);
  for (const [name, value] of Object.entries(COMMON_HEADERS)) headers.set(name, value);
  return new Response(answer.body, { status: answer.status, headers });
}

function answerSheet(html: string): Response {
  const headers = { 'content-type': 'text/html; charset=utf-8', 'content-security-policy': SHEET_POLICY };
  return new Response(html, { headers: { ...COMMON_HEADERS, ...headers } });
}

function withoutMark(request: Request): Request {
  const headers = new Headers(request.headers);
  headers.delete(WIRE_ID);
  const body = request.body ? { body: request.body, duplex: 'half' as const } : {};
  return new Request(request.url, { method: request.method, headers, ...body });
}

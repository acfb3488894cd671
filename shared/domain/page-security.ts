/**
 * What every host says with the page: only our own files run, nothing is framed, nothing is sent elsewhere. `nonce` is
 * fresh for each load and allows the style tags that the component library writes.
 */
export function contentSecurityPolicy(nonce: string): string {
  return [
    "default-src 'none'",
    "script-src 'self'",
    `style-src 'self' 'nonce-${nonce}'`,
    "worker-src 'self'",
    "connect-src 'self'",
    "img-src 'self' data: blob:",
    "font-src 'self'",
    "base-uri 'none'",
    "form-action 'none'",
    "frame-ancestors 'none'",
  ].join('; ');
}

/** The word in `index.html` that a host replaces by the load's nonce. */
export const NONCE_PLACEHOLDER = '__CSP_NONCE__';

/** Headers of every answer of a host. */
export const COMMON_HEADERS: Readonly<Record<string, string>> = {
  'x-content-type-options': 'nosniff',
  'referrer-policy': 'no-referrer',
  'cross-origin-opener-policy': 'same-origin',
  'cross-origin-resource-policy': 'same-origin',
};

const TYPES: Readonly<Record<string, string>> = {
  html: 'text/html; charset=utf-8',
  js: 'text/javascript; charset=utf-8',
  mjs: 'text/javascript; charset=utf-8',
  css: 'text/css; charset=utf-8',
  json: 'application/json; charset=utf-8',
  svg: 'image/svg+xml; charset=utf-8',
  txt: 'text/plain; charset=utf-8',
  png: 'image/png',
  ico: 'image/x-icon',
  woff2: 'font/woff2',
  woff: 'font/woff',
  ttf: 'font/ttf',
  wasm: 'application/wasm',
};

export interface RendererFile {
  /** Segments joined by `/`, relative to the renderer's folder; safe to join to it. */
  readonly path: string;
  readonly type: string;
  /** Its name carries a hash of its content, so that it may be kept for ever. */
  readonly immutable: boolean;
}

/**
 * The renderer's file that an address stands for, or null where it stands for none: an unknown type, a way out of the
 * folder (`..`, drive letters, backslashes, NUL) or a hidden name.
 */
export function rendererFile(pathname: string): RendererFile | null {
  const decoded = decode(pathname);
  if (decoded === null || !decoded.startsWith('/')) return null;
  const path = decoded === '/' ? 'index.html' : decoded.slice(1);
  const segments = path.split('/');
  if (
    segments.some((segment) => segment === '' || segment.startsWith('.') || !/^[\w.@ ()+-]+$/.test(segment))
  )
    return null;
  const type = TYPES[path.slice(path.lastIndexOf('.') + 1)];
  return type === undefined
    ? null
    : { path, type, immutable: segments.length > 1 && segments[0] === 'assets' };
}

function decode(pathname: string): string | null {
  try {
    return decodeURIComponent(pathname);
  } catch {
    return null;
  }
}

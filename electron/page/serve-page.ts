import { randomBytes } from 'node:crypto';
import { readFile, realpath } from 'node:fs/promises';
import { join, sep } from 'node:path';
import {
  COMMON_HEADERS,
  contentSecurityPolicy,
  NONCE_PLACEHOLDER,
  rendererFile,
} from '../../shared/domain/page-security.ts';

/**
 * One of the built renderer's own files, or 404: the same answer in every host. `index.html` gets a fresh nonce for the
 * style tags that the page's components write.
 */
export async function servePage(pathname: string, folder: string): Promise<Response> {
  const file = rendererFile(pathname);
  const bytes = file && (await readInside(folder, file.path));
  if (!file || !bytes) {
    return new Response('not found', {
      status: 404,
      headers: { ...COMMON_HEADERS, 'content-type': 'text/plain' },
    });
  }
  const nonce = randomBytes(16).toString('base64');
  const headers = {
    ...COMMON_HEADERS,
    'content-type': file.type,
    'cache-control': file.immutable ? 'public, max-age=31536000, immutable' : 'no-store',
    'content-security-policy': contentSecurityPolicy(nonce),
  };
  const body =
    file.path === 'index.html' ? bytes.toString('utf8').replaceAll(NONCE_PLACEHOLDER, nonce) : bytes;
  return new Response(body, { headers });
}

/** The bytes of a file, or null when there is none or a link leads out of the folder. */
async function readInside(folder: string, path: string): Promise<Buffer<ArrayBuffer> | null> {
  try {
    const root = await realpath(folder);
    const real = await realpath(join(root, path));
    return real.startsWith(root + sep) ? await readFile(real) : null;
  } catch {
    return null;
  }
}

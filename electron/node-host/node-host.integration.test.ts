import { mkdirSync, mkdtempSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { request } from 'node:http';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { type NodeHost, startNodeHost } from './node-host.ts';

let home: string;
let host: NodeHost;
let reached: string[];

beforeAll(async () => {
  home = mkdtempSync(join(tmpdir(), 'changwat-host-'));
  mkdirSync(join(home, 'page/assets'), { recursive: true });
  writeFileSync(
    join(home, 'page/index.html'),
    '<meta name="csp-nonce" content="__CSP_NONCE__"><title>จังหวัด</title>',
  );
  writeFileSync(join(home, 'page/assets/map-1.mjs'), 'export {}');
  writeFileSync(join(home, 'secret.json'), '{}');
  symlinkSync(join(home, 'secret.json'), join(home, 'page/assets/link.json'));
  reached = [];
  host = await startNodeHost({
    renderer: join(home, 'page'),
    fetch: async (inner) => {
      reached.push(new URL(inner.url).pathname);
      return new Response('core');
    },
  });
});
afterAll(async () => {
  await host.close();
  rmSync(home, { recursive: true, force: true });
});

/** A request with a path sent just as it stands: `fetch` would tidy it up first. */
function raw(
  path: string,
  headers: Record<string, string> = {},
): Promise<{ status: number; headers: Record<string, unknown>; body: string }> {
  const { hostname, port } = new URL(host.origin);
  return new Promise((resolve, reject) => {
    const sent = request({ hostname, port, path, headers }, (answer) => {
      let body = '';
      answer.setEncoding('utf8').on('data', (chunk: string) => {
        body += chunk;
      });
      answer.on('end', () => resolve({ status: answer.statusCode ?? 0, headers: answer.headers, body }));
    });
    sent.on('error', reject).end();
  });
}

test('listens on the loopback address only, with the token in the fragment', () => {
  expect(host.url).toMatch(/^http:\/\/127\.0\.0\.1:\d+\/#t=[\w-]{43}$/);
});

test('the page comes with a policy whose nonce is its own and new each time', async () => {
  const loads = [await raw('/'), await raw('/')];
  const nonces = loads.map(({ headers, body }) => {
    const nonce = /content="([^"]+)"/.exec(body)?.[1] ?? '';
    expect(String(headers['content-security-policy'])).toContain(`'nonce-${nonce}'`);
    expect(headers['content-type']).toBe('text/html; charset=utf-8');
    expect(headers['cache-control']).toBe('no-store');
    return nonce;
  });
  expect(new Set(nonces).size).toBe(2);
  expect(loads[0]?.body).toContain('จังหวัด');
});

test('modules are JavaScript, and may be kept', async () => {
  const { headers } = await raw('/assets/map-1.mjs');
  expect(headers).toMatchObject({
    'content-type': 'text/javascript; charset=utf-8',
    'cache-control': 'public, max-age=31536000, immutable',
    'x-content-type-options': 'nosniff',
  });
});

test.each([
  '/../secret.json',
  '/assets/../../secret.json',
  '/..%2fsecret.json',
  '/assets/link.json',
  '/none.js',
  '//etc/passwd',
])('%s is not served', async (path) => {
  expect((await raw(path)).status).toBe(404);
});

test('what is not ours never reaches the core', async () => {
  const own = { authorization: `Bearer ${host.token}`, 'sec-fetch-site': 'same-origin', origin: host.origin };
  for (const headers of [
    {},
    { ...own, authorization: '' },
    { ...own, host: 'localhost' },
    { ...own, 'sec-fetch-site': 'same-site' },
  ]) {
    expect((await raw('/tiles/a/1/1/1.mvt', headers)).status).toBeGreaterThanOrEqual(401);
  }
  expect(reached).toEqual([]);
  expect((await raw('/tiles/a/1/1/1.mvt', own)).body).toBe('core');
  expect(reached).toEqual(['/tiles/a/1/1/1.mvt']);
});

import { expect, test } from 'vitest';
import { contentSecurityPolicy, rendererFile } from './page-security.ts';

test.each([
  ['/', 'index.html', 'text/html; charset=utf-8', false],
  ['/assets/index-Ab_1.js', 'assets/index-Ab_1.js', 'text/javascript; charset=utf-8', true],
  [
    '/assets/maplibre-gl-worker-x.mjs',
    'assets/maplibre-gl-worker-x.mjs',
    'text/javascript; charset=utf-8',
    true,
  ],
  ['/assets/sarabun-thai-400.woff2', 'assets/sarabun-thai-400.woff2', 'font/woff2', true],
])('%s is the file %s', (pathname, path, type, immutable) => {
  expect(rendererFile(pathname)).toEqual({ path, type, immutable });
});

test.each([
  '/../package.json',
  '/assets/../../package.json',
  '/%2e%2e/package.json',
  '/..%2f..%2fpackage.json',
  '/assets%5c..%5cx.js',
  '/C:/windows/x.js',
  '/assets//x.js',
  '/.env',
  '/assets/.hidden.js',
  '/x%00.js',
  '/%E0%A4%A.js',
  '/assets/x.exe',
  'assets/x.js',
])('%s is no file of ours', (pathname) => {
  expect(rendererFile(pathname)).toBeNull();
});

test('the policy lets nothing run or be fetched but our own, and names its nonce', () => {
  const policy = contentSecurityPolicy('abc');
  expect(policy).toContain("default-src 'none'");
  expect(policy).toContain("style-src 'self' 'nonce-abc'");
  expect(policy).not.toContain('unsafe');
  expect(policy).not.toMatch(/script-src[^;]*blob|worker-src[^;]*blob/);
});

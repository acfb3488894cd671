import { describe, expect, test } from 'vitest';
import { judge, signedLink } from './request-guard.ts';

const self = { host: '127.0.0.1:5000', token: 'secret-token' };
const own = {
  host: self.host,
  origin: 'http://127.0.0.1:5000',
  'sec-fetch-site': 'same-origin',
  authorization: 'Bearer secret-token',
  'content-type': 'application/json',
};

function verdict(path: string, headers: Record<string, string | null> = {}, method = 'POST') {
  const given = Object.entries({ ...own, ...headers }).filter(
    (entry): entry is [string, string] => entry[1] !== null,
  );
  return judge(new Request(`http://127.0.0.1:5000${path}`, { method, headers: given }), self);
}
const why = (answer: ReturnType<typeof judge>) =>
  answer.allowed ? 'allowed' : `${answer.status} ${answer.why}`;

describe('our own page', () => {
  test('may call procedures, fetch tiles without an Origin, and upload bytes', () => {
    expect(why(verdict('/api/layers/list'))).toBe('allowed');
    expect(why(verdict('/tiles/district/8/1/1.mvt?v=1', { origin: null }, 'GET'))).toBe('allowed');
    expect(why(verdict('/files?name=a.shp', { 'content-type': 'application/octet-stream' }))).toBe('allowed');
  });
});

describe('everyone else', () => {
  test.each([
    ['a rebound name', '/api/x', { host: 'evil.test:5000' }, '403 host'],
    ['localhost, which others can stand for', '/api/x', { host: 'localhost:5000' }, '403 host'],
    [
      'another port of this computer',
      '/api/x',
      { origin: 'http://127.0.0.1:81', 'sec-fetch-site': 'same-site' },
      '403 origin',
    ],
    ['another site', '/api/x', { origin: 'https://evil.test', 'sec-fetch-site': 'cross-site' }, '403 origin'],
    ['a request that hides where it comes from', '/api/x', { 'sec-fetch-site': null }, '403 site'],
    ['a write without an Origin', '/api/x', { origin: null }, '403 origin'],
    ['our page without the token', '/api/x', { authorization: null }, '401 token'],
    ['a wrong token of the same length', '/api/x', { authorization: 'Bearer secret-tokem' }, '401 token'],
    ['the token without its scheme', '/api/x', { authorization: 'secret-token' }, '401 token'],
    ['a form', '/api/x', { 'content-type': 'text/plain' }, '415 type'],
    ['an upload without the token', '/files?name=a', { authorization: null }, '401 token'],
    ['a link to be signed without the token', '/host/link', { authorization: null }, '401 token'],
  ])('%s is refused', (_name, path, headers, expected) => {
    expect(why(verdict(path, headers))).toBe(expected);
  });

  test('a tile as a picture in another page is refused', () => {
    const headers = { origin: null, authorization: null, 'sec-fetch-site': 'cross-site' };
    expect(why(verdict('/tiles/district/8/1/1.mvt', headers, 'GET'))).toBe('403 site');
  });
});

describe('the page itself', () => {
  const anonymous = { origin: null, authorization: null, 'content-type': null };
  test.each([
    ['typed or opened by us', { 'sec-fetch-site': 'none', 'sec-fetch-mode': 'navigate' }, 'allowed'],
    ['a link in a mail', { 'sec-fetch-site': 'cross-site', 'sec-fetch-mode': 'navigate' }, 'allowed'],
    ['its own script', { 'sec-fetch-site': 'same-origin', 'sec-fetch-mode': 'cors' }, 'allowed'],
    [
      'a script tag of another site',
      { 'sec-fetch-site': 'cross-site', 'sec-fetch-mode': 'no-cors' },
      '403 site',
    ],
  ])('%s', (_name, headers, expected) => {
    expect(why(verdict('/', { ...anonymous, ...headers }, 'GET'))).toBe(expected);
  });

  test('takes no POST', () => {
    expect(why(verdict('/'))).toBe('403 method');
  });
});

describe('a download link', () => {
  const anonymous = { origin: null, authorization: null, 'content-type': null };
  const at = (path: string, now = Date.now()) =>
    why(
      judge(
        new Request(`http://127.0.0.1:5000${path}`, {
          headers: { host: self.host, 'sec-fetch-site': 'same-origin' },
        }),
        self,
        now,
      ),
    );

  test('works without a header, for its own file, for five minutes', () => {
    const now = Date.now();
    const link = signedLink('abc', self.token, now);
    expect(at(link, now)).toBe('allowed');
    expect(at(link, now + 4 * 60_000)).toBe('allowed');
    expect(at(link, now + 6 * 60_000)).toBe('401 signature');
    expect(at(link.replace('/abc?', '/abd?'), now)).toBe('401 signature');
    expect(at(link.replace(/expires=\d+/, `expires=${now + 9e9}`), now)).toBe('401 signature');
    expect(at(`${link}x`, now)).toBe('401 signature');
    expect(at(signedLink('abc', 'another launch', now), now)).toBe('401 signature');
  });

  test('a file without a signature needs the token', () => {
    expect(why(verdict('/files/abc', anonymous, 'GET'))).toBe('401 token');
  });
});

import { expect, test } from 'vitest';
import { isPlainlyTyped, lookupElsewhere } from './own-machine.ts';

const lookedUp = (name: string): Promise<unknown> =>
  new Promise((resolve) => lookupElsewhere(name, { all: true }, (error, found) => resolve(error ?? found)));

test.each(['localhost', '127.0.0.1', '::1', '::ffff:127.0.0.1', '0.0.0.0', '169.254.169.254', 'fe80::1'])(
  'a name that stands for %s leads nowhere',
  async (address) => {
    expect(await lookedUp(address)).toBeInstanceOf(Error);
  },
);

test.each(['192.168.1.20', '10.0.0.5', '203.0.113.9', '2001:db8::1'])(
  'one that stands for %s, in the office or outside, is asked',
  async (address) => {
    expect(await lookedUp(address)).toMatchObject([{ address }]);
  },
);

test('who types this machine means it', () => {
  expect(['localhost', 'gis.localhost', '127.0.0.1', '[::1]', '192.168.1.20'].every(isPlainlyTyped)).toBe(
    true,
  );
  expect(['localhost.example', 'gis.go.th', 'notlocalhost'].some(isPlainlyTyped)).toBe(false);
});

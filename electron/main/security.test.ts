import { expect, test } from 'vitest';
import { AbortBridge, WIRE_ID } from './abort-bridge.ts';
import {
  isAllowedRequest,
  isOwnAddress,
  isOwnSender,
  isPermitted,
  printWindowOptions,
  SCHEME,
  SHEET_POLICY,
  windowOptions,
} from './security.ts';

test.each([
  ['app://changwat/', true],
  ['app://changwat/assets/x.js?v=1#t', true],
  ['app://changwat.evil/', false],
  ['app://evil@changwat/', false],
  ['app://evil/changwat', false],
  ['https://changwat/', false],
  ['file:///app://changwat/', false],
  ['javascript:alert(1)', false],
  ['', false],
])('%s is ours: %s', (address, ours) => {
  expect(isOwnAddress(address)).toBe(ours);
});

test('only our own top frame may call', () => {
  expect(isOwnSender({ url: 'app://changwat/', parent: null })).toBe(true);
  expect(isOwnSender({ url: 'app://changwat/', parent: {} })).toBe(false);
  expect(isOwnSender({ url: 'https://evil.test/', parent: null })).toBe(false);
  expect(isOwnSender(null)).toBe(false);
});

test('pages may go full screen and write to the clipboard, and nothing else', () => {
  expect(isPermitted('fullscreen', 'app://changwat/')).toBe(true);
  for (const permission of [
    'geolocation',
    'media',
    'notifications',
    'openExternal',
    'clipboard-read',
    'hid',
    'usb',
  ]) {
    expect(isPermitted(permission, 'app://changwat/')).toBe(false);
  }
  expect(isPermitted('fullscreen', 'https://evil.test/')).toBe(false);
});

test('nothing leaves the app', () => {
  expect(isAllowedRequest('app://changwat/tiles/x')).toBe(true);
  expect(isAllowedRequest('blob:app://changwat/1-2-3')).toBe(true);
  for (const address of [
    'https://tile.test/1',
    'http://127.0.0.1/',
    'ws://x.test',
    'file:///etc/passwd',
    'blob:https://x.test/1',
  ]) {
    expect(isAllowedRequest(address)).toBe(false);
  }
});

test.each([
  ['the desk', windowOptions('/preload.cjs', true)],
  ['a sheet', printWindowOptions()],
])('%s has a sandboxed page without Node', (_name, options) => {
  expect(options.webPreferences).toMatchObject({
    contextIsolation: true,
    sandbox: true,
    nodeIntegration: false,
    webSecurity: true,
    webviewTag: false,
    allowRunningInsecureContent: false,
    devTools: false,
  });
  expect(options.show).toBe(false);
});

test('the scheme has no way round the policy, and a sheet runs no script', () => {
  expect(SCHEME.privileges).not.toHaveProperty('bypassCSP');
  expect(SCHEME.privileges).not.toHaveProperty('corsEnabled');
  expect(SHEET_POLICY).toContain("default-src 'none'");
  expect(SHEET_POLICY).not.toContain('script-src');
});

test('a request that the page gives up is told to its handler, whatever mark the page forged', () => {
  const bridge = new AbortBridge();
  const first = new Headers(bridge.mark(7, { accept: '*/*', 'X-Wire-Id': '8' }));
  const second = new Headers(bridge.mark(8, {}));
  expect(first.get(WIRE_ID)).toBe('7');
  const signals = [bridge.signalOf(first), bridge.signalOf(second), bridge.signalOf(new Headers())];
  bridge.aborted(7);
  expect(signals.map((signal) => signal.aborted)).toEqual([true, false, false]);
  bridge.completed(8);
  expect(bridge.size).toBe(0);
});

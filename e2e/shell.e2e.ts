import { mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import Module, { createRequire } from 'node:module';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { type Browser, chromium, type Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { SHELL_CHANNELS } from '../shared/contract/shell.ts';
import { chromiumPath, chromiumReason } from './drivers/desk.ts';
import { type FakeElectron, fakeElectron, PAGE_ORIGIN } from './drivers/fake-electron.ts';

/** The built main and preload run as they will in Electron, on a stand-in for it: what only Electron itself can show is left open. */
describe.skipIf(chromiumPath === null)(
  `the Electron shell, on a stand-in for Electron${chromiumReason}`,
  () => {
    let home: string;
    let electron: FakeElectron;
    let browser: Browser;
    let page: Page;

    beforeAll(async () => {
      home = mkdtempSync(join(tmpdir(), 'changwat-shell-'));
      for (const folder of ['documents', 'downloads', 'userData', 'temp']) mkdirSync(join(home, folder));
      electron = fakeElectron(home);
      requireWith(electron.main, '../out/main/main.cjs');
      requireWith(electron.preload, '../out/preload/preload.cjs');
      browser = await chromium.launch({ executablePath: chromiumPath ?? '', args: ['--no-sandbox'] });
      page = await browser.newPage();
      await electron.connect(page);
      await page.goto(`${PAGE_ORIGIN}/`);
    });
    afterAll(async () => {
      await browser?.close();
      for (const core of electron.cores) await core.worker.terminate();
      rmSync(home, { recursive: true, force: true, maxRetries: 5 });
    });

    test('one sandboxed window opens on the app’s own address and shows the start screen', async () => {
      expect(electron.windows).toHaveLength(1);
      expect(electron.windows[0]).toMatchObject({
        url: 'app://changwat/',
        options: { webPreferences: { sandbox: true, contextIsolation: true, nodeIntegration: false } },
      });
      await page.getByRole('button', { name: 'เปิดตัวอย่าง' }).waitFor();
    });

    test('the core answers in its own process, behind the one protocol', async () => {
      expect(electron.cores).toHaveLength(1);
      expect(await call('app/info')).toMatchObject({
        status: 200,
        body: { json: { host: 'electron', printer: 'electron' } },
      });
      expect((await call('workspace/state')).body).toMatchObject({ json: { open: null, recent: [] } });
      // Main's own calls to the core are no business of a page.
      const status = await page.evaluate(
        async () => (await fetch('/host/close', { method: 'POST', body: '{}' })).status,
      );
      expect(status).toBe(405);
    });

    test('files come by the dialog as tokens and go to the place that was chosen', async () => {
      const own = join(home, 'ตำบล.shp');
      writeFileSync(own, 'bytes');
      electron.dialogs.open = [own];
      electron.dialogs.save = join(home, 'downloads', 'คำตอบ.shp');
      const refs = await page.evaluate(() => {
        const shell = (
          globalThis as unknown as { changwatShell: { pickFiles(o: unknown): Promise<{ token: string }[]> } }
        ).changwatShell;
        return shell.pickFiles({ extensions: ['shp'], multiple: true });
      });
      expect(refs).toMatchObject([{ name: 'ตำบล.shp', size: 5 }]);
      expect(JSON.stringify(refs)).not.toContain(home);
      const shell = electron.exposed.get('changwatShell');
      expect(await shell?.droppedFiles?.([{ path: own }])).toMatchObject([{ name: 'ตำบล.shp' }]);
      expect(await shell?.saveFile?.(refs[0]?.token, 'คำตอบ.shp')).toBe(true);
      expect(readFileSync(electron.dialogs.save, 'utf8')).toBe('bytes');
    });

    test('another page may call nothing, go nowhere and be given nothing', async () => {
      const pick = electron.invoke.get(SHELL_CHANNELS.pickFiles);
      for (const senderFrame of [{ url: 'https://evil.test/', parent: null }, null]) {
        expect(() => pick?.({ senderFrame }, { extensions: [], multiple: false })).toThrow('not our page');
      }
      let prevented = 0;
      const event = (url: string) => ({
        url,
        preventDefault: () => {
          prevented += 1;
        },
      });
      electron.contents.emit('will-navigate', event('https://evil.test/'));
      electron.contents.emit('will-redirect', event('file:///etc/passwd'));
      electron.contents.emit('will-attach-webview', event(''));
      electron.contents.emit('will-navigate', event('app://changwat/'));
      expect(prevented).toBe(3);
      expect(electron.contents.openHandler?.({})).toEqual({ action: 'deny' });
      expect(['fullscreen', 'geolocation', 'media'].map(electron.permission)).toEqual([true, false, false]);
    });

    test('a core that dies is replaced, and the page goes on', async () => {
      await electron.cores[0]?.worker.terminate();
      expect((await call('app/info')).status).toBe(200);
      expect(electron.cores).toHaveLength(2);
    });

    test('closing the last window closes the workspace before the app goes', async () => {
      const made = await call('workspace/create', { title: 'ทดลอง', provinceCode: null });
      expect(made.status).toBe(200);
      const lock = join(home, 'documents', 'Changwat', 'ทดลอง');
      electron.emitApp('window-all-closed');
      expect(await electron.exited).toBe(0);
      const left = readdirSync(lock).filter((name) => name.includes('lock') || name.endsWith('-wal'));
      expect(left).toEqual([]);
    });

    const call = (procedure: string, input?: unknown) =>
      page.evaluate(
        async ([path, json]) => {
          const answer = await fetch(`/api/${path}`, {
            method: 'POST',
            headers: { 'content-type': 'application/json' },
            body: JSON.stringify({ json }),
          });
          return { status: answer.status, body: (await answer.json()) as unknown };
        },
        [procedure, input] as const,
      );
  },
);

/** Loads a built file with `electron` standing for the given parts. */
function requireWith(electron: Record<string, unknown>, path: string): void {
  const loader = Module as unknown as { _load(request: string, ...rest: unknown[]): unknown };
  const original = loader._load;
  loader._load = (request, ...rest) =>
    request === 'electron' ? electron : original.call(loader, request, ...rest);
  try {
    createRequire(import.meta.url)(path);
  } finally {
    loader._load = original;
  }
}

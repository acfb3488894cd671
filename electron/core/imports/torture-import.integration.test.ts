import { mkdirSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { Refusal } from '../../../shared/domain/refusal.ts';
import { type App, createApp } from '../app.ts';
import { countRows, sql } from '../db/index.ts';
import { importPath } from './index.ts';
import { cases, DATA, there } from './testing/torture-cases.ts';

let root: string;
let app: App;
const bugs: unknown[] = [];
beforeAll(async () => {
  root = mkdtempSync(join(tmpdir(), 'changwat-torture-import-'));
  const folder = (name: string): string => {
    mkdirSync(join(root, name));
    return join(root, name);
  };
  const log = { info: () => undefined, bug: (error: unknown) => String(bugs.push(error)) };
  const paths = {
    workspaces: folder('workspaces'),
    settings: folder('settings'),
    temp: folder('temp'),
    resources: join(import.meta.dirname, '../../../resources'),
  };
  app = createApp({ host: 'test', version: '0.0.0-test', paths, printer: null, log });
  await app.client.workspace.create({ title: 'ทดสอบนำเข้า', provinceCode: '81' });
});
afterAll(async () => {
  await app.close();
  rmSync(root, { recursive: true, force: true });
});

const OPTIONS = { into: null, register: null, encoding: null, crs: null, profile: null, dryRun: false };
const control = { signal: new AbortController().signal, progress: () => undefined };

/** Every layer that is no register, with its rows. */
const layers = (): Record<string, number> => {
  const { db } = app.context.workspace();
  const names = db.all<{ name: string }>(sql`SELECT name FROM layer WHERE kind = 'imported' ORDER BY name`);
  return Object.fromEntries(names.map(({ name }) => [name, countRows(db, name)]));
};

const undoAll = async (): Promise<void> => {
  while (app.context.workspace().journal.state().undo) await app.client.journal.undo();
};

describe.skipIf(!there)(
  'every file of the hostile and the real data, imported (needs ../shared/data)',
  () => {
    it.each(cases)('%s', { timeout: 120_000 }, async (path) => {
      const workspace = app.context.workspace();
      try {
        const result = await importPath(app.context, workspace, join(DATA, path), OPTIONS, control);
        for (const one of result.layers) {
          expect(one.read).toBe(one.inserted + one.updated + one.unchanged + one.skipped);
          // A layer is there whole, or not at all.
          if (one.status !== 'none') expect([one.name, layers()[one.name]]).toEqual([one.name, one.inserted]);
        }
        expect(Object.keys(layers()).length).toBe(
          result.layers.filter(({ status }) => status !== 'none').length,
        );
      } catch (error) {
        if (!(error instanceof Refusal)) throw error;
        expect(layers()).toEqual({});
      }
      await undoAll();
      expect(layers()).toEqual({});
      expect(bugs).toEqual([]);
    });

    it('leave a file in which all is in order', async () => {
      expect((await app.client.workspace.check()).issues).toEqual([]);
    });
  },
);

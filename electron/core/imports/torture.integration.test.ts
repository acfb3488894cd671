import { existsSync, mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { basename, dirname, join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { Refusal } from '../../../shared/domain/refusal.ts';
import { inspectFiles, isRefused } from './inspect-files.ts';
import { surroundingsOf } from './surroundings.ts';

const DATA = join(import.meta.dirname, '../../../../shared/data');
const there = existsSync(join(DATA, 'expected.json'));

interface Expected {
  readonly path: string;
  readonly note?: string;
  readonly gdal: { readonly ok: boolean; readonly layers?: { name: string; count: number }[] };
}
const expected: Expected[] = there
  ? (
      JSON.parse(readFileSync(join(DATA, 'expected.json'), 'utf8').replace(/-?Infinity|NaN/g, 'null')) as {
        sets: Expected[];
      }
    ).sets
  : [];
const cases = expected.filter(({ path }) => /\.(shp|dbf|zip)$/i.test(path));

/** Where we are right and GDAL, as its own message or the case's note says, is not. */
const OTHERWISE: Readonly<Record<string, readonly number[] | string>> = {
  // The record's own length is right, only that of the index is not.
  'torture/gdal-shp/buggypoint.shp': [1],
  // GDAL stops at the record that lies; the one behind it is whole.
  'torture/made/shp_numpoints_2147483647/data.shp': [2],
  'torture/made/zip_bomb_small/bomb.zip': 'archive-unsafe',
  'torture/made/zip_empty/empty.zip': 'format-unknown',
  'torture/made/zip_nested_folder/nested.zip': [3],
  'torture/made/shx_missing/data.shp': [5],
  'torture/shapetcl/multipatch.shp': 'geometry-unsupported',
  'torture/nts/TestShapefiles/christchurch-canterbury-h.shp': 'file-unreadable',
};

let root: string;
beforeAll(() => {
  root = mkdtempSync(join(tmpdir(), 'changwat-torture-'));
});
afterAll(() => rmSync(root, { recursive: true, force: true }));

/** Rows of each set, or the code of the refusal; also what GDAL found, for the table. */
async function outcomeOf(path: string): Promise<{ counts: number[]; refusal: string | null }> {
  const surroundings = surroundingsOf(join(import.meta.dirname, '../../../resources'), null, []);
  // A table beside shapes is looked at with them: a case that is named by its `.dbf` alone has none.
  const inputs = [{ path: join(DATA, path), name: basename(path) }];
  const temporary = (): string => mkdtempSync(join(root, 'x-'));
  try {
    const files = await inspectFiles(inputs, surroundings, temporary);
    const counts: number[] = [];
    for (const set of files.sets.values()) {
      if (isRefused(set)) throw set.refusal;
      const { account } = set.reading;
      expect(account.read).toBe(account.inserted + account.updated + account.unchanged + account.skipped);
      expect(set.reading.skipped.length).toBe(Math.min(200, account.skipped));
      counts.push(set.shown.featureCount);
    }
    files.close();
    return { counts, refusal: null };
  } catch (error) {
    if (error instanceof Refusal) return { counts: [], refusal: error.code };
    throw error;
  }
}

describe.skipIf(!there)('hostile shapefiles and archives (needs ../shared/data)', () => {
  it.each(cases.map((one) => [one.path, one] as const))('%s', { timeout: 60_000 }, async (path, one) => {
    const outcome = await outcomeOf(path);
    const other = OTHERWISE[path];
    if (typeof other === 'string') expect(outcome.refusal).toBe(other);
    else if (other) expect(outcome.counts).toEqual(other);
    else if (one.gdal.ok) expect(outcome.counts).toEqual((one.gdal.layers ?? []).map((layer) => layer.count));
    // GDAL opens no set without an index; we do, or say why not.
    else expect(outcome.refusal === null ? outcome.counts.length : 1).toBeGreaterThan(0);
  });

  it('writes nothing outside its temporary folder and leaves nothing in it', () => {
    expect(existsSync('/tmp/evil_slip_a.txt')).toBe(false);
    expect(readdirSync(root)).toEqual([]);
  });

  it('keeps Thai letters right in every encoding', async () => {
    const surroundings = surroundingsOf(join(import.meta.dirname, '../../../resources'), null, []);
    mkdirSync(root, { recursive: true });
    for (const folder of readdirSync(join(DATA, 'torture/made')).filter((name) => name.startsWith('enc_'))) {
      if (folder === 'enc_utf8_cut') continue;
      const path = join(DATA, 'torture/made', folder);
      const files = await inspectFiles([{ path, name: folder }], surroundings, () =>
        mkdtempSync(join(root, 'x-')),
      );
      const [set] = [...files.sets.values()];
      if (!set || isRefused(set)) throw new Error(dirname(path));
      expect(JSON.stringify(set.shown.sample), folder).toContain('เมืองกระบี่');
      files.close();
    }
  });
});

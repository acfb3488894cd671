import { existsSync, mkdirSync, mkdtempSync, readdirSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { basename, dirname, extname, join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { Refusal } from '../../../shared/domain/refusal.ts';
import { inspectFiles, isRefused } from './inspect-files.ts';
import { surroundingsOf } from './surroundings.ts';
import { cases, DATA, type Expected, expected, there } from './testing/torture-cases.ts';
import { OTHERWISE } from './testing/torture-otherwise.ts';

interface Outcome {
  readonly counts: readonly number[];
  readonly refusal: string | null;
}
const said = ({ counts, refusal }: Outcome): string => refusal ?? counts.join(' ');
const gdalSaid = (one: Expected | undefined): string => {
  if (!one) return '–';
  return one.gdal.ok ? (one.gdal.layers ?? []).map((layer) => layer.count).join(' ') : 'refused';
};

let root: string;
const table: string[] = [];
beforeAll(() => {
  root = mkdtempSync(join(tmpdir(), 'changwat-torture-'));
});
afterAll(() => {
  rmSync(root, { recursive: true, force: true });
  if (table.length > 0) process.stdout.write(`case\toutcome\tGDAL\n${table.join('\n')}\n`);
});

/** Rows of each set, or the code of the refusal. Every row of every set must be accounted for. */
async function outcomeOf(path: string): Promise<Outcome> {
  const surroundings = surroundingsOf(join(import.meta.dirname, '../../../resources'), null, []);
  const inputs = [{ path: join(DATA, path), name: basename(path) }];
  const temporary = (): string => mkdtempSync(join(root, 'x-'));
  try {
    const files = await inspectFiles(inputs, surroundings, temporary);
    try {
      const counts: number[] = [];
      for (const set of files.sets.values()) {
        if (isRefused(set)) continue;
        const { account } = set.reading;
        expect(account.read).toBe(account.inserted + account.updated + account.unchanged + account.skipped);
        expect(set.reading.skipped.length).toBe(account.skipped);
        counts.push(set.shown.featureCount);
      }
      return { counts, refusal: null };
    } finally {
      files.close();
    }
  } catch (error) {
    if (error instanceof Refusal) return { counts: [], refusal: error.code };
    throw error;
  }
}

describe.skipIf(!there)('every file of the hostile and the real data (needs ../shared/data)', () => {
  it.each(cases)('%s', { timeout: 60_000 }, async (path) => {
    const outcome = await outcomeOf(path);
    const one = expected.get(path);
    table.push(`${path}\t${said(outcome)}\t${gdalSaid(one)}`);
    const other = OTHERWISE[path];
    if (other !== undefined) expect(said(outcome)).toBe(other.outcome);
    // What GDAL was not asked about, or would not open, is rows or a refusal in words: anything else threw above.
    else if (one?.gdal.ok) expect(said(outcome)).toBe(gdalSaid(one));
    else expect(outcome.refusal !== null || outcome.counts.length > 0).toBe(true);
  });

  it('states no exception that is none', () => {
    const paths = new Set(cases);
    expect(Object.keys(OTHERWISE).filter((path) => !paths.has(path))).toEqual([]);
    for (const { reason } of Object.values(OTHERWISE)) expect(reason.length).toBeGreaterThan(10);
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

  it('walks every kind of file there is', () => {
    const kinds = new Set(cases.map((path) => extname(path).toLowerCase()));
    for (const kind of ['.shp', '.zip', '.kml', '.kmz', '.geojson', '.csv', '.xlsx', '.gpkg'])
      expect(kinds).toContain(kind);
  });
});

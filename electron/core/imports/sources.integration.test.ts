import { strToU8, zipSync } from 'fflate';
import { describe, expect, it } from 'vitest';
import { importPath } from './import-path.ts';
import { intakeApp } from './testing/intake-app.ts';

const { open, file, look, commit } = intakeApp();

describe('what a file brings', () => {
  it('is asked about where positions can’t be what the format prescribes', async () => {
    const feature = (x: number) => ({
      type: 'Feature',
      geometry: { type: 'Point', coordinates: [x, 1_676_000] },
      properties: { name: `จุด ${x}` },
    });
    const features = Array.from({ length: 5 }, (_, i) => feature(600_000 + i * 100));
    const { sets } = await look(
      file('metres.geojson', JSON.stringify({ type: 'FeatureCollection', features })),
    );
    expect(sets[0]!.crs.id).not.toBe('EPSG:4326');
    expect(sets[0]!.crs.candidates.length).toBeGreaterThan(0);
  });

  it('keeps codes, telephone numbers and damaged bytes as they were written', async () => {
    const rows = Array.from({ length: 300 }, (_, i) => `1E${i % 9},+6681234567${i % 10},หนอง${i}`);
    const bytes = Buffer.from(['code,phone,name', ...rows, ''].join('\n'));
    bytes[bytes.length - 3] = 0xff;
    const { previewId, sets } = await look(file('codes.csv', bytes));
    expect(sets[0]!.encoding).toMatchObject({ name: 'utf-8', evidence: 'utf8-mostly' });
    expect(sets[0]!.fields.map(({ type }) => type)).toEqual(['text', 'text', 'text']);
    const { layer } = await commit(previewId, [{ key: sets[0]!.key, title: 'รหัส' }]);
    const first = open().workspace.db.get({ text: `SELECT code FROM "${layer}" WHERE fid = 1`, values: [] });
    expect(first).toEqual({ code: '1E0' });
  });

  it('is refused in words where no table is wide enough', async () => {
    const wide = `${Array.from({ length: 1990 }, (_, i) => `c${i}`).join(',')}\n${'1,'.repeat(1989)}1\n`;
    await expect(look(file('wide.csv', wide))).rejects.toThrow('table-too-wide');
  });

  it('is found at once in a cell as long as a book', async () => {
    const hex = 'deadbeef'.repeat(100_000);
    const { sets } = await look(file('long.csv', `id,payload\n1,${hex}\n`));
    expect(sets[0]!.account.read).toBe(1);
  });
});

describe('an archive from which nothing can be taken', () => {
  const inner = zipSync({ 'a.csv': strToU8('ชื่อ,จำนวน\nก,1\n') });

  it('says that it has a password, holds another archive, or points outside', async () => {
    const locked = Buffer.from(inner);
    // Bit 0 of the flags, in the local and in the central header.
    locked[6]! |= 1;
    locked[locked.indexOf(Buffer.from([0x50, 0x4b, 1, 2])) + 8]! |= 1;
    await expect(look(file('locked.zip', locked))).rejects.toThrow('archive-locked');
    await expect(look(file('nested.zip', zipSync({ 'in.zip': inner })))).rejects.toThrow('archive-nested');
    const escaping = zipSync({ '../a.csv': strToU8('x'), '/b.shp': strToU8('x') });
    await expect(look(file('out.zip', escaping))).rejects.toThrow('archive-unsafe');
  });
});

it.each(['cp874', '874', 'ANSI 874', '88911', 'tis620', 'Windows-874'])(
  'an encoding is known by any name of it: %s',
  async (encoding) => {
    const path = file('thai.csv', Buffer.from([0xaa, 0xd7, 0xe8, 0xcd, 0x0a, 0xa1, 0xa2, 0x0a]));
    const options = { into: null, register: null, crs: null, profile: null, dryRun: true, encoding };
    const control = { signal: new AbortController().signal, progress: () => undefined };
    const { app, workspace } = open();
    const { inserted } = await importPath(app.context, workspace, path, options, control);
    expect(inserted).toBe(1);
  },
);

import { describe, expect, it } from 'vitest';
import { importPath } from './import-path.ts';
import { intakeApp } from './testing/intake-app.ts';

const { open, file, look, count } = intakeApp();
const control = { signal: new AbortController().signal, progress: () => undefined };
const PLAIN = { into: null, register: null, encoding: null, profile: null, dryRun: false };

const METRES = 'ชื่อ,E,N\nก,612345,1678901\nข,613345,1679901\n';
const DEGREES = 'ชื่อ,lon,lat\nก,100.12,15.18\nข,100.04,15.26\n';

describe('a coordinate system that the user chooses', () => {
  it.each([
    [METRES, 'EPSG:4326'],
    [METRES, 'EPSG:4240'],
    [DEGREES, 'EPSG:32647'],
  ])('is refused where the numbers can not be of it', async (text, crs) => {
    const path = file('points.csv', text);
    const { app, workspace } = open();
    const asked = importPath(app.context, workspace, path, { ...PLAIN, crs }, control);
    await expect(asked).rejects.toMatchObject({ code: 'crs-impossible' });
    expect(count('import_job')).toBe(0);
  });

  it('is followed where it is possible, however unlikely', async () => {
    const { app, workspace } = open();
    const path = file('points.csv', METRES);
    const result = await importPath(app.context, workspace, path, { ...PLAIN, crs: 'EPSG:32648' }, control);
    expect(result).toMatchObject({ inserted: 2 });
  });

  it('leaves the preview as it was when it is refused', async () => {
    const { client } = open().app;
    const { previewId, sets } = await look(file('points.csv', METRES));
    const key = sets[0]?.key ?? '';
    const placing = { kind: 'coordinates', x: 'E', y: 'N', notation: 'metres' } as const;
    await expect(client.imports.preview({ previewId, key, placing, crs: 'EPSG:4326' })).rejects.toMatchObject(
      {
        data: { code: 'crs-impossible' },
      },
    );
    expect(await client.imports.preview({ previewId, key, placing, crs: 'EPSG:32647' })).toMatchObject({
      crs: { id: 'EPSG:32647', evidence: 'user' },
    });
  });
});

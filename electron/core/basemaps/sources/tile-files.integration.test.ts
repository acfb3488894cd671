import { readdirSync, readFileSync, writeFileSync } from 'node:fs';
import Database from 'better-sqlite3';
import sharp from 'sharp';
import { describe, expect, test } from 'vitest';
import { madeFolder } from '../testing/made-folder.ts';
import { colourTiles, writeMbtiles, writePmtiles } from '../testing/made-maps.ts';
import { openMbtiles } from './mbtiles.queries.ts';
import { openPmtiles } from './pmtiles-file.ts';

const { at, lookAt } = madeFolder();

const middle = async (bytes: Uint8Array | null): Promise<number[]> => {
  const { data, info } = await sharp(bytes ?? new Uint8Array())
    .raw()
    .toBuffer({ resolveWithObject: true });
  const i = (Math.floor(info.height / 2) * info.width + Math.floor(info.width / 2)) * info.channels;
  return [...data.subarray(i, i + 3)];
};

describe('files of tiles', () => {
  const facts = {
    name: 'ภาพถ่าย',
    attribution: '<a href="x">กรมแผนที่</a> &copy; 2567',
    bounds: [98, 8, 99, 9],
  } as const;

  test.each([
    ['pmtiles', writePmtiles, openPmtiles],
    ['mbtiles', writeMbtiles, openMbtiles],
  ] as const)(
    '.%s give their tiles by x and y from the north, and say what they are',
    async (ending, write, open) => {
      const tiles = await colourTiles(['#ff0000', '#00ff00']);
      const blue = await sharp({ create: { width: 256, height: 256, channels: 3, background: '#0000ff' } })
        .png()
        .toBuffer();
      write(
        at(`a.${ending}`),
        tiles.map((tile) => (tile.z === 1 && tile.x === 1 && tile.y === 0 ? { ...tile, bytes: blue } : tile)),
        facts,
      );
      const file = await open(at(`a.${ending}`));
      expect(file.facts).toEqual({
        ...{ kind: 'raster', title: 'ภาพถ่าย', attribution: 'กรมแผนที่ © 2567', extent: [98, 8, 99, 9] },
        ...{ minZoom: 0, maxZoom: 1, tileSize: 256, vectorLayers: [] },
      });
      expect(await middle(await file.tile(0, 0, 0))).toEqual([255, 0, 0]);
      expect(await middle(await file.tile(1, 1, 0))).toEqual([0, 0, 255]);
      expect(await middle(await file.tile(1, 1, 1))).toEqual([0, 255, 0]);
      expect(await file.tile(5, 3, 3)).toBeNull();
      await file.close();
    },
  );

  test.each([
    ['pmtiles', writePmtiles, openPmtiles],
    ['mbtiles', writeMbtiles, openMbtiles],
  ] as const)(
    '.%s of vector tiles come unpacked, with the names of their layers',
    async (ending, write, open) => {
      const bytes = new TextEncoder().encode('a tile of vectors');
      write(at(`v.${ending}`), [{ z: 0, x: 0, y: 0, bytes }], { vectorLayers: ['water', 'roads'] });
      const file = await open(at(`v.${ending}`));
      expect(file.facts).toMatchObject({ kind: 'vector', vectorLayers: ['water', 'roads'], tileSize: 512 });
      expect(new TextDecoder().decode((await file.tile(0, 0, 0)) ?? undefined)).toBe('a tile of vectors');
      await file.close();
    },
  );
});

const unreadable = expect.objectContaining({ code: 'basemap-unreadable' });

describe('files that are not what they should be', () => {
  test('rubbish, cut files and databases of others are refused in words', async () => {
    writePmtiles(at('good.pmtiles'), await colourTiles(['#ff0000', '#00ff00']));
    writeFileSync(at('cut.pmtiles'), readFileSync(at('good.pmtiles')).subarray(0, 200));
    for (const format of ['pmtiles', 'mbtiles', 'image'] as const) {
      writeFileSync(at(`rubbish.${format}`), 'x'.repeat(5000));
      writeFileSync(at(`empty.${format}`), '');
      await expect(lookAt(`rubbish.${format}`, format)).rejects.toEqual(unreadable);
      await expect(lookAt(`empty.${format}`, format)).rejects.toEqual(unreadable);
    }
    await expect(lookAt('cut.pmtiles', 'pmtiles')).rejects.toEqual(unreadable);
    const db = new Database(at('other.mbtiles'));
    db.exec('CREATE TABLE tiles (x)');
    db.close();
    await expect(lookAt('other.mbtiles', 'mbtiles')).rejects.toEqual(unreadable);
  });

  test('a database in WAL mode is read as a copy, and nothing is left beside it', async () => {
    writeMbtiles(at('log.mbtiles'), await colourTiles(['#ff0000']));
    const db = new Database(at('log.mbtiles'));
    db.pragma('journal_mode = WAL');
    db.close();
    const answer = await lookAt('log.mbtiles', 'mbtiles');
    expect(answer).toMatchObject({ format: 'mbtiles', whole: false });
    expect(readdirSync(at('.'))).toEqual(['log.mbtiles']);
  });

  test('a packed tile that would swell beyond measure is no tile', async () => {
    writeMbtiles(at('bomb.mbtiles'), [{ z: 0, x: 0, y: 0, bytes: new Uint8Array(40 * 2 ** 20) }], {
      vectorLayers: ['a'],
    });
    const file = await openMbtiles(at('bomb.mbtiles'));
    await expect(file.tile(0, 0, 0)).rejects.toThrow();
    await file.close();
  });

  test('a picture without a place is asked for its world file', async () => {
    await sharp({ create: { width: 10, height: 10, channels: 3, background: 'red' } })
      .jpeg()
      .toFile(at('a.image'));
    await expect(lookAt('a.image', 'image')).rejects.toEqual(
      expect.objectContaining({ code: 'basemap-place-missing' }),
    );
  });
});

import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import sharp from 'sharp';
import { writePmtiles } from '../../electron/core/basemaps/testing/made-maps.ts';
import { cutGeometry } from '../../electron/core/tiles/cut.ts';
import { encodeTile, type TileGeometryType, TileLayer } from '../../electron/core/tiles/mvt.ts';
import { TileProjection } from '../../electron/core/tiles/tile-grid.ts';
import type { Geometry } from '../../shared/geo/geometry.ts';
import { encodeWkb } from '../../shared/geo/wkb.ts';

/** Where the sample province lies. */
const WEST = 102.7;
const SOUTH = 14.45;

let state = 7;
const random = (): number => {
  state = (state * 1_103_515_245 + 12_345) % 2_147_483_648;
  return state / 2_147_483_648;
};

/** A picture that looks like fields, a river and woods from the air. */
export async function aerialPhoto(): Promise<Buffer> {
  state = 7;
  const [width, height] = [1600, 1500];
  const tones = ['#7d8f4e', '#93a25c', '#a9aa68', '#6d8446', '#b4a873', '#86985a', '#c0b184', '#5f7a41'];
  const fields: string[] = [];
  for (let y = 0; y < height; y += 42)
    for (let x = 0; x < width; ) {
      const w = 30 + random() * 70;
      const tone = tones[Math.floor(random() * tones.length)];
      fields.push(
        `<rect x="${x}" y="${y + random() * 6}" width="${w - 1.5}" height="${40}" fill="${tone}"/>`,
      );
      x += w;
    }
  const woods = Array.from({ length: 26 }, () => {
    const [x, y, r] = [random() * width, random() * height, 24 + random() * 70];
    return `<ellipse cx="${x}" cy="${y}" rx="${r * 1.4}" ry="${r}" fill="#3e5a33"/>`;
  });
  const river = 'M-20 1100 C300 900 420 1180 760 930 S1180 640 1620 720';
  const svg = `<svg xmlns="http://www.w3.org/2000/svg" width="${width}" height="${height}"><rect width="100%" height="100%" fill="#8f8a63"/>${fields.join('')}${woods.join('')}<path d="${river}" stroke="#5b7686" stroke-width="26" fill="none"/><path d="M200 0 L900 1500 M0 420 L1600 260" stroke="#cfc8b4" stroke-width="7" fill="none"/></svg>`;
  // The program that is tested reads no SVG; the one that makes the picture may.
  sharp.unblock({ operation: ['VipsForeignLoadSvg'] });
  return sharp(Buffer.from(svg)).jpeg({ quality: 80 }).toBuffer();
}

/** The world file of the photo: 50 m a pixel, in UTM 48N. */
export const aerialWorld = (): Buffer => Buffer.from('50\n0\n0\n-50\n255025\n1674975\n');

const shapes = (): { layer: string; geometry: Geometry; values: Record<string, string> }[] => {
  const line = (layer: string, wave: number, at: number): (typeof all)[number] => ({
    layer,
    geometry: {
      type: 'LineString',
      coordinates: Array.from({ length: 40 }, (_, i) => [
        WEST + i * 0.03,
        SOUTH + at + Math.sin(i / 4) * wave,
      ]),
    },
    values: {},
  });
  const square = (layer: string, x: number, y: number, side: number): (typeof all)[number] => {
    const [a, b] = [WEST + x, SOUTH + y];
    const ring: [number, number][] = [
      [a, b],
      [a + side, b],
      [a + side, b + side],
      [a, b + side],
      [a, b],
    ];
    return { layer, geometry: { type: 'Polygon', coordinates: [ring] }, values: {} };
  };
  const all: { layer: string; geometry: Geometry; values: Record<string, string> }[] = [];
  all.push(
    square('water', 0.1, 0.55, 0.12),
    square('landuse', 0.3, 0.1, 0.25),
    square('แปลงทดลอง', 0.75, 0.55, 0.1),
  );
  all.push(
    line('waterway', 0.08, 0.3),
    line('roads', 0.02, 0.5),
    line('roads', 0.1, 0.75),
    line('boundaries', 0.03, 0.15),
  );
  for (const [name, x, y] of [
    ['บ้านน้ำใส', 0.25, 0.62],
    ['ทุ่งญี่ปุ่น', 0.85, 0.25],
  ] as const)
    all.push({
      layer: 'places',
      geometry: { type: 'Point', coordinates: [WEST + x, SOUTH + y] },
      values: { 'name:th': name },
    });
  return all;
};

const KIND: Readonly<Record<string, TileGeometryType>> = {
  Polygon: 'polygon',
  LineString: 'line',
  Point: 'point',
};

/** Writes vector tiles of the sample province's surroundings, zooms 6 to 10. */
export function writeVectorMap(path: string): void {
  const all = shapes();
  const names = [...new Set(all.map(({ layer }) => layer))];
  const tiles = [];
  for (let z = 6; z <= 10; z++) {
    const side = 2 ** z;
    const [x0, x1] = [WEST, WEST + 1.2].map((lon) => Math.floor(((lon + 180) / 360) * side));
    const rowOf = (lat: number): number =>
      Math.floor((0.5 - Math.asinh(Math.tan((lat * Math.PI) / 180)) / (2 * Math.PI)) * side);
    for (let x = x0 ?? 0; x <= (x1 ?? 0); x++)
      for (let y = rowOf(SOUTH + 1); y <= rowOf(SOUTH); y++) {
        const projection = new TileProjection({ z, x, y });
        const layers = names.map((name) => new TileLayer(name));
        for (const [i, { layer, geometry, values }] of all.entries()) {
          const cut = cutGeometry(encodeWkb(geometry), projection);
          if (cut && KIND[geometry.type])
            layers[names.indexOf(layer)]?.add(i + 1, cut.type, cut.paths, values);
        }
        tiles.push({ z, x, y, bytes: encodeTile(layers.filter(({ size }) => size > 0)) });
      }
  }
  writePmtiles(path, tiles, {
    name: 'แผนที่เวกเตอร์ทดลอง',
    attribution: '© ทีมทดสอบ',
    vectorLayers: names,
    bounds: [WEST, SOUTH, WEST + 1.2, SOUTH + 1],
  });
}

/** A server of picture tiles on this machine, that can fall silent. */
export class TileServer {
  readonly asked: string[] = [];
  silent = false;
  private server: Server | null = null;

  async start(): Promise<string> {
    const tile = await sharp({ create: { width: 256, height: 256, channels: 3, background: '#c9d8c0' } })
      .composite([
        {
          input: Buffer.from(
            '<svg xmlns="http://www.w3.org/2000/svg" width="256" height="256"><rect width="254" height="254" x="1" y="1" fill="none" stroke="#7f9478" stroke-width="2"/></svg>',
          ),
        },
      ])
      .png()
      .toBuffer();
    this.server = createServer((request, response) => {
      this.asked.push(request.url ?? '');
      // Never answered: the connection stays open.
      if (this.silent) return;
      response.writeHead(200, { 'content-type': 'image/png' });
      response.end(tile);
    });
    await new Promise<void>((resolve) => this.server?.listen(0, '127.0.0.1', resolve));
    return `http://127.0.0.1:${(this.server.address() as AddressInfo).port}`;
  }

  async stop(): Promise<void> {
    this.server?.closeAllConnections();
    await new Promise((resolve) => this.server?.close(resolve));
  }
}

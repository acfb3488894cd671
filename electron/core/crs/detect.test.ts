import { describe, expect, it } from 'vitest';
import type { Extent } from '../../../shared/contract/base.ts';
import { crsById } from './definitions.ts';
import { detectCrs } from './detect.ts';
import type { CrsEvidence, CrsSample } from './evidence.ts';
import { Gazetteer, type GazetteerArea } from './gazetteer.ts';
import { readPrj } from './prj.ts';
import { fromWgs84, random, tm, WGS84 } from './testing/systems.ts';

/** Two sub-districts of our own: one west of 102°E, one east. */
const AREAS: (GazetteerArea & { extent: Extent })[] = [
  { level: 'subdistrict', code: '810101', name: 'ตะวันตก', extent: [98.8, 8, 99, 8.2] },
  { level: 'subdistrict', code: '370101', name: 'ตะวันออก', extent: [104.5, 15.8, 104.7, 16] },
];
const gazetteer = new Gazetteer(AREAS);

function samplesIn(area: (typeof AREAS)[number], id: string, coded: boolean, count = 20): CrsSample[] {
  const next = random(7);
  const [a, b, c, d] = area.extent;
  return Array.from({ length: count }, () => {
    const [x, y] = fromWgs84(id, a + (c - a) * next(), b + (d - b) * next());
    return { x, y, code: coded ? area.code : null };
  });
}
const detect = (samples: CrsSample[], more: Partial<CrsEvidence> = {}) =>
  detectCrs({ samples, prj: null, known: new Map(), province: [], gazetteer, ...more });

describe('a file without .prj', () => {
  it('has its zone told by the gazetteer, and its datum left open', () => {
    for (const [area, zone] of [
      [AREAS[0]!, '47'],
      [AREAS[1]!, '48'],
    ] as const)
      for (const coded of [true, false]) {
        const { finding } = detect(samplesIn(area, `EPSG:326${zone}`, coded));
        expect(finding).toMatchObject({ id: null, evidence: 'undecided' });
        expect(finding.candidates.slice(0, 2).map((c) => c.id)).toEqual([
          `EPSG:326${zone}`,
          `EPSG:240${zone}`,
        ]);
        expect(finding.candidates.slice(2).every((c) => c.inside < 0.3)).toBe(true);
      }
  });

  it('has swapped axes told', () => {
    const swapped = samplesIn(AREAS[0]!, 'EPSG:32647', true).map(({ x, y, code }) => ({ x: y, y: x, code }));
    expect(detect(swapped).finding.candidates[0]!.id).toBe('EPSG:32647:yx');
    const degrees = samplesIn(AREAS[0]!, 'EPSG:4326', true).map(({ x, y, code }) => ({ x: y, y: x, code }));
    expect(detect(degrees).finding.candidates[0]!.id).toBe('EPSG:4326:yx');
  });

  it('has Web Mercator decided: no datum stands beside it', () => {
    expect(detect(samplesIn(AREAS[0]!, 'EPSG:3857', true)).finding).toMatchObject({
      id: 'EPSG:3857',
      evidence: 'extent',
    });
  });

  it('has its datum decided by known areas', () => {
    const [a, b, c, d] = AREAS[0]!.extent;
    const middle: [number, number] = [(a + c) / 2, (b + d) / 2];
    for (const id of ['EPSG:24047', 'EPSG:32647', 'EPSG:4240', 'EPSG:4326']) {
      const [x, y] = fromWgs84(id, ...middle);
      const known = new Map([['810101', { extent: AREAS[0]!.extent }]]);
      const { finding } = detect([{ x, y, code: '810101' }], { known });
      expect(finding).toMatchObject({ id, evidence: 'areas' });
      expect(finding.candidates[0]!.metresOff).toBeLessThan(1);
      expect(finding.candidates[1]!.metresOff).toBeGreaterThan(300);
    }
  });

  it('is not misled by numbers that look like codes', () => {
    const wrong = samplesIn(AREAS[0]!, 'EPSG:32647', true).map((sample) => ({ ...sample, code: '370101' }));
    expect(detect(wrong).finding.candidates[0]!.id).toBe('EPSG:32647');
  });
});

describe('what a file declares', () => {
  const points = samplesIn(AREAS[0]!, 'EPSG:32647', false);
  it('is followed by its number, with none of ours unknown', () => {
    for (const code of [4240, 24047, 24048, 32647, 32648, 3857, 4326, 900913, 102100, 4979])
      expect(crsById(`EPSG:${code}`), String(code)).not.toBeNull();
    const { finding } = detect(points, { declared: { kind: 'epsg', code: 32647 } });
    expect(finding).toMatchObject({ id: 'EPSG:32647', evidence: 'declared' });
    expect(finding.suspected).toBeUndefined();
  });
  it('is named and asked about where it is not known here', () => {
    for (const declared of [
      { kind: 'epsg', code: 2954 },
      { kind: 'wkt', text: 'LOCAL_CS["site",UNIT["Meter",1.0]]' },
    ] as const) {
      const { finding } = detect(points, { declared });
      expect(finding).toMatchObject({ id: null, evidence: 'unknown' });
      expect(finding.declared).toMatch(/EPSG:2954|site/);
      expect(finding.candidates[0]!.id).toBe('EPSG:32647');
    }
    expect(detect(points, { declared: { kind: 'epsg', code: 0 } }).finding.evidence).toBe('undecided');
  });
  it('does not stand where no position could be so', () => {
    const metres = detect(points, { declared: { kind: 'format' } }).finding;
    expect(metres.id).not.toBe('EPSG:4326');
    expect(metres.candidates.map(({ id }) => id)).toContain('EPSG:32647');
  });
  it('is doubted where its axes are swapped or it names the other zone', () => {
    const swapped = samplesIn(AREAS[0]!, 'EPSG:4326', false).map(({ x, y }) => ({ x: y, y: x, code: null }));
    const axes = detect(swapped, { declared: { kind: 'format' } }).finding;
    expect(axes).toMatchObject({ id: 'EPSG:4326', suspected: { kind: 'axes', id: 'EPSG:4326:yx' } });
    const zone = detect(points, { declared: { kind: 'epsg', code: 32648 } }).finding;
    expect(zone).toMatchObject({ id: 'EPSG:32648', suspected: { kind: 'zone', id: 'EPSG:32647' } });
    expect(zone.candidates.map(({ id }) => id)).toEqual(['EPSG:32648', 'EPSG:32647', 'EPSG:24047']);
  });
});

/** Areas of our own with edges that are not square to any grid, drawn in a system, and their true boxes. */
function drawn(id: string, count: number): { samples: CrsSample[]; extents: Extent[] } {
  const next = random(11);
  const extents: Extent[] = [];
  const samples = Array.from({ length: count }, () => {
    const [lon, lat] = [98.7 + next() * 0.3, 7.9 + next() * 0.3];
    const ring = Array.from({ length: 24 }, (_, i): [number, number] => {
      const [r, angle] = [0.01 + next() * 0.01, (i * Math.PI) / 12];
      return [lon + r * Math.cos(angle), lat + r * Math.sin(angle)];
    });
    const box = (list: readonly (readonly [number, number])[]): Extent => [
      Math.min(...list.map(([x]) => x)),
      Math.min(...list.map(([, y]) => y)),
      Math.max(...list.map(([x]) => x)),
      Math.max(...list.map(([, y]) => y)),
    ];
    extents.push(box(ring));
    const own = box(ring.map(([x, y]) => fromWgs84(id, x, y)));
    return { x: (own[0] + own[2]) / 2, y: (own[1] + own[3]) / 2, box: own, code: null };
  });
  return { samples, extents };
}

describe('what is known here', () => {
  const wide = new Gazetteer([
    { level: 'province', code: '81', name: 'กระบี่', extent: [98.5, 7.7, 99.3, 8.4] },
    { level: 'subdistrict', code: '810101', name: 'ปากน้ำ', extent: [98.5, 7.7, 99.3, 8.4] },
  ]);
  it.each(['EPSG:24047', 'EPSG:32647', 'EPSG:4240', 'EPSG:4326', 'EPSG:24047:yx'])(
    'tells %s by place alone: forests that stand here already, without any code',
    (id) => {
      const { samples, extents } = drawn(id, 30);
      const rows = () => [
        { register: 'community_forest', points: false, boxes: Float64Array.from(extents.flat()) },
      ];
      const { finding } = detect(samples, { rows, gazetteer: wide });
      expect(finding).toMatchObject({
        id,
        evidence: 'areas',
        comparedWith: { kind: 'place', register: 'community_forest' },
      });
      expect(finding.comparedWith!.count).toBeGreaterThan(20);
      expect(finding.candidates[0]!.metresOff).toBeLessThan(10);
      expect(finding.candidates[1]!.metresOff).toBeGreaterThan(300);
    },
  );
  it('does not take other features of the same kind for the same ones', () => {
    const { samples } = drawn('EPSG:24047', 30);
    const next = random(5);
    const other = Array.from({ length: 500 }, () => {
      const [x, y] = [98.6 + next() * 0.5, 7.8 + next() * 0.5];
      return [x, y, x + 0.02 + next() * 0.02, y + 0.02 + next() * 0.02];
    });
    const boxes = Float64Array.from(other.flat());
    const rows = () => [{ register: 'community_forest', points: false, boxes }];
    expect(detect(samples, { rows, gazetteer: wide }).finding).toMatchObject({ id: null });
  });
  it('tells villages again that lie where villages stand, though each has its own code', () => {
    const next = random(3);
    const villages = Array.from({ length: 60 }, (): [number, number] => [
      98.6 + next() * 0.5,
      7.8 + next() * 0.5,
    ]);
    const rows = () => [
      {
        register: 'village',
        points: true,
        boxes: Float64Array.from(villages.flatMap(([x, y]) => [x, y, x, y])),
      },
    ];
    const samples = villages.slice(10).map(([lon, lat]) => {
      const [x, y] = fromWgs84('EPSG:24047', lon, lat);
      return { x, y, box: null, code: null };
    });
    expect(detect(samples, { rows, gazetteer: wide }).finding).toMatchObject({
      id: 'EPSG:24047',
      evidence: 'areas',
    });
  });
  it('tells villages by codes of their own', () => {
    const next = random(9);
    const known = new Map(
      Array.from({ length: 20 }, (_, i): [string, { extent: Extent }] => {
        const [x, y] = [98.6 + next() * 0.5, 7.8 + next() * 0.5];
        return [String(81010101 + i), { extent: [x, y, x, y] }];
      }),
    );
    const samples = [...known].map(([code, { extent }]) => {
      const [x, y] = fromWgs84('EPSG:24047', extent[0], extent[1]);
      return { x, y, box: null, code };
    });
    expect(detect(samples, { known, gazetteer: wide }).finding).toMatchObject({
      id: 'EPSG:24047',
      comparedWith: { kind: 'codes', count: 20, register: 'village' },
    });
  });
  it('tells areas by their names where they have no code, and rows that only lie in one have no datum told', () => {
    const { samples, extents } = drawn('EPSG:24047', 12);
    const names = extents.map((_, i) => `บ้านที่${'กขคงจฉชซดตถท'[i]}`);
    const known = new Map(extents.map((extent, i) => [`8101${10 + i}`, { extent, name: names[i]! }]));
    const named = samples.map((sample, i) => ({
      ...sample,
      names: { province: null, district: null, subdistrict: `ตำบล ${names[i]}` },
    }));
    expect(detect(named, { known, gazetteer: wide }).finding).toMatchObject({
      id: 'EPSG:24047',
      comparedWith: { kind: 'names', count: 12, register: 'subdistrict' },
    });
    const points = named.map((sample) => ({ ...sample, box: null }));
    const { finding } = detect(points, { known, gazetteer: wide });
    expect(finding.id).toBeNull();
    expect(
      finding.candidates
        .slice(0, 2)
        .map(({ id }) => id)
        .sort(),
    ).toEqual(['EPSG:24047', 'EPSG:32647']);
  });
});

describe('a file that declares WGS 84 and lies', () => {
  it('is told from its place beside known areas', () => {
    const [a, b, c, d] = AREAS[0]!.extent;
    const [x, y] = fromWgs84('EPSG:24047', (a + c) / 2, (b + d) / 2);
    const known = new Map([['810101', { extent: AREAS[0]!.extent }]]);
    const { finding } = detect([{ x, y, code: '810101' }], { known, prj: readPrj(tm(WGS84, 99)) });
    expect(finding).toMatchObject({ id: 'EPSG:32647', evidence: 'prj' });
    expect(finding.candidates.map((candidate) => candidate.id)).toEqual(['EPSG:32647', 'EPSG:24047']);
    expect(finding.candidates[0]!.metresOff).toBeGreaterThan(400);
    expect(finding.candidates[0]!.direction?.en).toBe('south-east');
    expect(finding.suspected).toMatchObject({ kind: 'datum', id: 'EPSG:24047' });
    expect(finding.suspected!.metres).toBeGreaterThan(400);
  });
  it.each([
    ['EPSG:4240', 'EPSG:4326', 'south-east', [366, 444]],
    ['EPSG:24047', 'EPSG:32647', 'south-east', [440, 460]],
    ['EPSG:32647', 'EPSG:24047', 'north-west', [440, 460]],
    ['EPSG:4326', 'EPSG:4240', 'north-west', [366, 444]],
  ] as const)('is %s though it says %s: off to the %s', (id, declared, direction, [from, to]) => {
    const { samples, extents } = drawn(id, 20);
    const known = new Map(extents.map((extent, i) => [String(810101 + i), { extent }]));
    const coded = samples.map((sample, i) => ({ ...sample, code: String(810101 + i) }));
    const { finding } = detect(coded, { known, declared: { kind: 'epsg', code: Number(declared.slice(5)) } });
    expect(finding).toMatchObject({ id: declared, suspected: { kind: 'datum', id } });
    expect(finding.candidates[0]!.direction?.en).toBe(direction);
    expect(finding.candidates[0]!.metresOff).toBeGreaterThan(from);
    expect(finding.candidates[0]!.metresOff).toBeLessThan(to);
    expect(finding.candidates[1]!.metresOff).toBeLessThan(10);
  });
  it('is left alone where it is right, or off to another side', () => {
    const extent = AREAS[0]!.extent;
    const [a, b, c, d] = extent;
    for (const [east, north] of [
      [0, 0],
      [60, -40],
      [-334, 302],
    ] as const) {
      const [x, y] = fromWgs84('EPSG:32647', (a + c) / 2, (b + d) / 2);
      const known = new Map([['810101', { extent }]]);
      const samples = [{ x: x + east, y: y + north, code: '810101' }];
      expect(detect(samples, { known, prj: readPrj(tm(WGS84, 99)) }).finding.suspected).toBeUndefined();
    }
  });
});

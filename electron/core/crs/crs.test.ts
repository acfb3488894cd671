import proj4 from 'proj4';
import { describe, expect, it } from 'vitest';
import { crsById, swapAxes, THAI_SYSTEMS } from './definitions.ts';
import { detectCrs } from './detect.ts';
import type { CrsEvidence, CrsSample } from './evidence.ts';
import { Gazetteer, type GazetteerArea } from './gazetteer.ts';
import { readPrj } from './prj.ts';

/** A small generator of our own: the same numbers on every machine. */
function random(seed: number): () => number {
  let state = seed >>> 0;
  return () => {
    state = (Math.imul(state, 1664525) + 1013904223) >>> 0;
    return state / 2 ** 32;
  };
}

const toWgs84 = (id: string, x: number, y: number): [number, number] => {
  const xy = Float64Array.of(x, y);
  crsById(id)!.toWgs84().apply(xy, 0, 2);
  return [xy[0]!, xy[1]!];
};
const fromWgs84 = (id: string, lon: number, lat: number): [number, number] => {
  const xy = Float64Array.of(lon, lat);
  crsById(id)!.fromWgs84().apply(xy, 0, 2);
  return [xy[0]!, xy[1]!];
};
const metres = (a: readonly [number, number], b: readonly [number, number]): number =>
  Math.hypot((a[0] - b[0]) * Math.cos((b[1] * Math.PI) / 180), a[1] - b[1]) * 111_320;

const INDIAN = '+a=6377276.345 +rf=300.8017 +towgs84=204.4798,837.894,294.7765';
const PROJ: Readonly<Record<string, string>> = {
  'EPSG:32647': '+proj=utm +zone=47 +datum=WGS84',
  'EPSG:32648': '+proj=utm +zone=48 +datum=WGS84',
  'EPSG:24047': `+proj=utm +zone=47 ${INDIAN}`,
  'EPSG:24048': `+proj=utm +zone=48 ${INDIAN}`,
  'EPSG:4240': `+proj=longlat ${INDIAN}`,
  'EPSG:3857': '+proj=merc +a=6378137 +b=6378137 +nadgrids=@null',
};

describe('transformations', () => {
  // A shift of datum changes the height, which neither carries along: that is the last few millimetres.
  it.each(Object.entries(PROJ))(
    '%s agrees with proj4 all over the country, to a centimetre',
    (id, projection) => {
      const next = random(47);
      for (let i = 0; i < 200; i++) {
        const place: [number, number] = [97.3 + next() * 8.4, 5.6 + next() * 14.9];
        const [x, y] = proj4('EPSG:4326', projection, place);
        expect(metres(toWgs84(id, x!, y!), place)).toBeLessThan(0.01);
        const own = fromWgs84(id, ...place);
        const scale = id === 'EPSG:4240' ? 111_320 : 1;
        expect(Math.hypot(own[0] - x!, own[1] - y!) * scale).toBeLessThan(0.01);
      }
    },
  );

  it('lands on the published pair of the survey department within a third of a metre', () => {
    const place = toWgs84('EPSG:24047', 673310.69, 1520741.207);
    const [e, n] = fromWgs84('EPSG:32647', ...place);
    expect(Math.hypot(e - 672978.171, n - 1521044.256)).toBeLessThan(0.33);
  });

  it('goes there and back, with axes swapped as well', () => {
    for (const system of THAI_SYSTEMS.flatMap((s) => [s, swapAxes(s)])) {
      const xy = Float64Array.of(100.5, 13.75, 98.9, 8.08);
      system.fromWgs84().apply(xy, 0, 4);
      system.toWgs84().apply(xy, 0, 4);
      expect(metres([xy[0]!, xy[1]!], [100.5, 13.75])).toBeLessThan(0.01);
      expect(metres([xy[2]!, xy[3]!], [98.9, 8.08])).toBeLessThan(0.01);
    }
  });

  it('names the datum operation, and only where there is one', () => {
    expect(crsById('EPSG:24048')!.operation).toBe('RTSD 3-parameter');
    expect(crsById('32648')!.operation).toBeNull();
    expect(crsById('EPSG:99999')).toBeNull();
  });
});

const geogcs = (name: string, datum: string, spheroid: string): string =>
  `GEOGCS["${name}",DATUM["${datum}",SPHEROID[${spheroid}]],PRIMEM["Greenwich",0.0],UNIT["Degree",0.0174532925199433]]`;
const WGS84 = geogcs('GCS_WGS_1984', 'D_WGS_1984', '"WGS_1984",6378137.0,298.257223563');
const INDIAN_1975 = geogcs(
  'GCS_Indian_1975',
  'D_Indian_1975',
  '"Everest_Adjustment_1937",6377276.345,300.8017',
);
const tm = (base: string, meridian: number, name = 'x'): string =>
  `PROJCS["${name}",${base},PROJECTION["Transverse_Mercator"],PARAMETER["False_Easting",500000.0],PARAMETER["False_Northing",0.0],PARAMETER["Central_Meridian",${meridian}.0],PARAMETER["Scale_Factor",0.9996],PARAMETER["Latitude_Of_Origin",0.0],UNIT["Meter",1.0]]`;

describe('.prj', () => {
  it.each([
    ['WGS 84', WGS84, 'EPSG:4326'],
    ['with a byte order mark', `\uFEFF${WGS84}`, 'EPSG:4326'],
    ['a name that says nothing', tm(WGS84, 99), 'EPSG:32647'],
    ['a name that is wrong', tm(WGS84, 105, 'WGS_1984_UTM_Zone_47N'), 'EPSG:32648'],
    ['Indian 1975 / 47', tm(INDIAN_1975, 99), 'EPSG:24047'],
    ['Indian 1975 / 48', tm(INDIAN_1975, 105), 'EPSG:24048'],
    ['Indian 1975', INDIAN_1975, 'EPSG:4240'],
    [
      'OGC with AUTHORITY and a shift of its own',
      'PROJCS["Indian 1975 / UTM zone 47N",GEOGCS["Indian 1975",DATUM["Indian_1975",SPHEROID["Everest 1830 (1937 Adjustment)",6377276.345,300.8017,AUTHORITY["EPSG","7015"]],TOWGS84[293,836,318,0.5,1.6,-2.8,2.1],AUTHORITY["EPSG","6240"]],PRIMEM["Greenwich",0],UNIT["degree",0.0174532925199433],AUTHORITY["EPSG","4240"]],PROJECTION["Transverse_Mercator"],PARAMETER["latitude_of_origin",0],PARAMETER["central_meridian",99],PARAMETER["scale_factor",0.9996],PARAMETER["false_easting",500000],PARAMETER["false_northing",0],UNIT["metre",1],AUTHORITY["EPSG","24047"]]',
      'EPSG:24047',
    ],
    [
      'Web Mercator of ESRI',
      `PROJCS["WGS_1984_Web_Mercator_Auxiliary_Sphere",${WGS84},PROJECTION["Mercator_Auxiliary_Sphere"],PARAMETER["False_Easting",0.0],PARAMETER["Central_Meridian",0.0],UNIT["Meter",1.0]]`,
      'EPSG:3857',
    ],
    [
      'another country',
      geogcs('GCS_North_American_1983', 'D_North_American_1983', '"GRS_1980",6378137.0,298.257222101'),
      'EPSG:4269',
    ],
  ])('reads %s', (_, text, id) => {
    expect(readPrj(text).definition?.id).toBe(id);
  });

  it('does not take another Everest datum or other units for ours', () => {
    const indian1954 = geogcs(
      'GCS_Indian_1954',
      'D_Indian_1954',
      '"Everest_Adjustment_1937",6377276.345,300.8017',
    );
    expect(readPrj(indian1954).definition?.id ?? '').toBe('');
    expect(readPrj(tm(WGS84, 99).replace('"Meter",1.0', '"Foot_US",0.3048')).definition?.id ?? '').toBe('');
  });

  it('refuses nonsense without falling over', () => {
    for (const text of ['', 'EPSG:4326', '[[[[', 'GEOGCS[', 'GEOGCS["a"', `A${'['.repeat(9000)}`, '\0\0\0'])
      expect(readPrj(text).definition?.id ?? '').toBe('');
  });
});

/** Two sub-districts of our own: one west of 102°E, one east. */
const AREAS: GazetteerArea[] = [
  { level: 'subdistrict', code: '810101', name: 'ตะวันตก', extent: [98.8, 8, 99, 8.2] },
  { level: 'subdistrict', code: '370101', name: 'ตะวันออก', extent: [104.5, 15.8, 104.7, 16] },
];
const gazetteer = new Gazetteer(AREAS);

function samplesIn(area: GazetteerArea, id: string, coded: boolean, count = 20): CrsSample[] {
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

describe('a file that declares WGS 84 and lies', () => {
  it('is told from its place beside known areas', () => {
    const [a, b, c, d] = AREAS[0]!.extent;
    const [x, y] = fromWgs84('EPSG:24047', (a + c) / 2, (b + d) / 2);
    const known = new Map([['810101', { extent: AREAS[0]!.extent }]]);
    const { finding } = detect([{ x, y, code: '810101' }], { known, prj: readPrj(tm(WGS84, 99)) });
    expect(finding).toMatchObject({ id: 'EPSG:32647', evidence: 'prj' });
    expect(finding.candidates.map((candidate) => candidate.id)).toEqual(['EPSG:32647', 'EPSG:24047']);
    expect(finding.candidates[0]!.metresOff).toBeGreaterThan(400);
  });
});

import { describe, expect, it } from 'vitest';
import { plainText, readCoordinate } from '../../../../shared/geo/coordinate-text.ts';
import { readPair } from '../../../../shared/geo/place-text.ts';
import { Gazetteer } from '../../crs/index.ts';
import type { CellValue } from '../../formats/index.ts';
import { angleColumns, coordinateHeading } from './headings.ts';
import { placingOffers } from './index.ts';
import { inZone, PlaceReader } from './place-reader.ts';

const value = (text: string, notation: 'auto' | 'decimal' | 'dms' | 'metres' = 'auto') =>
  readCoordinate(plainText(text), notation)?.value ?? null;

describe('one coordinate', () => {
  it.each([
    ['13.7563', 13.7563],
    // Degrees and minutes are never run together in a decimal number.
    ['13.4512', 13.4512],
    ['13,7563', 13.7563],
    ['๑๓.๗๕', 13.75],
    ['672,978.171', 672978.171],
    ['1.521.044,25', 1521044.25],
    ['490 000', 490000],
    ['1521044.256 ม.', 1521044.256],
    ['672978 mE', 672978],
    [`13°45'12.5" N`, 13.753472222],
    ['13º45’12”', 13.753333333],
    ['๑๓ องศา ๔๕ ลิปดา ๑๒ พิลิปดา เหนือ', 13.753333333],
    ['13 45 12', 13.753333333],
    ['13-45-12', 13.753333333],
    ['13:45:12', 13.753333333],
    ['13d45m12s', 13.753333333],
    [`13°45.5'`, 13.758333333],
    ['น. 13.75', 13.75],
    ['100.5E', 100.5],
    ['8.5 S', -8.5],
  ])('%s', (text, expected) => {
    expect(value(text)).toBeCloseTo(expected, 8);
  });

  it.each(['', '-', 'ไม่มีพิกัด', 'abc', '13 75 12', '13.5 45 12', '12/3', '200 10 10', '1.2.3'])(
    'is none in %j',
    (text) => {
      expect(value(text)).toBeNull();
    },
  );

  it('keeps to the notation that the user chose', () => {
    expect(value('13 45 12', 'decimal')).toBeNull();
    expect(value(`13°`, 'metres')).toBeNull();
    expect(value('672978', 'metres')).toBe(672978);
    expect(value('13.75', 'dms')).toBe(13.75);
  });
});

describe('both coordinates in one cell', () => {
  const at = [100.5, 13.75] as const;
  it.each([
    ['13.75, 100.5', ...at],
    ['100.5, 13.75', ...at],
    ['(13.75,100.5)', ...at],
    ['13,75; 100,5', ...at],
    ['13.75 100.5', ...at],
    [`13°45'00" N 100°30'00" E`, ...at],
    [`N13°45'00" E100°30'00"`, ...at],
    [`100°30'00"E, 13°45'00"N`, ...at],
    ['13 45 00 100 30 00', ...at],
    ['ละติจูด 13.75 ลองจิจูด 100.5', ...at],
    ['POINT (100.5 13.75)', ...at],
    ['https://maps.google.com/?q=13.75,100.5', ...at],
    ['https://www.google.com/maps/@13.75,100.5,17z', ...at],
    ['47P 672978 1521044', 672978, 1521044],
    ['47 N 672978 mE 1521044 mN', 672978, 1521044],
    ['E 672978 N 1521044', 672978, 1521044],
    ['672,978 1,521,044', 672978, 1521044],
    ['1521044 672978', 672978, 1521044],
    ['x=672978 y=1521044', 672978, 1521044],
  ])('%s', (text, x, y) => {
    const place = readPair(plainText(text), 'auto');
    expect(place?.x).toBeCloseTo(x, 8);
    expect(place?.y).toBeCloseTo(y, 8);
    expect(place?.zone).toBe(/^4[78]/.test(text) ? 47 : null);
  });
  it.each(['บ้านเลขที่ 12/3 หมู่ 4', '081-234-5678', '13.75', 'N 13.75 N 100.5', ''])('none in %j', (text) => {
    expect(readPair(plainText(text), 'auto')).toBeNull();
  });
});

describe('headings', () => {
  it.each([
    ['X', 'east'],
    ['พิกัด_X', 'east'],
    ['UTM_E (47N)', 'east'],
    ['Long_DD', 'east'],
    ['longtitude', 'east'],
    ['พิกัดตะวันออก', 'east'],
    ['Lat.', 'north'],
    ['ละติจูด (องศา)', 'north'],
    ['ค่าพิกัด Y', 'north'],
    ['Northing (m)', 'north'],
    ['Lat/Long', 'both'],
    ['พิกัดทางภูมิศาสตร์', 'both'],
    ['UTM ZONE', 'zone'],
    ['NAME', null],
    ['อำเภอ', null],
    ['exam', null],
    ['id', null],
  ])('%s: %s', (name, kind) => {
    expect(coordinateHeading(name)).toBe(kind);
  });

  it('finds the columns of minutes and seconds', () => {
    const names = ['lat_d', 'lat_m', 'lat_s', 'องศา', 'ลิปดา', 'พิลิปดา', 'องศา_2', 'ลิปดา_2', 'ชื่อ'];
    expect(angleColumns(names, 0)).toEqual([0, 1, 2]);
    expect(angleColumns(names, 3)).toEqual([3, 4, 5]);
    expect(angleColumns(names, 6)).toEqual([6, 7]);
    expect(angleColumns(names, 8)).toBeNull();
  });
});

describe('the place of a row', () => {
  it('comes from degrees, minutes and seconds in three columns each', () => {
    const names = ['lat_deg', 'lat_min', 'lat_sec', 'lon_deg', 'lon_min', 'lon_sec'];
    const reader = PlaceReader.for(names, {
      kind: 'coordinates',
      x: 'lon_deg',
      y: 'lat_deg',
      notation: 'dms',
    })!;
    expect(reader.read([13, 45, '36', '100', 30, null])).toEqual({ x: 100.5, y: 13.76, zone: null });
    expect(reader.read([13, 75, 36, 100, 30, 0])).toBe('coordinates-unreadable');
    expect(reader.read([null, 75, 36, 100, 30, 0])).toBe('coordinates-missing');
  });

  it('is missing where both are nought, and unreadable where one is no number', () => {
    const reader = PlaceReader.for(['x', 'y'], { kind: 'coordinates', x: 'x', y: 'y', notation: 'auto' })!;
    expect(reader.read([0, 0])).toBe('coordinates-missing');
    expect(reader.read(['ไม่ทราบ', '8.1'])).toBe('coordinates-missing');
    expect(reader.read(['เก้าสิบแปด', '8.1'])).toBe('coordinates-unreadable');
    // Letters say that the columns are the other way round here.
    expect(reader.read(['8.1 N', '98.9 E'])).toEqual({ x: 98.9, y: 8.1, zone: null });
  });

  it('is reckoned over to the neighbouring zone and back to a centimetre', () => {
    expect(inZone({ x: 824000, y: 1549500, zone: 47 }, 47).x).toBe(824000);
    const back = inZone(inZone({ x: 824000, y: 1549500, zone: 47 }, 48), 47);
    expect(back.x).toBeCloseTo(824000, 2);
    expect(back.y).toBeCloseTo(1549500, 2);
  });
});

const KRABI = new Gazetteer([
  { level: 'province', code: '81', name: 'กระบี่', extent: [98.5, 7.4, 99.5, 8.7] },
  { level: 'district', code: '8101', name: 'เมืองกระบี่', extent: [98.7, 7.9, 99, 8.4] },
  { level: 'subdistrict', code: '810101', name: 'ปากน้ำ', extent: [98.9, 8, 98.95, 8.1] },
]);
const offers = (columns: Record<string, readonly CellValue[]>, hasShapes = false) => {
  const samples = Object.entries(columns).map(([name, values]) => ({ name, values }));
  return placingOffers({ hasShapes }, samples, samples, { gazetteer: KRABI, known: new Map() });
};
const coordinates = (x: string, y: string | null, notation = 'auto') => ({
  kind: 'coordinates',
  x,
  y,
  notation,
});

describe('what is offered', () => {
  it('is the file itself where it has shapes', () => {
    expect(offers({ x: [1], y: [2] }, true).map(({ placing }) => placing)).toEqual([{ kind: 'file' }]);
  });

  it('is coordinates by heading before areas, and always a table without places', () => {
    const found = offers({
      ละติจูด: ['8.06', '8.07', null, '8.08'],
      ลองจิจูด: [98.9, 98.91, null, 98.92],
      รหัสตำบล: ['810101', '810101', '810101', '810101'],
    });
    expect(found.map(({ placing, share }) => [placing, share])).toEqual([
      [coordinates('ลองจิจูด', 'ละติจูด'), 0.75],
      [{ kind: 'areas', level: 'subdistrict' }, 1],
      [{ kind: 'none' }, 0],
    ]);
  });

  it('puts areas first where few rows have coordinates', () => {
    const found = offers({
      lat: [8.06, null, null, null],
      lon: [98.9, null, null, null],
      TAM_CODE: Array(4).fill('810101'),
    });
    expect(found.map(({ placing }) => placing.kind)).toEqual(['areas', 'coordinates', 'none']);
  });

  it('turns columns round whose values say the opposite of their names', () => {
    const [first] = offers({ X: [890000, 891000], Y: [490000, 491000], ชื่อ: ['ก', 'ข'] });
    expect(first!.placing).toEqual(coordinates('Y', 'X'));
    expect(first!.reason.th).toContain('สลับ');
  });

  it.each<[string, Record<string, readonly CellValue[]>, unknown]>([
    ['degrees by their values', { ก: [8.061, 8.072], ข: [98.913, 98.924] }, coordinates('ข', 'ก')],
    [
      'metres side by side by their values',
      { ตะวันออกของเรา: [490012, 491230], ค่า2: [890345, 891001.5] },
      coordinates('ตะวันออกของเรา', 'ค่า2'),
    ],
    [
      'a column that holds both',
      { ชื่อ: ['ก', 'ข'], พิกัด: ['8.06, 98.9', '8.07, 98.91'] },
      coordinates('พิกัด', null),
    ],
    [
      'one without a telling name',
      { หมายเหตุ: ['47P 490000 890000', '47P 491000 891000'] },
      coordinates('หมายเหตุ', null),
    ],
    [
      'degrees in parts',
      { องศา: [8, 8], ลิปดา: [3, 4], พิลิปดา: [36, 0], องศา_2: [98, 98], ลิปดา_2: [54, 55], พิลิปดา_2: [0, 0] },
      coordinates('องศา_2', 'องศา', 'dms'),
    ],
  ])('finds %s', (_, columns, placing) => {
    expect(offers(columns)[0]!.placing).toEqual(placing);
  });

  it.each<[string, Record<string, readonly CellValue[]>]>([
    ['amounts of money', { รายได้: [120000, 240000], รายจ่าย: [700000, 800000], ชื่อ: ['ก', 'ข'], อื่น: [1, 2] }],
    ['counts that happen to be small', { ชาย: [8, 9], หญิง: [98, 99] }],
    ['telephone numbers', { โทร: ['081-234-5678', '089-123-4567'] }],
  ])('is no coordinates for %s', (_, columns) => {
    expect(offers(columns).map(({ placing }) => placing.kind)).toEqual(['none']);
  });

  it('names the areas by which rows can be placed, the finest first', () => {
    const found = offers({ ตำบล: ['ปากน้ำ', 'ปากน้ำ'], อำเภอ: ['เมืองกระบี่', ''], จังหวัด: ['กระบี่', 'กระบี่'] });
    expect(found.map(({ placing, share }) => [placing, share])).toEqual([
      [{ kind: 'areas', level: 'subdistrict' }, 0.5],
      [{ kind: 'areas', level: 'district' }, 0.5],
      [{ kind: 'areas', level: 'province' }, 1],
      [{ kind: 'none' }, 0],
    ]);
  });
});

import { describe, expect, it } from 'vitest';
import { parseNumber } from '../../../../shared/domain/number-text.ts';
import { m2OfRaiNganWah, thaiDigits } from '../../../../shared/domain/units.ts';
import { readBoolean, readInteger, readMoney, readText } from '../../formats/values/cells.ts';
import { dateOfSerial, readDate, readYearBe } from '../../formats/values/times.ts';
import { readLandArea } from './land-area.ts';

/** Numbers that come in the same order in every run. */
function seeded(seed: number): () => number {
  let state = seed;
  return () => {
    state = (Math.imul(state, 1664525) + 1013904223) >>> 0;
    return state / 2 ** 32;
  };
}

describe('numbers as offices write them', () => {
  it.each([
    ['1,234.50 บาท', 1234.5],
    ['๑,๒๓๔,๕๖๗.๘๙', 1234567.89],
    ['12,5', 12.5],
    ['0,125', 0.125],
    ['1.234.567', 1234567],
    ['1.234,56', 1234.56],
    ['1 234', 1234],
    ['฿2,400.-', 2400],
    ['(1,200)', -1200],
    ['−3', -3],
    ['หมู่ที่ 3', 3],
    ['25 คน', 25],
    ['1e3', 1000],
  ])('reads %s', (text, value) => expect(parseNumber(text)).toBe(value));

  it.each(['1,23,456', '1234,567', '12-3', '2566-2567', 'สิบสอง', '1.2.3', '12 ถึง 15', ''])(
    'takes %s for no number rather than for a wrong one',
    (text) => expect(parseNumber(text)).toBeNull(),
  );

  it('takes dashes and ไม่มี for nothing, and a fraction for no whole number', () => {
    for (const text of ['-', '–', 'ไม่มี', ' ', 'N/A', null])
      expect(readInteger(text)).toEqual({ value: null, failed: null, note: null });
    expect(readInteger('12.5').failed).toBe('value-unreadable');
    expect(readInteger('12.00').value).toBe(12);
  });

  it('reads yes and no, where ไม่มี is a no', () => {
    expect(['ใช่', 'มี', 1, 'Y', '✓', '๑'].map((cell) => readBoolean(cell).value)).toEqual([1, 1, 1, 1, 1, 1]);
    expect(['ไม่ใช่', 'ไม่มี', 0, 'n'].map((cell) => readBoolean(cell).value)).toEqual([0, 0, 0, 0]);
    expect(readBoolean('-').value).toBeNull();
    expect(readBoolean('อาจจะ').failed).toBe('value-unreadable');
  });

  it('keeps money in satang without rounding it away', () => {
    expect(readMoney('19,000.50', false)).toMatchObject({ value: 1_900_050, note: null });
    expect(readMoney('2.4', true)).toMatchObject({ value: 240_000_000, note: 'unit-converted' });
    expect(readMoney('2.4 ล้านบาท', false).value).toBe(240_000_000);
    expect(readMoney(-5, false).failed).toBe('value-unreadable');
  });

  it('cleans text of what cannot be seen, and of nothing else', () => {
    expect(readText('\u00A0บ้าน\u0000  เขา\u200B ').value).toBe('บ้าน เขา');
    expect(readText('ไม่มี').value).toBe('ไม่มี');
    expect(readText('–').value).toBeNull();
  });
});

describe('dates', () => {
  it.each([
    ['29/2/2567', '2024-02-29', null],
    ['29/02/67', '2024-02-29', 'year-assumed'],
    ['29 ก.พ. 67', '2024-02-29', 'year-assumed'],
    ['๒๙ กุมภาพันธ์ ๒๕๖๗', '2024-02-29', null],
    ['วันพฤหัสบดีที่ ๒๙ กุมภาพันธ์ พ.ศ. ๒๕๖๗', '2024-02-29', null],
    ['29-ก.พ.-67', '2024-02-29', 'year-assumed'],
    ['29 Feb ค.ศ. 2024', '2024-02-29', null],
    ['29/2/2567 10:30 น.', '2024-02-29', null],
    ['2024-02-29T20:00:00Z', '2024-03-01', null],
    ['2567-02-28', '2024-02-28', null],
    [45351, '2024-02-29', null],
    ['45351', '2024-02-29', null],
    [45351.75, '2024-02-29', null],
    [25670229, '2024-02-29', null],
    ['20240229', '2024-02-29', null],
    ['29022567', '2024-02-29', null],
  ])('reads %s', (cell, iso, note) => expect(readDate(cell)).toEqual({ value: iso, failed: null, note }));

  it.each(['29/2/2568', '31/4/2567', '2567', 'ก.พ. 2567', '30/2/67', 5, 'ไม่แน่ใจ'])('fails %s', (cell) =>
    expect(readDate(cell).failed).toBe('value-unreadable'),
  );

  it('finds the day that a workbook kept under a Buddhist year', () => {
    // 28 February of the year 2567, as Excel counts.
    const serial = Math.round((Date.UTC(2567, 1, 28) - Date.UTC(1899, 11, 30)) / 86_400_000);
    expect(dateOfSerial(serial)).toBe('2024-02-28');
  });

  it('reads years of the Buddhist era and turns common ones', () => {
    expect(readYearBe('ปีงบ 2567')).toMatchObject({ value: 2567, note: null });
    expect(readYearBe(2024)).toMatchObject({ value: 2567, note: 'unit-converted' });
    expect(readYearBe('๖๗')).toMatchObject({ value: 2567, note: 'year-assumed' });
    expect(readYearBe('2566-2570').failed).toBe('value-unreadable');
  });
});

describe('areas', () => {
  const rnw = (...cells: (string | number | null)[]) => readLandArea(cells, 'rai-ngan-wah');

  it('reads three columns, and carries what is too large for its own', () => {
    expect(rnw(12, 3, '45.6')).toEqual({ value: { rai: 12, ngan: 3, wah: 45.6 }, failed: null, note: null });
    expect(rnw(12, 5, 120)).toEqual({
      value: { rai: 13, ngan: 2, wah: 20 },
      failed: null,
      note: 'unit-converted',
    });
    expect(rnw(null, '', '-').value).toBeNull();
    expect(rnw(null, 2, null).value).toEqual({ rai: 0, ngan: 2, wah: 0 });
    expect(rnw(12, 'x', 0).failed).toBe('value-unreadable');
    expect(rnw(-1, 0, 0).failed).toBe('value-unreadable');
  });

  it.each([
    ['๑๒-๓-๔๕.๖', [12, 3, 45.6]],
    ['12 – 3 – 45 ไร่', [12, 3, 45]],
    ['12 ไร่ 3 งาน 45 ตร.ว.', [12, 3, 45]],
    ['1,250 ไร่', [1250, 0, 0]],
    ['2 งาน 50 ตารางวา', [0, 2, 50]],
    ['12.5', [12, 2, 0]],
  ])('reads %s in one column', (text, [rai, ngan, wah]) =>
    expect(rnw(text as string).value).toEqual({ rai, ngan, wah }),
  );

  it.each(['12-5-0', '12-3-145', 'สิบไร่', '2045-03-12'])('does not make an area of %s', (text) =>
    expect(rnw(text).failed).toBe('value-unreadable'),
  );

  it('turns other units into rai, ngan and wah', () => {
    expect(readLandArea([1], 'hectare')).toMatchObject({
      value: { rai: 6, ngan: 1, wah: 0 },
      note: 'unit-converted',
    });
    expect(readLandArea(['1,600 ตร.ม.'], 'square-metre').value).toEqual({ rai: 1, ngan: 0, wah: 0 });
    expect(readLandArea(['1'], 'square-kilometre').value).toEqual({ rai: 625, ngan: 0, wah: 0 });
  });

  it('reads back what it would write, whichever way it is written (seed 7)', () => {
    const random = seeded(7);
    for (let i = 0; i < 500; i++) {
      const area = {
        rai: Math.floor(random() * 100_000),
        ngan: Math.floor(random() * 4),
        wah: Math.floor(random() * 1000) / 10,
      };
      const written = [
        `${area.rai.toLocaleString('en-US')}-${area.ngan}-${area.wah}`,
        thaiDigits(`${area.rai} ไร่ ${area.ngan} งาน ${area.wah} ตารางวา`),
      ];
      for (const text of written) expect(rnw(text).value, text).toEqual(area);
      expect(rnw(area.rai, area.ngan, area.wah).value).toEqual(area);
      expect(readLandArea([m2OfRaiNganWah(area)], 'square-metre').value).toEqual(area);
    }
  });
});

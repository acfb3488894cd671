import { existsSync, readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { compareThai, looseText, normaliseThai, searchText, sortKey } from './thai-text.ts';

const collator = new Intl.Collator('th', { numeric: true });
const byBytes = (a: string, b: string): number =>
  Buffer.compare(Buffer.from(sortKey(a)), Buffer.from(sortKey(b)));

/** Leading vowels, every tone, thanthakhat, mai taikhu, clusters, digits of both kinds, spaces and signs. */
const HARD = [
  'ก',
  'กา',
  'ก่า',
  'ก้า',
  'ก๊า',
  'ก๋า',
  'กำ',
  'ก่ำ',
  'กลาง',
  'กล้วย',
  'เก่า',
  'เก้า',
  'เกล็ด',
  'เกล็ดเงิน',
  'แก',
  'แก่',
  'แก้ว',
  'ไก่',
  'ไก',
  'โก',
  'ก็',
  'กรรณ',
  'กรรม',
  'ขา',
  'ไข่',
  'จันทร์',
  'จันทร',
  'จันทรา',
  'ทราย',
  'ทรัพย์',
  'ทรัพย์สิน',
  'น้ำ',
  'นำ',
  'น้ำคำ',
  'น้ำเต้า',
  'บาน',
  'บ้าน',
  'บ้านใหม่',
  'เปรม',
  'เป็ด',
  'เป็น',
  'พรหม',
  'พราหมณ์',
  'เมือง',
  'เมืองใหม่',
  'แม',
  'แม่',
  'แม้',
  'ฤดู',
  'ฤาษี',
  'วัด',
  'วัง',
  'เวียง',
  'ศาล',
  'ศาลา',
  'สันติ',
  'สันต์',
  'หมู่ 2',
  'หมู่ 10',
  'หมู่ ๓',
  'ห้วย',
  'หวย',
  'ใหญ่',
  'ไหล',
  'อำเภอ',
  'อำ',
  'โอ่ง',
  'ฮ่องสอน',
  '1',
  '๒',
  '10',
  'เขต 9',
  'เขต 11',
  'ฯลฯ',
  'ป่า (แปลง 2)',
];

describe('the Thai sort key', () => {
  it('orders hard names as the Thai collation does, in every pair', () => {
    for (const a of HARD)
      for (const b of HARD) {
        const expected = Math.sign(collator.compare(a, b));
        if (expected !== 0) expect([a, b, Math.sign(byBytes(a, b))]).toEqual([a, b, expected]);
      }
  });

  it('orders random syllables as the Thai collation does', () => {
    let seed = 20;
    const next = (count: number): number => {
      seed = (seed * 1103515245 + 12345) % 2147483648;
      return Math.floor((seed / 2147483648) * count);
    };
    const pick = (list: readonly string[]): string => list[next(list.length)] ?? '';
    const syllable = (): string =>
      pick(['', '', 'เ', 'แ', 'โ', 'ไ', 'ใ']) +
      pick([...'กขคงจชดตทนบปพมยรลวสหอ']) +
      pick(['', '', 'ิ', 'ี', 'ุ', 'ั']) +
      pick(['', '', '', '่', '้', '๊', '๋']) +
      pick(['', 'า', 'น', 'ง', 'ร์', 'ม']);
    for (let i = 0; i < 4000; i++) {
      const [a, b] = [syllable() + syllable(), syllable() + syllable()];
      const expected = Math.sign(collator.compare(a, b));
      if (expected !== 0) expect([a, b, Math.sign(byBytes(a, b))]).toEqual([a, b, expected]);
    }
  });

  const gazetteer = new URL('../../resources/gazetteer.tsv', import.meta.url);
  it.skipIf(!existsSync(gazetteer))('orders every area name of Thailand as the Thai collation does', () => {
    const lines = readFileSync(gazetteer, 'utf8')
      .split('\n')
      .filter((line) => /^(province|district|subdistrict)\t/.test(line));
    const names = [...new Set(lines.flatMap((line) => line.split('\t')[2] ?? []))].sort(collator.compare);
    expect(names.length).toBeGreaterThan(5000);
    const wrong = names.slice(1).filter((name, i) => byBytes(names[i] ?? '', name) > 0);
    expect(wrong).toEqual([]);
  });

  it('breaks ties the same way every time', () => {
    expect(compareThai('ก ข', 'กข')).toBeLessThan(0);
    expect(compareThai('กข', 'ก ข')).toBeGreaterThan(0);
    expect(compareThai('กข', 'กข')).toBe(0);
  });
});

describe('normalised Thai', () => {
  it.each([
    ['น\u0E4D\u0E49า', 'น้ำ'],
    ['น\u0E49\u0E4Dา', 'น้ำ'],
    ['นํา', 'นำ'],
    ['เเม่', 'แม่'],
    ['ก\u0E48\u0E34น', 'กิ่น'],
    ['บ้าน\u200Bใหม่\u00A0 หนองแวง\uFEFF ', 'บ้านใหม่ หนองแวง'],
  ])('writes %j as %j', (raw, wanted) => {
    expect(normaliseThai(raw)).toBe(wanted);
    expect(normaliseThai(wanted)).toBe(wanted);
  });

  it('is searched without case and with Arabic digits, and near without tone marks', () => {
    expect(searchText('หมู่ ๑๒ Ban')).toBe('หมู่ 12 ban');
    expect(looseText('ทุ่ง ข้าวหอม')).toBe(looseText('ทุงขาวหอม'));
  });
});

import { describe, expect, it } from 'vitest';
import { cp874 } from '../testing/shapefile-bytes.ts';
import { EncodingEvidence } from './detect.ts';
import { labelOfCodePage, languageDriver } from './labels.ts';

const decide = (values: readonly Buffer[], cpg: string | null = null, ldid = 0) => {
  const evidence = new EncodingEvidence();
  for (const value of values) evidence.add(value, 0, value.length);
  return evidence.decide({ cpg: cpg === null ? null : labelOfCodePage(cpg), ldid: languageDriver(ldid) });
};
const THAI = ['ปากน้ำ', 'กระบี่ใหญ่', 'บ้านหนองผักฉีด', 'คลองหินปูน', 'เขาฉกรรจ์'];
const thai874 = THAI.map(cp874);
const thaiUtf8 = THAI.map((text) => Buffer.from(text));
const french = ['Orléans', 'Besançon', 'Nîmes', 'Alençon', 'Béziers'].map((text) =>
  Buffer.from(text, 'latin1'),
);

describe('names of code pages', () => {
  it.each([
    '874',
    'cp874',
    'CP-874',
    'ANSI 874',
    'OEM 874',
    'windows-874',
    'Windows 874',
    'x-windows-874',
    'ms874',
    'ibm874',
    '88911',
    '8859-11',
    'ISO-8859-11',
    'ISO 8859-11',
    'ISO_8859_11',
    'TIS-620',
    'tis620',
    'TIS620.2533',
    '874\r\n',
    '\uFEFF874',
    '"874"',
    'ANSI874',
    'LDID/124',
    'IBM-874',
    'Thai (Windows)',
    'TIS-620-2533',
  ])('%j is Windows-874', (text) => {
    expect(labelOfCodePage(text)).toBe('windows-874');
  });
  it.each(['UTF-8', 'utf8', 'UTF8\n', '65001', 'cp65001', 'Utf_8', 'UTF-8-SIG', 'utf8mb4'])(
    '%j is UTF-8',
    (text) => {
      expect(labelOfCodePage(text)).toBe('utf-8');
    },
  );
  it.each([
    ['88591', 'windows-1252'],
    ['ISO-8859-1', 'windows-1252'],
    ['ANSI 1252', 'windows-1252'],
    ['latin2', 'iso-8859-2'],
    ['EUC-KR', 'euc-kr'],
    ['932', 'shift_jis'],
    ['1251', 'windows-1251'],
    ['UTF-16', 'utf-16le'],
  ])('%j is %s', (text, label) => {
    expect(labelOfCodePage(text)).toBe(label);
  });
  it('knows nothing of nonsense', () => {
    expect(labelOfCodePage('thai please')).toBeNull();
    expect(labelOfCodePage('')).toBeNull();
  });
});

describe('encoding by evidence', () => {
  it('follows the .cpg, then a strong language driver', () => {
    expect(decide(thai874, '874')).toMatchObject({ name: 'windows-874', evidence: 'cpg' });
    expect(decide(thai874, null, 0x7c)).toMatchObject({ name: 'windows-874', evidence: 'ldid' });
    expect(decide(thai874, null, 0x50)).toMatchObject({ name: 'windows-874', evidence: 'ldid' });
  });
  it('tells UTF-8 and Thai bytes apart without a mark', () => {
    expect(decide(thaiUtf8)).toMatchObject({ name: 'utf-8', evidence: 'utf8-valid' });
    expect(decide(thai874)).toMatchObject({ name: 'windows-874', evidence: 'thai-bytes' });
  });
  it('does not believe the mark that programs write unasked', () => {
    expect(decide(thai874, null, 0x57)).toMatchObject({ name: 'windows-874', evidence: 'thai-bytes' });
    expect(decide(thaiUtf8, null, 0x57)).toMatchObject({ name: 'utf-8', evidence: 'utf8-valid' });
    expect(decide(french, null, 0x57)).toMatchObject({ name: 'windows-1252', evidence: 'ldid' });
  });
  it('passes over a .cpg that the bytes disprove', () => {
    expect(decide(thai874, 'UTF-8')).toMatchObject({ name: 'windows-874', evidence: 'thai-bytes' });
    expect(decide(thaiUtf8, '874')).toMatchObject({ name: 'utf-8', evidence: 'utf8-valid' });
    expect(decide(thai874, 'ISO-8859-1')).toMatchObject({ name: 'windows-874', evidence: 'thai-bytes' });
  });
  it('leaves open what it cannot know, with candidates', () => {
    const found = decide(french);
    expect(found).toMatchObject({ name: null, evidence: 'undecided' });
    expect(found.candidates[0]!.name).toBe('windows-1252');
  });
  it('takes a last character that was cut off for UTF-8 all the same', () => {
    const cut = THAI.map((text) => Buffer.from(text).subarray(0, -1));
    expect(decide(cut)).toMatchObject({ name: 'utf-8', evidence: 'utf8-valid' });
  });
  it('says so where the bytes are as much the one as the other, and takes a mark then', () => {
    const even = [cp874('ยก'), cp874('รก')];
    const found = decide(even);
    expect(found).toMatchObject({ name: null, evidence: 'undecided' });
    expect(found.candidates.slice(0, 2).map(({ name, score }) => [name, score])).toEqual([
      ['utf-8', 1],
      ['windows-874', 1],
    ]);
    expect(decide(even, null, 0x7c)).toMatchObject({ name: 'windows-874' });
    expect(decide(even, '874')).toMatchObject({ name: 'windows-874' });
    expect(decide(['Orléans', 'Nîmes'].map((text) => Buffer.from(text)))).toMatchObject({ name: 'utf-8' });
    expect(decide([...even, cp874('ปากน้ำ')])).toMatchObject({ name: 'windows-874' });
  });
  it('needs nothing for plain letters', () => {
    expect(decide([Buffer.from('Krabi')])).toMatchObject({ name: 'utf-8', evidence: 'ascii' });
  });
});

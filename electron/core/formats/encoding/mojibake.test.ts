import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { cp874 } from '../testing/shapefile-bytes.ts';
import { MojibakeEvidence, repairMojibake } from './mojibake.ts';

const RESOURCES = join(import.meta.dirname, '../../../../resources/gazetteer.tsv');
const NAMES = [
  ...new Set(
    readFileSync(RESOURCES, 'utf8')
      .split('\n')
      .filter((line) => /^(province|district|subdistrict)\t/.test(line))
      .map((line) => line.split('\t')[2]!),
  ),
];

const SIGNS = '€\u0081‚ƒ„…†‡ˆ‰Š‹Œ\u008dŽ\u008f\u0090‘’“”•–—˜™š›œ\u009džŸ';
const asLatin1 = (bytes: Buffer): string => bytes.toString('latin1');
const as1252 = (bytes: Buffer): string =>
  asLatin1(bytes).replace(/[\u0080-\u009F]/g, (control) => SIGNS[control.charCodeAt(0) - 0x80]!);
const as874 = (bytes: Buffer): string => new TextDecoder('windows-874').decode(bytes);

/** Every way in which Thai is garbled on its way from one office to the next. */
const WAYS: Readonly<Record<string, (text: string) => string>> = {
  'CP874 as Latin-1': (text) => asLatin1(cp874(text)),
  'CP874 as Windows-1252': (text) => as1252(cp874(text)),
  'UTF-8 as Latin-1': (text) => asLatin1(Buffer.from(text)),
  'UTF-8 as Windows-1252': (text) => as1252(Buffer.from(text)),
  'UTF-8 as CP874': (text) => as874(Buffer.from(text)),
  'UTF-8 as Windows-1252 twice': (text) => as1252(Buffer.from(as1252(Buffer.from(text)))),
  'CP874 as Windows-1252, then UTF-8 as Windows-1252': (text) => as1252(Buffer.from(as1252(cp874(text)))),
};

/** What becomes of the names: put right to the letter, left as they are, made into something else. */
function repaired(way: (text: string) => string): { right: number; left: number; wrong: string[] } {
  const result = { right: 0, left: 0, wrong: [] as string[] };
  for (const name of NAMES) {
    const text = repairMojibake(way(name));
    if (text === null) result.left++;
    else if (text === name) result.right++;
    else result.wrong.push(`${name} → ${text}`);
  }
  return result;
}
const measured = Object.entries(WAYS).map(([name, way]) => {
  const result = repaired(way);
  return { name, ...result, share: Math.round((result.right / NAMES.length) * 1000) / 10 };
});

describe(`garbled Thai: ${NAMES.length} names of areas`, () => {
  it.each(measured)('$name: $share % put right, none wrongly', ({ name, share, wrong }) => {
    expect(wrong).toEqual([]);
    // Short names of CP874 alone could be something else; within a garbled column they are put right as well.
    expect(share).toBeGreaterThan(name.includes('UTF-8 as') && !name.startsWith('CP874') ? 99.9 : 95);
  });
  it('is put right beside Latin words and digits', () => {
    for (const text of ['หมู่ที่ 5 ตำบลปากน้ำ', 'ร้าน OTOP คลองท่อม (2562)', 'วัดแก้วโกรวาราม, บ.เขาขนาบน้ำ'])
      for (const way of Object.values(WAYS)) expect(repairMojibake(way(text))).toBe(text);
  });
});

const ELSEWHERE = [
  'Orléans Besançon Nîmes Alençon Béziers Châlons-en-Champagne Œuvre cœur naïve ÉCOLE FORÊT À CÔTÉ ÎLE-DE-FRANCE',
  'Müller Größe Übermaß Straße Käse Äpfel Öl DÜSSELDORF WEISSENSEE Łódź São Paulo Tromsø Århus Malmö ÅÄÖ',
  '25 °C ±5 % ½ 3×4 m² 10 µg §12 «guillemets» «À» » ¬¬¬ °°° ¿Qué? ¡Hola! señor Ñandú © ® ™ £5 ¥100 ·',
  'ປາກນ້ຳ ວຽງຈັນ ສະຫວັນນະເຂດ',
  'ភ្នំពេញ សៀមរាប បាត់ដំបង',
  'the quick brown fox',
  '',
].flatMap((line) => [line, ...line.split(' ')]);

describe('text that is not garbled', () => {
  it('is never touched: Thai names, whole, in pairs and mixed with Latin', () => {
    for (const [i, name] of NAMES.entries()) {
      const next = NAMES[(i * 7919 + 13) % NAMES.length]!;
      for (const text of [name, `${name} ${next}`, `${name}${next}`, `ต.${name} – Tambon «${i}» café`])
        expect(repairMojibake(text)).toBeNull();
    }
  });
  it.each(ELSEWHERE.map((text) => [text]))('%j is left as it is', (text) => {
    expect(repairMojibake(text)).toBeNull();
    expect(repairMojibake(as1252(Buffer.from(text)))).toBeNull();
  });
  it('is left as it is where it is damaged in part', () => {
    for (const name of ['คลองท่อมใต้', 'เกาะกลาง', 'ปากน้ำ'])
      for (const way of Object.values(WAYS)) {
        const garbled = way(name);
        const cut = [
          garbled.replace(garbled[2]!, '?'),
          garbled.replace(garbled[1]!, '\uFFFD'),
          `${garbled}ไทย`,
        ];
        for (const text of cut) {
          const repaired = repairMojibake(text);
          expect(repaired === null || !repaired.includes('?'), `${text} → ${repaired}`).toBe(true);
          expect(repaired).toBeNull();
        }
      }
  });
});

describe('evidence of garbled text', () => {
  it('names columns, rows and kind, with examples, and is null for a clean file', () => {
    const evidence = new MojibakeEvidence();
    NAMES.slice(0, 50).forEach((name, i) => {
      evidence.add('NAME_T', i + 1, WAYS['CP874 as Windows-1252']!(name));
      evidence.add('NAME_E', i + 1, 'Krabi');
      evidence.add('TAM', i + 1, name);
    });
    const finding = evidence.finding()!;
    expect(finding).toMatchObject({ kind: 'windows-1252', columns: ['NAME_T'] });
    expect(finding.rows).toBeGreaterThan(45);
    expect(finding.examples).toHaveLength(10);
    evidence.add('TAM', 51, WAYS['UTF-8 as Windows-1252']!('กระบี่'));
    expect(evidence.finding()).toMatchObject({ kind: 'mixed', columns: ['NAME_T', 'TAM'] });
    expect(new MojibakeEvidence().finding()).toBeNull();
  });
});

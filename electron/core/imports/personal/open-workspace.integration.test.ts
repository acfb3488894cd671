import { existsSync, readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import type { ImportSet } from '../../../../shared/contract/imports.ts';
import { intakeApp } from '../testing/intake-app.ts';

const { open, file, look, commit } = intakeApp();

/** Made-up numbers with right check digits: no one's. */
const idOf = (i: number): string => {
  const twelve = `1${String(20_000_000_000 + i * 7919)}`;
  const sum = [...twelve].reduce((total, digit, at) => total + Number(digit) * (13 - at), 0);
  return `${twelve}${(11 - (sum % 11)) % 10}`;
};
const dashed = (id: string): string => id.replace(/^(.)(.{4})(.{5})(..)(.)$/, '$1-$2-$3-$4-$5');
const spaced = (id: string): string => id.replace(/^(.)(.{4})(.{5})(..)(.)$/, '$1 $2 $3 $4 $5');
const inThai = (text: string): string => text.replace(/\d/g, (d) => String.fromCharCode(0x0e50 + Number(d)));

/** All that anyone with the workspace can read of it. */
function openBytes(): Buffer {
  const path = open().workspace.gpkgPath;
  return Buffer.concat([path, `${path}-wal`].filter(existsSync).map((part) => readFileSync(part)));
}

const taken = (set: ImportSet, more: object = {}) => ({ key: set.key, title: set.suggestedTitle, ...more });
const codes = (set: ImportSet): string[] => set.issues.map(({ code }) => code);

/** Takes a file in as the page would, and expects none of the words in the workspace. */
async function expectOpenWithout(
  path: string,
  secrets: readonly string[],
  more: object = {},
): Promise<ImportSet> {
  const { previewId, sets } = await look(path);
  const set = sets[0]!;
  expect(JSON.stringify(set.issues)).not.toMatch(new RegExp(secrets.join('|')));
  const result = await commit(previewId, [taken(set, more)]);
  expect(result.inserted).toBeGreaterThan(0);
  const bytes = openBytes();
  for (const secret of secrets) expect(bytes.includes(secret), secret).toBe(false);
  return set;
}

const csv = (headings: string, rows: readonly string[]): string => `${headings}\n${rows.join('\n')}\n`;

describe('ID numbers and names in neutral columns', () => {
  it('are found in whatever row they begin', async () => {
    const rows = Array.from({ length: 350 }, (_, i) =>
      i < 300 ? `${i},แปลง ${i},,` : `${i},แปลง ${i},${idOf(i)},นายลับ${'กขคงจ'[i % 5]} ลับเฉพาะ`,
    );
    const set = await expectOpenWithout(file('a.csv', csv('ลำดับ,แปลง,ก,ข', rows)), [
      idOf(300),
      idOf(349),
      'ลับเฉพาะ',
    ]);
    expect(codes(set)).toContain('personal-left-out');
    expect(set.personal.map(({ name, kind }) => `${name} ${kind}`)).toEqual(
      expect.arrayContaining(['ก national-id', 'ข name']),
    );
  });

  it('are found in four rows, in one, and in one cell of a thousand', async () => {
    const four = [1, 2, 3, 4].map((i) => `${i},${idOf(i)},ลับเฉพาะ ${'กขคง'[i - 1]}ลับ`);
    await expectOpenWithout(file('b.csv', csv('ลำดับ,รหัสผู้รับ,ผู้รับ', four)), [idOf(1), idOf(4), 'ลับเฉพาะ']);
    await expectOpenWithout(file('c.csv', csv('ลำดับ,ค', [`1,${idOf(9)}`])), [idOf(9)]);
    const thousand = Array.from(
      { length: 1000 },
      (_, i) => `${i},${i === 777 ? `บัตร ${idOf(7)} แล้ว` : 'ตรวจแล้ว'}`,
    );
    await expectOpenWithout(file('d.csv', csv('ลำดับ,หมายเหตุ', thousand)), [idOf(7)]);
  });

  it.each([
    ['dashes', dashed],
    ['spaces', spaced],
    ['Thai digits', inThai],
    ['Thai digits and dashes', (id: string) => inThai(dashed(id))],
    ['a long dash and a space', (id: string) => dashed(id).replaceAll('-', ' – ')],
    ['a word in front', (id: string) => `เลขบัตร ${id}`],
    ['a number in front', (id: string) => `5. ${id}`],
    ['marks that are not seen', (id: string) => dashed(id).replaceAll('-', '\u200b')],
    ['wide digits', (id: string) => id.replace(/\d/g, (d) => String.fromCharCode(0xff10 + Number(d)))],
  ])('are found with %s', async (_, write) => {
    const rows = Array.from({ length: 40 }, (_, i) => `${i},${write(idOf(i))}`);
    await expectOpenWithout(file('e.csv', csv('ลำดับ,อื่น ๆ', rows)), [
      write(idOf(0)),
      write(idOf(39)),
      idOf(39),
    ]);
  });

  it('are not seen in running numbers and coordinates, which stay', async () => {
    const rows = Array.from(
      { length: 200 },
      (_, i) => `${1_000_000_000_000 + i},"15.1234567890${100 + i},100.12345678901${10 + (i % 90)}"`,
    );
    const { previewId, sets } = await look(file('f.csv', csv('เลขแปลง,พิกัดเดิม', rows)));
    expect(sets[0]!.personal).toEqual([]);
    expect((await commit(previewId, [taken(sets[0]!, { crs: 'EPSG:4326' })])).inserted).toBe(200);
  });
});

describe('attributes of maps', () => {
  const feature = (i: number, properties: object) => ({
    type: 'Feature',
    geometry: { type: 'Point', coordinates: [100.1 + i / 1000, 15.1] },
    properties,
  });
  const collection = (features: object[]): string => JSON.stringify({ type: 'FeatureCollection', features });

  it('of GeoJSON lose numbers, as digits and as figures, and what stands beside them', async () => {
    const features = [0, 1, 2].map((i) =>
      feature(i, { แปลง: `แปลง ${i}`, n: Number(idOf(i)), who: `สม${'กขค'[i]} ลับเฉพาะ`, ตำบล: 'บ้านกล้วย' }),
    );
    const set = await expectOpenWithout(file('g.geojson', collection(features)), [idOf(1), 'ลับเฉพาะ']);
    expect(set.personal.map(({ name }) => name)).not.toContain('ตำบล');
    expect(openBytes().includes('บ้านกล้วย')).toBe(true);
  });

  it('of KML lose descriptions with numbers in them, and names of folders lose the number', async () => {
    const placemark = `<Placemark><name>จุด</name><description>ชื่อ: นายลับ ลับเฉพาะ บัตร ${dashed(idOf(3))}</description><Point><coordinates>100.1,15.1</coordinates></Point></Placemark>`;
    const kml = `<?xml version="1.0"?><kml xmlns="http://www.opengis.net/kml/2.2"><Document><Folder><name>ของ ${idOf(3)}</name>${placemark}</Folder></Document></kml>`;
    await expectOpenWithout(file('h.kml', kml), [idOf(3), dashed(idOf(3)), 'ลับเฉพาะ']);
  });
});

describe('words about a file', () => {
  const rows = [1, 2, 3].map((i) => `${i},${idOf(i)},นายลับ${'กขค'[i - 1]} ลับเฉพาะ`);

  it('hold no number and no name: its name, its title, its agency, the name of a profile', async () => {
    const path = file(`บัตร ${idOf(1)} นายสมลับ ชั้นลับ.csv`, csv('ลำดับ,ก,ข', rows));
    const more = { source: `ผู้ส่ง ${dashed(idOf(2))}`, saveProfile: `แบบของ ${idOf(3)}` };
    const set = await expectOpenWithout(
      path,
      [idOf(1), idOf(2), dashed(idOf(2)), idOf(3), 'สมลับ', 'ชั้นลับ', 'ลับเฉพาะ'],
      more,
    );
    expect(set.suggestedTitle).not.toMatch(/สมลับ|\d{13}/);
  });

  it('hold nothing of a first row that stands where headings should', async () => {
    const bare = [`${idOf(5)},นายต้น ลับเฉพาะ`, ...rows.map((row) => row.slice(2))].join('\n');
    const path = file('i.csv', `${bare}\n`);
    await expectOpenWithout(path, [idOf(5), idOf(1), 'ลับเฉพาะ'], { headerRow: 1 });
  });

  it('hold no number in the names of files that were passed over', async () => {
    const { previewId, sets } = await look(
      file('j.csv', csv('ลำดับ,ก,ข', rows)),
      file(`บัตร ${idOf(4)} นายภาพ ลับภาพ.jpg`, Buffer.from([0xff, 0xd8, 0xff, 0xe0])),
    );
    await commit(previewId, [taken(sets[0]!)]);
    const bytes = openBytes();
    for (const secret of [idOf(4), 'ลับภาพ']) expect(bytes.includes(secret)).toBe(false);
  });
});

describe('a list without ID numbers', () => {
  it('loses names, phones, houses and what is told of health', async () => {
    const people = Array.from(
      { length: 6 },
      (_, i) => `นายลับ${'กขคงจฉ'[i]} ลับเฉพาะ,ติดเตียง,081-234-567${i},99/${i},บ้านกล้วย`,
    );
    const path = file('k.csv', csv('ผู้รับ,ความพิการ,โทร,บ้านเลขที่,ตำบล', people));
    const set = await expectOpenWithout(path, ['ลับเฉพาะ', 'ติดเตียง', '081-234-567', '99/3']);
    expect(codes(set)).toContain('personal-left-out');
    expect(openBytes().includes('บ้านกล้วย')).toBe(true);
  });

  it('loses what is told of health even where nobody is named; counts stay', async () => {
    const rows = Array.from({ length: 6 }, (_, i) => `บ้านกล้วย,ตาบอดลับ,${i}`);
    const path = file('l.csv', csv('ตำบล,ประเภทความพิการ,จำนวนผู้พิการ', rows));
    const set = await expectOpenWithout(path, ['ตาบอดลับ']);
    expect(set.personal).toEqual([{ name: 'ประเภทความพิการ', kind: 'health', withheld: true }]);
  });

  it('keeps the telephone of an office, and says what it looks like', async () => {
    const rows = Array.from({ length: 5 }, (_, i) => `ศูนย์ ${i},08123456${i}0`);
    const { sets } = await look(file('m.csv', csv('หน่วยงาน,ติดต่อ', rows)));
    expect(sets[0]!.personal).toEqual([{ name: 'ติดต่อ', kind: 'phone', withheld: false }]);
    expect(codes(sets[0]!)).toContain('personal-suspected');
  });
});

it('an open register takes no number, whatever the mapping says', async () => {
  const rows = [1, 2, 3].map(
    (i) => `ป่าบ้าน${'กขค'[i - 1]},${idOf(i)},นายลับ${'กขค'[i - 1]} ลับเฉพาะ,บ้านกล้วย,เมืองชัยนาท`,
  );
  const path = file('n.csv', csv('ชื่อป่าชุมชน,รหัสผู้รับ,ผู้ดูแล,ตำบล,อำเภอ', rows));
  const mapping = [
    { columns: ['ชื่อป่าชุมชน'], field: 'name_th', convert: 'text' },
    { columns: ['รหัสผู้รับ'], field: 'code', convert: 'text' },
    { columns: ['ผู้ดูแล'], field: 'approval_no', convert: 'text' },
  ];
  const set = await expectOpenWithout(path, [idOf(1), idOf(3), 'ลับเฉพาะ'], {
    register: 'community_forest',
    mapping,
  });
  expect(codes(set)).toContain('personal-left-out');
});

const NOTED = [
  'ป่าบ้านกก,บ้านกล้วย,เมืองชัยนาท,ติดต่อนางสมลับ ชั้นลับ บัตร 5000000007774',
  'ป่าบ้านขอ,บ้านกล้วย,เมืองชัยนาท,ตรวจแนวเขตแล้ว',
  'ป่าบ้านคอ,บ้านกล้วย,เมืองชัยนาท,',
];

it.each([[null], ['community_forest']])(
  'a remark with a number in the middle of its words is left out, and said so (register %s)',
  async (register) => {
    const path = file('o.csv', csv('ชื่อป่าชุมชน,ตำบล,อำเภอ,หมายเหตุ', NOTED));
    const set = await expectOpenWithout(path, ['5000000007774', 'ชั้นลับ'], register ? { register } : {});
    expect(codes(set)).toContain('personal-left-out');
    expect(set.personal).toContainEqual({ name: 'หมายเหตุ', kind: 'national-id', withheld: true });
  },
);

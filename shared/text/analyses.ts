import type { Bilingual } from '../contract/base.ts';
import { M2_PER_RAI } from '../domain/units.ts';
import { spaced } from './spaced.ts';

const said = (th: string, en: string): Bilingual => ({ th: spaced(th), en });
const n = (value: number): string => value.toLocaleString('en-US');

/** What a layer's rows are called in a sentence: «ครัวเรือน», and what they are counted by: «123 แห่ง». */
export interface Noun {
  readonly name: Bilingual;
  readonly plural: string;
  readonly counter: Bilingual;
  /** Put before the name of one of them. */
  readonly prefix: string;
}

const noun = (th: string, en: string, plural: string, counter = th, prefix = ''): Noun => ({
  name: said(th, en),
  plural,
  counter: said(counter, plural),
  prefix,
});

/** The noun of the one restricted register that questions count. */
export const householdNoun: Noun = noun('ครัวเรือน', 'household', 'households');

/** Those of them that live in unsafe houses which are in no housing project. */
export const unsafeHousesNoun: Noun = noun(
  'ครัวเรือนบ้านไม่ปลอดภัยที่ยังไม่อยู่ในโครงการ',
  'household in an unsafe house outside any project',
  'households in unsafe houses outside any project',
  'ครัวเรือน',
);

/** The registers' nouns; other layers go by their title. */
export const REGISTER_NOUNS: Readonly<Record<string, Noun>> = {
  province: noun('จังหวัด', 'province', 'provinces', 'จังหวัด', 'จ.'),
  zone: noun('โซน', 'zone', 'zones'),
  district: noun('อำเภอ', 'district', 'districts', 'อำเภอ', 'อ.'),
  subdistrict: noun('ตำบล', 'sub-district', 'sub-districts', 'ตำบล', 'ต.'),
  council_area: noun('พื้นที่สภาฯ', 'council area', 'council areas', 'พื้นที่'),
  village: noun('หมู่บ้าน', 'village', 'villages', 'หมู่บ้าน', 'บ้าน'),
  community_forest: noun('ป่าชุมชน', 'community forest', 'community forests', 'แห่ง'),
  housing_project: noun('โครงการที่อยู่อาศัย', 'housing project', 'housing projects', 'โครงการ'),
  welfare_fund: noun('กองทุนสวัสดิการชุมชน', 'community welfare fund', 'community welfare funds', 'กองทุน'),
  local_authority: noun('อปท.', 'local authority', 'local authorities', 'แห่ง'),
  forest_part: noun('บริเวณในป่าชุมชน', 'part of a community forest', 'parts of community forests', 'แห่ง'),
  learning_area: noun('พื้นที่เรียนรู้', 'learning area', 'learning areas', 'แห่ง'),
  council: noun('สภาองค์กรชุมชน', 'community organization council', 'community organization councils', 'แห่ง'),
  partner: noun('ภาคี', 'partner', 'partners', 'หน่วยงาน'),
  working_group: noun('คณะทำงาน', 'working group', 'working groups', 'คณะ'),
  household: householdNoun,
};

/** The noun of a layer that is no register. */
export const layerNoun = (title: string, titleEn: string): Noun =>
  noun(title, titleEn || title, titleEn || title, 'รายการ');

export interface NearWords {
  readonly of: Noun;
  /** As `formatDistance` gives it in each language. */
  readonly distance: Bilingual;
  readonly beyond: boolean;
  /** Along which roads it is measured; straight without. */
  readonly along?: Bilingual;
}

/** No distance at all. */
const AT_ONCE = '0 ม.';

/** «อยู่ภายใน 1 กม. จากป่าชุมชน», «อยู่ในหรือติดกับป่าชุมชน» for no distance; for one condition or several. */
export const nearPhrase = (conditions: readonly NearWords[]): Bilingual => ({
  th: conditions
    .map(({ of, distance, beyond, along }) =>
      distance.th === AT_ONCE
        ? `${beyond ? 'อยู่นอก' : 'อยู่ในหรือติดกับ'}${of.name.th}`
        : beyond
          ? `อยู่ห่างจาก${of.name.th}เกิน ${distance.th}${along?.th ?? ''}`
          : `อยู่ภายใน ${distance.th} จาก${of.name.th}${along?.th ?? ''}`,
    )
    .join(' และ'),
  en: conditions
    .map(({ of, distance, beyond, along }) =>
      distance.th === AT_ONCE
        ? beyond
          ? `outside every ${of.name.en}`
          : `in or next to a ${of.name.en}`
        : beyond
          ? `more than ${distance.en} from any ${of.name.en}${along?.en ?? ''}`
          : `within ${distance.en} of a ${of.name.en}${along?.en ?? ''}`,
    )
    .join(' and '),
});

/** What is near, in one word for a sentence: «หมู่บ้านที่อยู่ภายใน 1 กม. จากป่าชุมชน». */
export function nounNear(of: Noun, conditions: readonly NearWords[]): Noun {
  if (conditions.length === 0) return of;
  const near = nearPhrase(conditions);
  const name = { th: `${of.name.th}ที่${near.th}`, en: `${of.name.en} ${near.en}` };
  return { ...of, name, plural: `${of.plural} ${near.en}` };
}

/** Rings around something, which are counted as ranges of distance. */
export const ringNoun: Noun = noun('ช่วงระยะ', 'ring', 'rings', 'ช่วงระยะ');

/** Words of results, their methods and what they left out. */
export const analysesText = {
  change: (title: string): Bilingual => said(`วิเคราะห์ ${title}`, `Analysis: ${title}`),
  job: (title: string): Bilingual => said(title, title),
  reading: said('กำลังอ่านข้อมูล', 'Reading the data'),
  step: (at: number, of: number): Bilingual =>
    said(`กำลังคำนวณ ขั้นที่ ${at} จาก ${of}`, `Working out step ${at} of ${of}`),
  writing: said('กำลังสร้างชั้นข้อมูลคำตอบ', 'Making the result layer'),
  reused: said(
    'ข้อมูลไม่เปลี่ยนตั้งแต่คิดครั้งก่อน จึงใช้คำตอบเดิม',
    'The data has not changed since, so the earlier answer is used',
  ),
  columns: {
    code: said('รหัส', 'Code'),
    name: said('ชื่อ', 'Name'),
    district: said('อำเภอ', 'District'),
    count: (subject: Noun): Bilingual => said(`จำนวน${subject.name.th}`, `Number of ${subject.plural}`),
    area: (subject: Noun): Bilingual =>
      said(`เนื้อที่${subject.name.th} (ไร่)`, `Area of ${subject.plural} (rai)`),
    state: said('สถานะตัวเลข', 'State of the figure'),
    shareOfTotal: said('ร้อยละของทั้งหมด', 'Per cent of the total'),
    shareOfArea: said('ร้อยละของพื้นที่', 'Per cent of the area'),
    areaRai: said('เนื้อที่ทั้งหมด (ไร่)', 'Whole area (rai)'),
  },
  rai: said('ไร่', 'rai'),
  percent: said('ร้อยละ', '%'),
  denominator: (areas: Noun, of: number, withData: number): Bilingual =>
    of === withData
      ? said(`จาก ${n(of)} ${areas.counter.th}`, `of ${n(of)} ${areas.plural}`)
      : said(
          `จาก ${n(withData)} ${areas.counter.th}ที่มีข้อมูล (ทั้งหมด ${n(of)} ${areas.counter.th})`,
          `of ${n(withData)} ${areas.plural} with data (${n(of)} in all)`,
        ),
  denominatorRows: (subject: Noun, of: number): Bilingual =>
    said(`จาก ${n(of)} ${subject.counter.th}`, `of ${n(of)} ${subject.plural}`),
} as const;

/** How it was worked out, a sentence for each part; the parts that apply are joined. */
export const methodText = {
  /** Areas of which nothing lies in reach. */
  without: (areas: Noun, other: Noun, distance: Bilingual): Bilingual =>
    said(
      `${areas.name.th}ที่ถือว่ายังไม่มี คือไม่มี${other.name.th}ทั้งในพื้นที่และภายใน ${distance.th} วัดจากขอบเขตของ${areas.name.th}ถึงส่วนที่ใกล้ที่สุด`,
      `A ${areas.name.en} is without where no ${other.name.en} lies in it or within ${distance.en} of its border, measured to the nearest part`,
    ),
  near: said(
    'ระยะทางวัดเป็นเส้นตรงบนผิวโลก (geodesic, WGS 84) ถึงจุดใกล้ที่สุด อยู่ในพื้นที่ถือเป็นระยะ 0',
    'Distances are geodesic on WGS 84 to the nearest point; inside counts as 0',
  ),
  count: (areas: Noun): Bilingual =>
    said(
      `นับแต่ละแห่งครั้งเดียวตามที่ตั้งจริง ที่อยู่บนแนวเขตพอดีนับใน${areas.name.th}ซึ่งมีรหัสน้อยกว่า`,
      `Each is counted once, by where it stands; on a shared border it counts in the ${areas.name.en} of the lower code`,
    ),
  area: said(
    'เนื้อที่คำนวณบนผิวโลก (geodesic, WGS 84) ด้วย GeographicLib ที่ซ้อนกันนับครั้งเดียว 1 ไร่ = 1,600 ตร.ม.',
    'Areas are geodesic on WGS 84 by GeographicLib; overlaps count once; 1 rai = 1,600 m²',
  ),
  areaUtm: (zone: number): Bilingual =>
    said(
      `เนื้อที่คำนวณบนกริด UTM โซน ${zone}N (EPSG:${32600 + zone}) ของชั้นข้อมูล ที่ซ้อนกันนับครั้งเดียว 1 ไร่ = 1,600 ตร.ม.`,
      `Areas are on the UTM grid of zone ${zone}N (EPSG:${32600 + zone}), that of the layer; overlaps count once; 1 rai = 1,600 m²`,
    ),
  utm: (zone: number): Bilingual =>
    said(
      `เนื้อที่และความยาวคำนวณบนกริด UTM โซน ${zone}N (EPSG:${32600 + zone}) ของชั้นข้อมูล ซึ่งต่างจากผิวโลกไม่เกิน 0.2 % ในโซน`,
      `Areas and lengths are on the UTM grid of zone ${zone}N (EPSG:${32600 + zone}), that of the layer: within the zone less than 0.2 % from those on the ellipsoid`,
    ),
  missing: (areas: Noun, subject: Noun): Bilingual =>
    said(
      `${areas.name.th}ที่ยังไม่มีข้อมูล${subject.name.th}เลย แสดงว่า “ยังไม่มีข้อมูล” ไม่ใช่ 0`,
      `A ${areas.name.en} without any ${subject.name.en} on record shows as “no data”, not as 0`,
    ),
  suppressed: (k: number): Bilingual =>
    said(
      `ตัวเลขที่น้อยกว่า ${k} และตัวเลขที่จะทำให้คิดย้อนได้ ปกปิดไว้เพื่อคุ้มครองข้อมูลส่วนบุคคล คุ้มครองได้เฉพาะในคำตอบเดียวกัน ไม่ควรเผยแพร่คำตอบหลายระยะทางคู่กัน`,
      `Figures below ${k}, and those that would give them away, are withheld to protect personal data. This holds within one answer: answers at several distances should not be published side by side`,
    ),
} as const;

const rai = (m2: number): string =>
  (m2 / M2_PER_RAI).toLocaleString('en-US', { maximumFractionDigits: m2 < 16_000 ? 2 : 0 });

/** How many were left out, as the sentences below take it. */
export const amountOf = (count: number): Bilingual => said(n(count), n(count));
/** The same where the number itself may not be told. */
export const fewerThan = (k: number): Bilingual => said(`น้อยกว่า ${k}`, `Fewer than ${k}`);

/** What was left out and why. `areas` is null where a step has none. */
export const leftOutText = {
  'geometry-null': (subject: Noun, amount: Bilingual): Bilingual =>
    said(
      `${subject.name.th} ${amount.th} ${subject.counter.th} ไม่มีตำแหน่งบนแผนที่ จึงไม่ได้นับ`,
      `${amount.en} ${subject.plural} without a place on the map were not counted`,
    ),
  'geometry-repaired': (subject: Noun, amount: Bilingual): Bilingual =>
    said(
      `${subject.name.th} ${amount.th} ${subject.counter.th} มีแนวเขตผิดพลาด ซ่อมก่อนคำนวณ ข้อมูลเดิมไม่เปลี่ยน`,
      `The boundaries of ${amount.en} ${subject.plural} were mended for the calculation; the data stays as it was`,
    ),
  'geometry-unrepairable': (subject: Noun, amount: Bilingual): Bilingual =>
    said(
      `${subject.name.th} ${amount.th} ${subject.counter.th} มีแนวเขตที่ซ่อมไม่ได้ จึงไม่ได้นับ`,
      `${amount.en} ${subject.plural} with boundaries beyond repair were not counted`,
    ),
  'area-on-border-once': (subject: Noun, amount: Bilingual): Bilingual =>
    said(
      `${subject.name.th} ${amount.th} ${subject.counter.th} อยู่บนแนวเขตพอดี นับครั้งเดียวในพื้นที่ที่รหัสน้อยกว่า`,
      `${amount.en} ${subject.plural} on a shared border were counted once, in the area of the lower code`,
    ),
  'geometry-unworkable': (subject: Noun, amount: Bilingual): Bilingual =>
    said(
      `${subject.name.th} ${amount.th} ${subject.counter.th} มีแนวเขตที่คำนวณไม่ได้ จึงไม่อยู่ในคำตอบ ตรวจแนวเขตแล้วถามใหม่`,
      `${amount.en} ${subject.plural} have boundaries that could not be worked with and are left out: check them and ask again`,
    ),
  'value-missing': (subject: Noun, amount: Bilingual): Bilingual =>
    said(
      `${subject.name.th} ${amount.th} ${subject.counter.th} ยังไม่มีค่าที่ใช้คำนวณ จึงไม่ได้นำมาคิด`,
      `${amount.en} ${subject.plural} lack a value that is needed and were left out of it`,
    ),
  'value-not-number': (subject: Noun, amount: Bilingual): Bilingual =>
    said(
      `${subject.name.th} ${amount.th} ${subject.counter.th} มีค่าเป็นข้อความ ไม่ใช่ตัวเลข จึงคำนวณไม่ได้`,
      `${amount.en} ${subject.plural} hold text where a number is needed and have no result`,
    ),
  'value-no-shape': (subject: Noun, amount: Bilingual): Bilingual =>
    said(
      `${subject.name.th} ${amount.th} ${subject.counter.th} ไม่มีรูปแปลงหรือเส้นให้วัด จึงคำนวณไม่ได้`,
      `${amount.en} ${subject.plural} have no shape that could be measured and have no result`,
    ),
  'value-uncomputable': (subject: Noun, amount: Bilingual): Bilingual =>
    said(
      `${subject.name.th} ${amount.th} ${subject.counter.th} คำนวณไม่ได้ เช่น หารด้วยศูนย์`,
      `For ${amount.en} ${subject.plural} it can’t be worked out, as when dividing by zero`,
    ),
  'no-match': (subject: Noun, amount: Bilingual): Bilingual =>
    said(
      `${subject.name.th} ${amount.th} ${subject.counter.th} ไม่พบคู่ที่ตรงกัน`,
      `${amount.en} ${subject.plural} have no match`,
    ),
  'first-of-several': (subject: Noun, amount: Bilingual): Bilingual =>
    said(
      `${subject.name.th} ${amount.th} ${subject.counter.th} พบหลายคู่ ใช้คู่แรกตามรหัส`,
      `${amount.en} ${subject.plural} have several matches; the first by code is used`,
    ),
  'too-few-for-area': (subject: Noun, amount: Bilingual): Bilingual =>
    said(
      `${subject.name.th} ${amount.th} ${subject.counter.th} น้อยเกินไปหรืออยู่แนวเดียวกัน จึงล้อมเป็นพื้นที่ไม่ได้`,
      `${amount.en} ${subject.plural} are too few, or lie in one line, to be fenced in`,
    ),
  'none-in-reach': (subject: Noun, amount: Bilingual): Bilingual =>
    said(
      `${subject.name.th} ${amount.th} ${subject.counter.th} ไม่พบแห่งใดภายในระยะ`,
      `${amount.en} ${subject.plural} have none within reach`,
    ),
  'place-taken': (subject: Noun, amount: Bilingual): Bilingual =>
    said(
      `${subject.name.th} ${amount.th} ${subject.counter.th} อยู่จุดเดียวกับรายการก่อนหน้า จึงไม่มีพื้นที่ของตัวเอง`,
      `${amount.en} ${subject.plural} stand where an earlier one stands and have no ground of their own`,
    ),
  'value-suppressed': (subject: Noun, amount: Bilingual): Bilingual =>
    said(
      `${subject.name.th} ${amount.th} ${subject.counter.th} ปกปิดค่าไว้เพื่อคุ้มครองข้อมูลส่วนบุคคล จึงไม่ได้ใช้คำนวณ`,
      `The values of ${amount.en} ${subject.plural} are withheld to protect personal data and take no part`,
    ),
  'no-neighbours': (subject: Noun, amount: Bilingual): Bilingual =>
    said(
      `${subject.name.th} ${amount.th} ${subject.counter.th} ไม่มีเพื่อนบ้านที่มีข้อมูล จึงบอกการเกาะกลุ่มไม่ได้`,
      `${amount.en} ${subject.plural} have no neighbours with data, so nothing can be told of them`,
    ),
  'border-of-points': (subject: Noun, amount: Bilingual): Bilingual =>
    said(
      `${subject.name.th} ${amount.th} ${subject.counter.th} เป็นจุด ไม่มีแนวเขตติดกัน จึงใช้แห่งที่ใกล้ที่สุดเป็นเพื่อนบ้าน`,
      `${amount.en} ${subject.plural} are points without borders, so the nearest are their neighbours`,
    ),
  'radius-too-small': (subject: Noun, amount: Bilingual): Bilingual =>
    said(
      `${subject.name.th} ${amount.th} ${subject.counter.th} อยู่ระหว่างกลางช่อง รัศมีไม่ถึงช่องใด จึงไม่ได้นับ ขยายรัศมีหรือใช้ช่องเล็กลง`,
      `${amount.en} ${subject.plural} reach the middle of no cell and were not counted: use a wider radius or smaller cells`,
    ),
  'ground-outside': (subject: Noun, amount: Bilingual): Bilingual =>
    said(
      `${subject.name.th} ${amount.th} ${subject.counter.th} ไม่มีพื้นที่ในขอบเขตที่เลือก จึงไม่อยู่ในคำตอบ`,
      `${amount.en} ${subject.plural} have no ground within the boundary and are left out`,
    ),
  'no-road-in-reach': (subject: Noun, amount: Bilingual): Bilingual =>
    said(
      `${subject.name.th} ${amount.th} ${subject.counter.th} อยู่ห่างเส้นทางเกินระยะที่กำหนด จึงไม่รู้ระยะตามเส้นทาง ไม่ใช่ 0`,
      `${amount.en} ${subject.plural} are further from every road than the reach: how far they are is not known, which is not 0`,
    ),
  'no-way': (subject: Noun, amount: Bilingual): Bilingual =>
    said(
      `${subject.name.th} ${amount.th} ${subject.counter.th} ไม่มีเส้นทางต่อไปถึงแห่งใดเลย จึงไม่รู้ระยะ ไม่ใช่ 0`,
      `No road leads from ${amount.en} ${subject.plural} to any: how far they are is not known, which is not 0`,
    ),
  'no-line': (subject: Noun, amount: Bilingual): Bilingual =>
    said(
      `${subject.name.th} ${amount.th} ${subject.counter.th} ไม่ใช่เส้น จึงไม่ใช้เป็นเส้นทาง`,
      `${amount.en} ${subject.plural} are no lines and were not taken for roads`,
    ),
  'crossings-joined': (subject: Noun, amount: Bilingual): Bilingual =>
    said(
      `${subject.name.th}ตัดหรือชนกันโดยไม่มีจุดร่วม ${amount.th} แห่ง ถือว่าต่อกัน ถ้าเป็นสะพานข้ามให้เลือก “ไม่ต่อกัน” ใน “ดูขั้นตอน”`,
      `${subject.plural} cross or touch without a common point in ${amount.en} places, where they are taken to meet; if these are bridges, choose “do not meet” under “See the steps”`,
    ),
  outsideCount: (subject: Noun, areas: Noun, count: number): Bilingual =>
    said(
      `${subject.name.th} ${n(count)} ${subject.counter.th} ไม่อยู่ใน${areas.name.th}ใด จึงไม่ได้นับ`,
      `${n(count)} ${subject.plural} in no ${areas.name.en} were not counted`,
    ),
  outsideHidden: (subject: Noun, areas: Noun): Bilingual =>
    said(
      `${subject.name.th}บางส่วนไม่อยู่ใน${areas.name.th}ใด จึงไม่ได้นับ ปกปิดจำนวนไว้เพื่อคุ้มครองข้อมูลส่วนบุคคล`,
      `Some ${subject.plural} in no ${areas.name.en} were not counted; how many is withheld to protect personal data`,
    ),
  outsideArea: (subject: Noun, areas: Noun, count: number, m2: number): Bilingual =>
    said(
      `${subject.name.th} ${n(count)} ${subject.counter.th} มีเนื้อที่นอก${areas.name.th} รวม ${rai(m2)} ไร่ ไม่ได้นับส่วนนี้`,
      `${rai(m2)} rai of ${n(count)} ${subject.plural} lie in no ${areas.name.en} and were not counted`,
    ),
  outsideLength: (subject: Noun, areas: Noun, count: number, length: Bilingual): Bilingual =>
    said(
      `${subject.name.th} ${n(count)} ${subject.counter.th} มีส่วนที่อยู่นอก${areas.name.th} ยาวรวม ${length.th} ไม่ได้นับส่วนนี้`,
      `${length.en} of ${n(count)} ${subject.plural} lie in no ${areas.name.en} and were not counted`,
    ),
  overlap: (areas: Noun, m2: number): Bilingual =>
    said(
      `${areas.name.th}ซ้อนทับกัน เนื้อที่ ${rai(m2)} ไร่ จึงนับในทุกแห่งที่ซ้อน`,
      `${areas.plural} overlap: ${rai(m2)} rai count in each of them`,
    ),
  overlapRows: (subject: Noun, amount: Bilingual): Bilingual =>
    said(
      `${subject.name.th} ${amount.th} ${subject.counter.th} ซ้อนทับกันเอง เนื้อที่ส่วนที่ซ้อนจึงนับมากกว่าหนึ่งครั้ง`,
      `${amount.en} ${subject.plural} lie over others of their own: ground that several hold counts in each of them`,
    ),
  suppressed: (areas: Noun, subject: Noun, count: number, k: number): Bilingual =>
    said(
      `ปกปิดตัวเลข ${n(count)} ${areas.counter.th} เพราะน้อยกว่า ${k} ${subject.counter.th} หรือคิดย้อนได้จากยอดรวม`,
      `The figures of ${n(count)} ${areas.plural} are withheld: fewer than ${k} ${subject.plural}, or to be worked out from totals`,
    ),
  missing: (areas: Noun, subject: Noun, count: number): Bilingual =>
    said(
      `ยังไม่มีข้อมูล${subject.name.th} ${n(count)} ${areas.counter.th}`,
      `No ${subject.plural} on record in ${n(count)} ${areas.plural}`,
    ),
} as const;

/** The questions of the panel and why one can't be asked now. */
export const questionText = {
  countNear: {
    title: said('นับในพื้นที่ใกล้', 'Count what is near'),
    lead: said('นับ', 'Count'),
    in: said('ในแต่ละ', 'in each'),
    near: said('ที่อยู่ภายใน', 'within'),
    of: said('จาก', 'of a'),
  },
  areaWithin: {
    title: said('เนื้อที่ในแต่ละพื้นที่', 'Area in each area'),
    lead: said('มี', 'How many rai of'),
    in: said('กี่ไร่ในแต่ละ', 'lie in each'),
  },
  locked: said('ข้อมูลครัวเรือนล็อกอยู่ ปลดล็อกก่อนจึงถามได้', 'The household data is locked: unlock it to ask'),
  noHouseholds: said('แฟ้มงานนี้ยังไม่มีข้อมูลครัวเรือน', 'This workspace has no household data yet'),
  peopleLocked: said('ข้อมูลส่วนบุคคลล็อกอยู่ ปลดล็อกก่อนจึงถามได้', 'Personal data is locked: unlock it to ask'),
  noPeople: said('แฟ้มงานนี้ยังไม่มีข้อมูลบุคคลและบทบาท', 'This workspace has no data on people and their roles yet'),
  empty: said('ยังไม่มีข้อมูล นำเข้าก่อน', 'No rows yet: import some first'),
  nothing: said('ยังไม่มีข้อมูลให้ถาม นำเข้าข้อมูลก่อน', 'There is nothing to ask about yet: import data first'),
  noPair: said(
    'ต้องมีชั้นข้อมูลพื้นที่สองชุดของเรื่องเดียวกัน เช่น โซนสองชุด หรือแนวเขตเดิมกับแนวเขตใหม่ นำเข้าก่อน',
    'This needs two layers of areas on the same matter, such as two schemes of zones or an old and a new boundary: import them first',
  ),
  noAreas: said(
    'ยังไม่มีตำบลหรืออำเภอ นำเข้าแนวเขตก่อน',
    'There are no sub-districts or districts yet: import their boundaries',
  ),
} as const;

/** The title of a result, from the parts of its question. */
export const resultTitle = (subject: Noun, near: Bilingual, areas: Noun): Bilingual =>
  said(
    `${subject.name.th}${near.th ? `ที่${near.th}` : ''} ราย${areas.name.th}`,
    `${subject.plural}${near.en ? ` ${near.en}` : ''}, by ${areas.name.en}`,
  );
export const nearTitle = (subject: Noun, near: Bilingual): Bilingual =>
  said(`${subject.name.th}ที่${near.th}`, `${subject.plural} ${near.en}`);
export const areaTitle = (subject: Noun, areas: Noun): Bilingual =>
  said(`เนื้อที่${subject.name.th} ราย${areas.name.th}`, `Area of ${subject.plural}, by ${areas.name.en}`);

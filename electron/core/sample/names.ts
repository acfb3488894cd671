import type { Bilingual } from '../../../shared/contract/base.ts';
import type { SeededRandom } from './random.ts';

/** The invented province. No province, district or sub-district of Thailand bears a name made here. */
export const PROVINCE = { code: '98', name: { th: 'ศรีธารา', en: 'Si Thara' } } as const;

const words = (table: string): Bilingual[] =>
  table
    .trim()
    .split('\n')
    .map((line) => {
      const [th = '', en = ''] = line.trim().split('=');
      return { th, en };
    });

/** What a place is: marsh, mound, stream, upland, hillock, field … */
const HEADS = words(`หนอง=Nong
  โคก=Khok
  ห้วย=Huai
  ดอน=Don
  โนน=Non
  ทุ่ง=Thung
  วัง=Wang
  ท่า=Tha
  นา=Na
  สระ=Sa
  บึง=Bueng
  คลอง=Khlong
  เขา=Khao
  ลำ=Lam
  คำ=Kham`);

/** What it is known for. Chosen so that no head and tail together name a district or sub-district that exists. */
const TAILS = words(`สายบัว=Sai Bua
  แก้วฟ้า=Kaeo Fa
  ดินทอง=Din Thong
  ขามเฒ่า=Kham Thao
  ยางทอง=Yang Thong
  ตะแบกงาม=Tabaek Ngam
  ม่วงหวาน=Muang Wan
  หว้าใหญ่=Wa Yai
  จิกงาม=Chik Ngam
  ตะโกทอง=Tako Thong
  กระโดนงาม=Kradon Ngam
  มะค่าสูง=Makha Sung
  เต็งรัง=Teng Rang
  พะยอมงาม=Phayom Ngam
  สักทราย=Sak Sai
  กรวดขาว=Kruat Khao
  ศิลาแดง=Sila Daeng
  ทรายแก้ว=Sai Kaeo
  ฟ้าใส=Fa Sai
  ลมเย็น=Lom Yen
  แสงจันทร์=Saeng Chan
  ตะวันงาม=Tawan Ngam
  ข้าวหอม=Khao Hom
  เกลือแก้ว=Kluea Kaeo
  กกกว้าง=Kok Kwang
  ปลาเสือ=Pla Suea
  ช้างน้อย=Chang Noi
  เต่าเงิน=Tao Ngoen
  บัวหลวง=Bua Luang
  สะเดาหวาน=Sadao Wan
  ขี้เหล็กใหญ่=Khilek Yai
  เสมาทอง=Sema Thong
  พอกงาม=Phok Ngam
  แต้ใหญ่=Tae Yai
  งิ้วแดง=Ngio Daeng
  ไทรย้อย=Sai Yoi
  โพธิ์เงิน=Pho Ngoen
  กุ่มน้อย=Kum Noi
  แคทราย=Khae Sai
  ติ้วหอม=Tio Hom
  ชาดใหญ่=Chat Yai`);

/** Shorter tails, for villages, of which every province has many alike. */
const VILLAGE_TAILS = words(`บัว=Bua
  ขาม=Kham
  ยาง=Yang
  ม่วง=Muang
  หว้า=Wa
  ไผ่=Phai
  จิก=Chik
  ตะแบก=Tabaek
  สะแก=Sakae
  แดง=Daeng
  ขาว=Khao
  ทราย=Sai
  หิน=Hin
  แก้ว=Kaeo
  เดื่อ=Duea
  แสง=Saeng
  หญ้าคา=Ya Kha
  ปรือ=Prue
  ตาล=Tan
  กระทุ่ม=Krathum
  ข่า=Kha
  โดน=Don
  ปลาซิว=Pla Sio
  นกยูง=Nok Yung`);

const EXTRA_VILLAGES = words(`ใหม่พัฒนา=Mai Phatthana
  ใหม่สามัคคี=Mai Samakkhi
  กลางทุ่ง=Klang Thung
  เหนือคลอง=Nuea Khlong
  ชายป่า=Chai Pa
  ริมห้วย=Rim Huai
  เนินสวรรค์=Noen Sawan
  รวมใจ=Ruam Chai
  ตลาดเก่า=Talat Kao
  ซับน้ำเย็น=Sap Nam Yen`);

const joined = (head: Bilingual, tail: Bilingual): Bilingual => ({
  th: head.th + tail.th,
  en: `${head.en} ${tail.en}`,
});

/** All names that a district or sub-district can get: every head with every tail. */
export const AREA_NAMES: readonly Bilingual[] = HEADS.flatMap((head) =>
  TAILS.map((tail) => joined(head, tail)),
);

/** Hands out area names: none twice, and tails spread out so that neighbours do not sound alike. */
export function areaNames(random: SeededRandom): () => Bilingual {
  const tails = random.shuffled(TAILS);
  const used = new Set<string>();
  let turn = 0;
  return () => {
    const tail = tails[turn++ % tails.length] as Bilingual;
    let name = joined(random.pick(HEADS), tail);
    while (used.has(name.th)) name = joined(random.pick(HEADS), tail);
    used.add(name.th);
    return name;
  };
}

/** A village's name, without «บ้าน». Villages of a province may share one, as they do. */
export function villageName(random: SeededRandom): string {
  if (random.chance(0.06)) return random.pick(EXTRA_VILLAGES).th;
  const tail = random.chance(0.62) ? random.pick(VILLAGE_TAILS) : random.pick(TAILS);
  const suffix = random.weighted([
    ['', 12],
    ['เหนือ', 1],
    ['ใต้', 1],
    ['ใหม่', 1],
    ['น้อย', 1],
  ] as const);
  return `${random.pick(HEADS).th}${tail.th}${tail.th.length > 5 ? '' : suffix}`;
}

/** The three zones of the one zoning scheme, in the order of their numbers. */
export const ZONES = [
  { th: 'โซนต้นน้ำเชิงเขา', en: 'Upstream hills' },
  { th: 'โซนเมืองกลางน้ำ', en: 'Town and midstream' },
  { th: 'โซนทุ่งข้าวหอม', en: 'Rice plain' },
] as const;
export const ZONE_SCHEME = { th: 'โซนพื้นที่ (ชุดปี 2567)', en: 'Area zones (2567)' } as const;

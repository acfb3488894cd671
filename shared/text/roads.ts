import type { Bilingual } from '../contract/base.ts';
import { formatDistance, formatNumber } from '../domain/units.ts';
import type { Noun } from './analyses.ts';

const said = (th: string, en: string): Bilingual => ({ th, en });

/** How distances along roads are told. */
export const roadText = {
  along: (roads: Noun): Bilingual => said(` ตามเส้นทางใน${roads.name.th}`, ` along ${roads.name.en}`),
  /** Behind a sentence: how many rows have no way that is known. */
  unknown: (rows: Noun, count: number): Bilingual =>
    count === 0
      ? said('', '')
      : said(
          ` ไม่รู้ระยะ ${formatNumber(count)} ${rows.counter.th}`,
          `; how far ${formatNumber(count)} are is not known`,
        ),
  method: (roads: Noun, snapM: number, reachM: number, crossings: 'joined' | 'apart'): Bilingual => {
    const joined = crossings === 'joined';
    return said(
      `ระยะทางวัดตามเส้นทางใน${roads.name.th} (geodesic, WGS 84) ไม่คิดทางเดินรถทางเดียว ปลายหรือมุมเส้นทางที่ห่างกันไม่เกิน ${formatDistance(snapM, 'th')} ถือว่าต่อกัน ที่ตัดกันโดยไม่มีจุดร่วมถือว่า${joined ? 'ต่อกัน เว้นแต่ข้อมูลบอกว่าเป็นสะพานหรืออุโมงค์ (bridge, tunnel)' : 'ไม่ต่อกัน'} แต่ละแห่งต้องห่างจากเส้นทางไม่เกิน ${formatDistance(reachM, 'th')} และรวมระยะนั้นด้วย อยู่ในพื้นที่ถือเป็นระยะ 0`,
      `Distances are geodesic (WGS 84) along ${roads.name.en}, both ways alike; ends and corners up to ${formatDistance(snapM, 'en')} apart meet, and lines that cross without a common point ${joined ? 'meet too, but for bridges and tunnels by the fields of these names' : 'do not'}. Places lie at most ${formatDistance(reachM, 'en')} from a road, which is added; inside counts as 0`,
    );
  },
} as const;

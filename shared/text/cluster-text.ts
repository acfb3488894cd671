import type { Bilingual } from '../contract/base.ts';

const said = (th: string, en: string): Bilingual => ({ th, en });

/** What stands in the field `cluster`. */
export const clusterText = {
  hot99: said('สูงเกาะกลุ่ม (มั่นใจ 99 %)', 'high among high (99 % sure)'),
  hot95: said('สูงเกาะกลุ่ม (มั่นใจ 95 %)', 'high among high (95 % sure)'),
  hot90: said('สูงเกาะกลุ่ม (มั่นใจ 90 %)', 'high among high (90 % sure)'),
  cold90: said('ต่ำเกาะกลุ่ม (มั่นใจ 90 %)', 'low among low (90 % sure)'),
  cold95: said('ต่ำเกาะกลุ่ม (มั่นใจ 95 %)', 'low among low (95 % sure)'),
  cold99: said('ต่ำเกาะกลุ่ม (มั่นใจ 99 %)', 'low among low (99 % sure)'),
  highHigh: said('สูง และเพื่อนบ้านสูง', 'high among high'),
  highLow: said('สูง แต่เพื่อนบ้านต่ำ', 'high among low'),
  lowHigh: said('ต่ำ แต่เพื่อนบ้านสูง', 'low among high'),
  lowLow: said('ต่ำ และเพื่อนบ้านต่ำ', 'low among low'),
  nothing: said('ไม่มีนัยสำคัญ', 'not significant'),
  alone: said('ไม่มีเพื่อนบ้าน', 'no neighbours'),
} as const satisfies Record<string, Bilingual>;

/** How the classes were told from chance. */
export const clusterMethod = {
  'hot-spots': said(
    'Getis-Ord Gi* (Ord และ Getis 1995) นับตัวเองเป็นเพื่อนบ้านด้วย ค่า p สองทางจากการแจกแจงปกติ ปรับการทดสอบหลายครั้งแบบ Benjamini–Hochberg ถือว่ามีนัยสำคัญเมื่อค่า p ที่ปรับแล้วไม่เกิน 0.10 ค่าที่ยังไม่มีไม่นับเป็นศูนย์',
    'Getis-Ord Gi* (Ord and Getis 1995), each row in its own neighbourhood; two-sided p-values of the normal distribution, adjusted by Benjamini and Hochberg, told up to 0.10. What is not known is not taken for zero',
  ),
  outliers: said(
    'Moran’s I เฉพาะแห่ง (Anselin 1995) ค่า p ทางเดียวจากการสลับค่าแบบมีเงื่อนไข 9,999 ครั้ง (ได้ผลเดิมทุกครั้งที่รัน) ปรับการทดสอบหลายครั้งแบบ Benjamini–Hochberg ถือว่ามีนัยสำคัญเมื่อค่า p ที่ปรับแล้วไม่เกิน 0.05 ค่าที่ยังไม่มีไม่นับเป็นศูนย์',
    'Local Moran’s I (Anselin 1995); one-sided p-values by 9,999 conditional permutations, the same on every run, adjusted by Benjamini and Hochberg, told up to 0.05. What is not known is not taken for zero',
  ),
  border: said('เพื่อนบ้านคือแห่งที่มีแนวเขตหรือมุมติดกัน', 'Neighbours are those whose borders or corners meet'),
  nearest: (k: number): Bilingual =>
    said(`เพื่อนบ้านคือ ${k} แห่งที่ใกล้ที่สุด วัดจากจุดในพื้นที่`, `Neighbours are the ${k} nearest, from points inside`),
  distance: (metres: { readonly th: string; readonly en: string }): Bilingual =>
    said(
      `เพื่อนบ้านคือทุกแห่งในระยะ ${metres.th} วัดจากจุดในพื้นที่`,
      `Neighbours are all within ${metres.en}, from points inside`,
    ),
  edge: said(
    'เทียบกันเฉพาะแห่งในพื้นที่ที่เลือก เพื่อนบ้านนอกเขตไม่ได้นำมาคิด',
    'Only the rows of the chosen area are held against each other; neighbours beyond its edge take no part',
  ),
  tooManyPairs: 'ระยะนี้กว้างจนเกือบทุกแห่งเป็นเพื่อนบ้านกัน ลดระยะ หรือเลือกแห่งที่ใกล้ที่สุดตามจำนวน',
} as const;

import type { AreaFilter } from '../contract/area-filter.ts';
import type { Bilingual } from '../contract/base.ts';

const said = (th: string, en: string): Bilingual => ({ th, en });

const KINDS: Readonly<Record<AreaFilter['register'], Bilingual>> = {
  zone: said('โซน', 'Zone'),
  district: said('อำเภอ', 'District'),
  subdistrict: said('ตำบล', 'Sub-district'),
  council_area: said('พื้นที่สภาฯ', 'Council area'),
};

/** «อำเภอเมือง», «โซนเหนือ»: what it is once, though its name may say it already. */
export const areaWords = (register: AreaFilter['register'], title: string): Bilingual => {
  const { th, en } = KINDS[register];
  return { th: title.startsWith(th) ? title : `${th}${title}`, en: `${en} ${title}` };
};

/** A title or sentence that holds for one area only. */
export const withinArea = (words: Bilingual, area: Bilingual): Bilingual => ({
  th: `${words.th} · เฉพาะ${area.th}`,
  en: `${words.en} · only ${area.en}`,
});

/** A sentence to be read out, begun by the area that it is about. */
export const sayWithin = (sentence: Bilingual, area: Bilingual): Bilingual => ({
  th: `ใน${area.th} ${sentence.th}`,
  en: `In ${area.en}: ${sentence.en}`,
});

/** Texts of the filter by area, which holds for everything on the desk. */
export const areaFilterText = {
  all: said('ทั้งจังหวัด', 'Whole province'),
  choose: said('กรองตามพื้นที่', 'Filter by area'),
  chosen: said('กรองอยู่: {area} เปลี่ยนพื้นที่', 'Filtered to {area}. Change the area'),
  only: said('เฉพาะ{area}', 'Only {area}'),
  filteredLayer: said('{title}ตามตัวกรอง', '{title} by the filter'),
  timedLayer: said('{title} {time}', '{title}: {time}'),
  moreParts: said('และอีก {n} อย่าง', 'and {n} more'),
  outside: said('{n} แถวอยู่นอก{area} จึงไม่แสดงบนแผนที่', '{n} rows lie outside {area} and are not on the map'),
  onlyFiltered: said('แสดงเฉพาะ {words}', 'Only {words}'),
  clear: said('ดูทั้งจังหวัด เลิกกรอง {area}', 'Whole province: no longer only {area}'),
  find: said('พิมพ์ชื่อหรือรหัสพื้นที่', 'Type a name or code of an area'),
  none: said('ไม่พบพื้นที่ชื่อนี้', 'No area of this name'),
  noAreas: said(
    'ยังไม่มีพื้นที่ให้กรอง นำเข้าแนวเขตตำบลก่อน',
    'There are no areas yet. Import the sub-districts first',
  ),
  hint: said(
    'แผนที่ ตาราง ผลค้นหา คำอธิบายสัญลักษณ์ และคำถามจะเหลือเฉพาะพื้นที่นี้ ข้อมูลไม่เปลี่ยน',
    'Map, tables, search, legends and questions keep to this area. No data is changed',
  ),
  results: said('พื้นที่', 'Areas'),
  more: said('ยังมีอีก {n} พื้นที่ พิมพ์ชื่อให้แคบลง', '{n} more. Type a name'),
  groupScheme: said('โซน: {scheme}', 'Zones: {scheme}'),
  groupDistrict: said('อำเภอ', 'Districts'),
  groupSubdistrict: said('ตำบล', 'Sub-districts'),
  groupCouncil: said('พื้นที่สภาองค์กรชุมชน', 'Council areas'),
  now: said('แสดงเฉพาะ {area}', 'Showing only {area}'),
  cleared: said('แสดงทั้งจังหวัดแล้ว', 'Showing the whole province'),
  notNarrowed: said('ตารางนี้ไม่มีพื้นที่ จึงแสดงทุกแถว', 'The rows of this table name no area: all are shown'),
} as const;

import type { Bilingual } from '../contract/base.ts';
import type { RefusalCode } from '../contract/codes.ts';

type Details = Record<string, string | number>;
type Code = Extract<RefusalCode, `basemap-${string}` | `address-${string}`>;

const name = (value: string | number | undefined): string => (value === undefined ? '' : ` «${value}»`);
const inEnglish = (value: string | number | undefined): string => (value === undefined ? '' : ` “${value}”`);

/** What is refused of basemaps, and what to do instead. */
export const basemapRefusals: Record<Code, (details: Details) => Bilingual> = {
  'basemap-not-found': () => ({
    th: 'ไม่มีแผนที่ฐานนี้แล้ว เพิ่มใหม่จากรายการแผนที่ฐาน',
    en: 'This basemap is not on the list any more. Add it again.',
  }),
  'basemap-unreadable': (d) => ({
    th: `อ่านแผนที่ฐาน${name(d.file)} ไม่ได้ ไฟล์อาจเสียหายหรือคัดลอกมาไม่ครบ คัดลอกจากต้นทางอีกครั้ง`,
    en: `The basemap${inEnglish(d.file)} can’t be read. It may be damaged or not wholly copied; copy it again from its source.`,
  }),
  'basemap-differs': (d) => ({
    th: `ไฟล์${name(d.file)} ไม่ใช่แผนที่เดิม เลือกไฟล์เดิม หรือเพิ่มเป็นแผนที่ฐานใหม่`,
    en: `The file${inEnglish(d.file)} is another map. Choose the one that was here, or add this one as a new basemap.`,
  }),
  'basemap-crs-missing': (d) => ({
    th: `ไม่รู้ระบบพิกัดของภาพ${name(d.file)} เลือกระบบพิกัดก่อนเพิ่ม`,
    en: `The coordinate system of the picture${inEnglish(d.file)} is not known. Choose one before adding it.`,
  }),
  'basemap-place-missing': (d) => ({
    th: `ภาพ${name(d.file)} ไม่บอกตำแหน่ง ลากไฟล์ตำแหน่ง (.jgw .pgw .tfw) ที่ชื่อเดียวกันมาพร้อมกัน`,
    en: `The picture${inEnglish(d.file)} does not say where it lies. Drop its world file (.jgw, .pgw, .tfw) of the same name along with it.`,
  }),
  'basemap-kind-unknown': (d) => ({
    th: `ไฟล์${name(d.file)} ใช้เป็นแผนที่ฐานไม่ได้ ใช้ PMTiles, MBTiles, GeoTIFF หรือภาพ JPG, PNG ที่มีไฟล์ตำแหน่ง ไฟล์ ECW, MrSID และ JP2 แปลงเป็น GeoTIFF ด้วย QGIS ก่อน`,
    en: `The file${inEnglish(d.file)} is no basemap. Use PMTiles, MBTiles, GeoTIFF, or a JPG or PNG with its world file; turn ECW, MrSID and JP2 into GeoTIFF with QGIS first.`,
  }),
  'basemap-too-large': (d) => ({
    th: `ภาพ${name(d.file)} ใหญ่เกินกว่าที่แสดงได้ แบ่งเป็นแผ่นหรือแปลงเป็น MBTiles ด้วย QGIS`,
    en: `The picture${inEnglish(d.file)} is larger than can be drawn. Split it into sheets, or turn it into MBTiles with QGIS.`,
  }),
  'basemap-packing-unknown': (d) => ({
    th: `ภาพ${name(d.file)} บีบอัดแบบที่อ่านไม่ได้ บันทึกใหม่เป็น GeoTIFF แบบ Deflate หรือ JPEG ด้วย QGIS`,
    en: `The picture${inEnglish(d.file)} is packed in a way that can’t be read. Save it anew as a GeoTIFF with Deflate or JPEG, with QGIS.`,
  }),
  'address-invalid': () => ({
    th: 'ที่อยู่นี้ใช้ไม่ได้ ต้องขึ้นต้นด้วย https:// หรือ http:// และมี {z} {x} {y} หรือเป็นที่อยู่ของบริการ WMTS หรือ WMS',
    en: 'This address can’t be used. It must begin with https:// or http:// and have {z} {x} {y}, or be the address of a WMTS or WMS service.',
  }),
  'address-silent': (d) => ({
    th: `${d.host ?? 'เครื่องแม่ข่าย'} ไม่ตอบ ตรวจที่อยู่และการเชื่อมต่ออินเทอร์เน็ต แล้วลองอีกครั้ง`,
    en: `${d.host ?? 'The server'} does not answer. Check the address and the connection, then try again.`,
  }),
  'address-no-map': (d) => ({
    th: `${d.host ?? 'เครื่องแม่ข่าย'} ตอบแล้วแต่ไม่ใช่แผนที่${d.status === undefined ? '' : ` (รหัส ${d.status})`} ตรวจที่อยู่ กุญแจ และชื่อชั้นข้อมูล`,
    en: `${d.host ?? 'The server'} answers, but with no map${d.status === undefined ? '' : ` (status ${d.status})`}. Check the address, the key and the layer’s name.`,
  }),
  'address-layer-missing': () => ({
    th: 'เลือกชั้นข้อมูลของบริการนี้ก่อนเพิ่ม',
    en: 'Choose a layer of this service before adding it.',
  }),
};

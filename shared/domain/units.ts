/** 1 ไร่ = 4 งาน = 400 ตารางวา = 1,600 m²; 1 ตารางวา = 4 m². */
export const M2_PER_RAI = 1600;
export const M2_PER_NGAN = 400;
export const M2_PER_WAH = 4;

export interface RaiNganWah {
  readonly rai: number;
  /** 0 to 3. */
  readonly ngan: number;
  /** 0 to 99.9…, rounded as asked. */
  readonly wah: number;
}

/** Splits square metres into rai, ngan and square wah; rounding carries upwards (99.96 wah at 1 decimal is a ngan). */
export function raiNganWah(m2: number, wahDecimals = 1): RaiNganWah {
  const scale = 10 ** wahDecimals;
  const units = Math.round((m2 / M2_PER_WAH) * scale);
  const wah = (units % (100 * scale)) / scale;
  const ngans = Math.floor(units / (100 * scale));
  return { rai: Math.floor(ngans / 4), ngan: ngans % 4, wah };
}

/** Square metres of a rai–ngan–square-wah triple. */
export function m2OfRaiNganWah(area: RaiNganWah): number {
  return area.rai * M2_PER_RAI + area.ngan * M2_PER_NGAN + area.wah * M2_PER_WAH;
}

const grouped = (value: number, decimals: number): string =>
  value.toLocaleString('en-US', { minimumFractionDigits: decimals, maximumFractionDigits: decimals });

/** `29,847-0-85` (ไร่-งาน-ตร.ว.), the form of land documents. */
export function formatRaiNganWah(m2: number, wahDecimals = 0): string {
  const area = raiNganWah(m2, wahDecimals);
  return `${grouped(area.rai, 0)}-${area.ngan}-${wahDecimals === 0 ? area.wah : area.wah.toFixed(wahDecimals)}`;
}

/** Rai with a thousands separator: whole above 10, else with two decimals. */
export function formatRai(m2: number): string {
  const rai = m2 / M2_PER_RAI;
  return grouped(rai, rai >= 10 || rai === 0 ? 0 : 2);
}

/** A number with thousands separators; at most `decimals` places. Missing is an en dash, never 0. */
export function formatNumber(value: number | null | undefined, decimals = 0): string {
  if (value === null || value === undefined || Number.isNaN(value)) return '–';
  return value.toLocaleString('en-US', { maximumFractionDigits: decimals });
}

/** As many decimals as a figure of this size needs to be told from its neighbours: none from 100 up, three below 1. */
export const figureDecimals = (value: number): number => {
  const size = Math.abs(value);
  return size >= 100 ? 0 : size >= 10 ? 1 : size >= 1 ? 2 : 3;
};

/** Baht from satang: `2,400,000` or `19,000.50`. */
export function formatBaht(satang: number | null): string {
  if (satang === null) return '–';
  return grouped(satang / 100, satang % 100 === 0 ? 0 : 2);
}

/** Metres as `850 ม.` / `850 m` or `12.4 กม.` / `12.4 km`. */
export function formatDistance(metres: number, language: 'th' | 'en' = 'th'): string {
  const kilo = metres >= 1000;
  const value = kilo ? formatNumber(metres / 1000, metres >= 100_000 ? 0 : 1) : formatNumber(metres);
  const unit = language === 'th' ? (kilo ? 'กม.' : 'ม.') : kilo ? 'km' : 'm';
  return `${value} ${unit}`;
}

/** A distance that was asked for, as it was asked: `850 ม.`, `1.25 กม.`, `12.345 กม.`; never rounded to another one. */
export function formatAskedDistance(metres: number, language: 'th' | 'en' = 'th'): string {
  const kilo = metres >= 1000;
  const value = kilo ? formatNumber(metres / 1000, 6) : formatNumber(metres, 3);
  const unit = language === 'th' ? (kilo ? 'กม.' : 'ม.') : kilo ? 'km' : 'm';
  return `${value} ${unit}`;
}

/** Reads `12-3-45.6`, Thai digits too, as square metres; null when it is no area. */
export function parseRaiNganWah(text: string): number | null {
  const match = /^\s*([\d,]+)\s*-\s*([0-3])\s*-\s*(\d{1,2}(?:\.\d+)?)\s*$/.exec(arabicDigits(text));
  if (!match) return null;
  const [, rai = '', ngan = '', wah = ''] = match;
  return m2OfRaiNganWah({ rai: Number(rai.replaceAll(',', '')), ngan: Number(ngan), wah: Number(wah) });
}

/** ๐–๙ to 0–9; everything else stays. */
export function arabicDigits(text: string): string {
  return text.replace(/[๐-๙]/g, (digit) => String(digit.charCodeAt(0) - 0x0e50));
}

/** 0–9 to ๐–๙, for print. */
export function thaiDigits(text: string): string {
  return text.replace(/[0-9]/g, (digit) => String.fromCharCode(0x0e50 + Number(digit)));
}

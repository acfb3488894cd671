import { arabicDigits } from './units.ts';

/** Metres of what was typed: «1.5 กม.», «๑.๕ กม.», «2km», «750», «1,000 ม.»; null for what is no distance. */
export const metresOf = (text: string): number | null => {
  const read = /^(\d[\d,]*(?:\.\d+)?|\.\d+)\s*(กม\.?|km|ก|ม\.?|m)?$/i.exec(arabicDigits(text).trim());
  const amount = Number(read?.[1]?.replaceAll(',', ''));
  if (read === null || !Number.isFinite(amount)) return null;
  return /^(ก|k)/i.test(read[2] ?? '') ? amount * 1000 : amount;
};

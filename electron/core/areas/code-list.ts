import { readFileSync } from 'node:fs';
import { join } from 'node:path';

export type AreaLevel = 'province' | 'district' | 'subdistrict';

/** The Thai names of Thailand's areas by their DOPA codes of 2, 4 and 6 digits. */
export interface AreaNames {
  /** Null for a code that the list does not hold. */
  nameOf(code: string): string | null;
}

const lists = new Map<string, AreaNames>();

/** Reads the bundled list (`gazetteer.tsv`: level, code, name_th, …). Read once; some 8,400 lines. */
export const readAreaNames = (resources: string): AreaNames => {
  const known = lists.get(resources);
  if (known) return known;
  const names = new Map<string, string>();
  for (const line of readFileSync(join(resources, 'gazetteer.tsv'), 'utf8').split('\n')) {
    const [, code, name] = line.startsWith('#') ? [] : line.split('\t');
    if (code && name && /^\d+$/.test(code)) names.set(code, name);
  }
  const list: AreaNames = { nameOf: (code) => names.get(code) ?? null };
  lists.set(resources, list);
  return list;
};

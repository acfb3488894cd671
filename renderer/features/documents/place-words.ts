import type { DocumentItem } from '../../../shared/contract/documents.ts';

const SHORT: Readonly<Record<string, string>> = { province: 'จ.', district: 'อ.', subdistrict: 'ต.' };

const prefixed = (register: string, title: string): string => {
  const prefix = SHORT[register] ?? '';
  return title.startsWith(prefix) ? title : prefix + title;
};

/** `ต.หนองแวง อ.วัฒนานคร จ.สระแก้ว`, or degrees where no area of the workspace lies. */
export const placeWords = ({ areas, lon, lat }: NonNullable<DocumentItem['place']>): string =>
  areas.length === 0
    ? `${lat.toFixed(5)}, ${lon.toFixed(5)}`
    : [...areas]
        .reverse()
        .map(({ register, title }) => prefixed(register, title))
        .join(' ');

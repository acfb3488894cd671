const FULL: Readonly<Record<string, string>> = {
  province: 'จังหวัด',
  district: 'อำเภอ',
  subdistrict: 'ตำบล',
  village: 'บ้าน',
  zone: 'โซน',
};
const SHORT: Readonly<Record<string, string>> = {
  province: 'จ.',
  district: 'อ.',
  subdistrict: 'ต.',
  zone: 'โซน',
};

const prefixed = (prefix: string | undefined, title: string): string =>
  prefix === undefined || title.startsWith(prefix) ? title : prefix + title;

/** `ตำบลหนองแวง`: the word for the kind of area is part of its name in Thai. */
export const fullName = (register: string | null, title: string): string =>
  prefixed(register === null ? undefined : FULL[register], title);

/** `อ.วัฒนานคร`, for a line of parents. */
export const shortName = (register: string, title: string): string => prefixed(SHORT[register], title);

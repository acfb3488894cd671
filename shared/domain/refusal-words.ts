import type { Bilingual } from '../contract/base.ts';

/** Anything that has a name in both languages, as fields, layers and sentences have; what has no English one keeps the Thai. */
type Named = Bilingual | { readonly title: string; readonly titleEn?: string | undefined };

/**
 * What something is called, for the blank of a refusal's sentence in either language: `{ field: 'ชื่อ', fieldEn: 'Name' }`.
 */
export const namedInBoth = <Blank extends string>(
  blank: Blank,
  named: Named,
): Record<Blank | `${Blank}En`, string> => {
  const [th, en] = 'th' in named ? [named.th, named.en] : [named.title, named.titleEn];
  return { [blank]: th, [`${blank}En`]: en || th } as Record<Blank | `${Blank}En`, string>;
};

import type { Bilingual } from '../contract/base.ts';

/** An answer of more rows than these is told by their number: nobody listens to more names. The list has them all. */
export const NAMED_AT_MOST = 5;

/** «คือ ต.ก ต.ข และ ต.ค», to stand at the end of a sentence; nothing without names. */
export const namedRows = (names: readonly string[]): Bilingual => {
  const last = names.at(-1);
  if (last === undefined) return { th: '', en: '' };
  const before = names.slice(0, -1);
  return before.length === 0
    ? { th: ` คือ ${last}`, en: `: ${last}` }
    : { th: ` คือ ${before.join(' ')} และ ${last}`, en: `: ${before.join(', ')} and ${last}` };
};

/**
 * What can be Thai at all. Letters stand in syllables: a vowel that is written in front needs a consonant behind it,
 * marks and the vowels behind need one before them. Text of other scripts read in the wrong code page breaks this
 * within a few letters.
 */
const CONSONANT = '\u0E01-\u0E2E';
const LEADING = '\u0E40-\u0E44';
const ABOVE_BELOW = '\u0E31\u0E34-\u0E3A\u0E47-\u0E4E';
const BEHIND = '\u0E30\u0E32\u0E33\u0E45';
/** Paiyannoi, baht, mai yamok, digits and section marks: they stand anywhere. */
const FREE = '\u0E2F\u0E3F\u0E46\u0E4F-\u0E5B';

/** The width of a column may have cut a text behind the vowel that is written in front. */
const SYLLABLES = new RegExp(
  `^(?:[${LEADING}]{0,2}[${CONSONANT}][${ABOVE_BELOW}]{0,3}[${BEHIND}]{0,2}|[${FREE}])+[${LEADING}]?$`,
);
const LEADING_END = new RegExp(`[${LEADING}]$`);
const RUNS = /[\u0E01-\u0E5B]+/g;
const VOWEL_OR_MARK = new RegExp(`[${LEADING}${ABOVE_BELOW}${BEHIND}]`);
const CONSONANTS = new RegExp(`[${CONSONANT}]`, 'g');
/** Thai, ASCII, and the few signs of Windows-874. */
const ALLOWED =
  /^[\t\n\r -~\u00A0\u0E01-\u0E3A\u0E3F-\u0E5B\u20AC\u2026\u2018\u2019\u201C\u201D\u2022\u2013\u2014]*$/;
/** A question mark within a word stands for a letter that is lost; Latin letters within one are accents misread. */
const TORN = /[\u0E01-\u0E5B]\?[\u0E01-\u0E5B]/;
const LONG_RUN = 4;

/** How Thai a text is: `none` where some part of it can't be, `short` where it is too little to be sure, else `sure`. */
export function thaiOf(text: string): 'none' | 'short' | 'sure' {
  if (!ALLOWED.test(text) || TORN.test(text)) return 'none';
  let letters = 0;
  for (const run of text.matchAll(RUNS)) {
    const [word] = run;
    const end = run.index + word.length;
    const cut = end < text.length && LEADING_END.test(word);
    if (cut || !SYLLABLES.test(word)) return 'none';
    if (
      word.length < LONG_RUN &&
      (/[A-Za-z]/.test(text[run.index - 1] ?? '') || /[A-Za-z]/.test(text[end] ?? ''))
    )
      return 'none';
    letters += word.length;
  }
  const consonants = text.match(CONSONANTS)?.length ?? 0;
  if (consonants === 0) return 'none';
  const much = VOWEL_OR_MARK.test(text) ? letters >= 3 : letters >= 4;
  return much && consonants >= 2 ? 'sure' : 'short';
}

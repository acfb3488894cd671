/** What a DBF field's name may be, by the strictest of its readers: ASCII, 10 bytes, a letter first. */
const DBF_NAME = /^[A-Za-z][A-Za-z0-9_]{0,9}$/;
const LONGEST = 10;

/** Shortens the words of a name evenly, the longest first, so that each can still be read. */
function shortened(name: string): string {
  const words = name.split('_').filter((word) => word !== '');
  const total = (): number => words.reduce((sum, word) => sum + word.length, words.length - 1);
  while (total() > LONGEST) {
    const longest = words.reduce(
      (best, word, i) => (word.length >= (words[best] ?? '').length ? i : best),
      0,
    );
    words[longest] = (words[longest] ?? '').slice(0, -1);
    if (words[longest] === '') words.splice(longest, 1);
  }
  return words.join('_');
}

function candidate(name: string, title: string, position: number): string {
  // A file that came in with short names goes out with them.
  if (DBF_NAME.test(title)) return title;
  if (DBF_NAME.test(name)) return name;
  const ascii = name.replace(/[^A-Za-z0-9_]/g, '').replace(/^[^A-Za-z]+/, '');
  return ascii.length >= 2 ? shortened(ascii) : `FIELD_${position + 1}`;
}

/** Names for DBF fields: at most 10 bytes, readable, none twice (compared without case), in the order of the columns. */
export function dbfNames(columns: readonly { readonly name: string; readonly title: string }[]): string[] {
  const used = new Set<string>();
  return columns.map(({ name, title }, position) => {
    const wished = candidate(name, title, position);
    let given = wished;
    for (let number = 2; used.has(given.toLowerCase()); number++)
      given = `${wished.slice(0, LONGEST - String(number).length)}${number}`;
    used.add(given.toLowerCase());
    return given;
  });
}

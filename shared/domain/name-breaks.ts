/** A name up to this many characters stays on one line. */
export const ONE_LINE = 14;

/** Words before a proper name, after which a line may end. A name itself is never split. The longest are tried first. */
export const NAME_PREFIXES = [
  'องค์การบริหารส่วนจังหวัด',
  'องค์การบริหารส่วนตำบล',
  'กองทุนสวัสดิการชุมชน',
  'สภาองค์กรชุมชนตำบล',
  'สภาองค์กรชุมชน',
  'พื้นที่เรียนรู้',
  'เทศบาลตำบล',
  'เทศบาลเมือง',
  'เทศบาลนคร',
  'อุทยานแห่งชาติ',
  'ศูนย์เรียนรู้',
  'ป่าชุมชนบ้าน',
  'ป่าชุมชน',
  'โครงการ',
  'โรงเรียน',
  'อ่างเก็บน้ำ',
] as const;

/** From where on a space is looked for, so that both lines get about the same. */
export const breakFrom = (length: number): number => Math.max(0, Math.floor(length / 2) - 4);

/**
 * A name on as many lines as it needs: after a known word before the name, and at a space near the middle of what is
 * long. Thai has no spaces between words and a dictionary splits proper names («บ้าน|โคกก่อง»), so nothing else ends a line.
 */
export const nameLines = (name: string): string[] => {
  if (name.length <= ONE_LINE) return [name];
  const prefix = NAME_PREFIXES.find((word) => name.startsWith(word) && name.length > word.length);
  if (prefix !== undefined)
    return [prefix, name.slice(prefix.length).trimStart()].flatMap((part, i) =>
      i === 0 ? [part] : atSpace(part),
    );
  return atSpace(name);
};

const atSpace = (part: string): string[] => {
  if (part.length <= ONE_LINE) return [part];
  const middle = part.indexOf(' ', breakFrom(part.length));
  const at = middle < 0 ? part.indexOf(' ') : middle;
  return at <= 0 ? [part] : [part.slice(0, at), part.slice(at + 1)];
};

/** Units that headings of tables bear in brackets. */
const BRACKETED =
  /^(.+?)\s*[([](คน|ครัวเรือน|หลังคาเรือน|หลัง|แห่ง|กองทุน|หมู่บ้าน|ไร่|ตร\.กม\.|บาท|ร้อยละ|%|ครั้ง|ตัน)[)\]]\s*$/;

/** What the heading of a column says: the name of the figure, and its unit where it stands behind in brackets. */
export const figureHeading = (heading: string): { readonly name: string; readonly unit: string | null } => {
  const found = BRACKETED.exec(heading.trim());
  return found === null
    ? { name: heading.trim(), unit: null }
    : { name: found[1] ?? '', unit: found[2] === '%' ? 'ร้อยละ' : (found[2] ?? null) };
};

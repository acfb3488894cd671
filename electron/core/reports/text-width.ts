/**
 * Advance widths of Sarabun SemiBold in thousandths of the type size, from the font's own `hmtx` table (SIL OFL):
 * labels are placed before any browser has seen them. Vowels above and below and tone marks are 0 wide.
 */
const ADVANCES =
  '␣237!250"388#700$537%947&688\'201(342)342*448+614,278-340.278/451:278;278<614=614>614?466@802' +
  'A626B601C608D636E565F566G648H688I313J475K639L559M810N693O681P585Q681R591S544T580U661V632W860X639Y610Z584' +
  'a524b553c486d553e534f362g550h564i264j268k518l298m844n559o572p558q558r382s433t406u558v512w694x500y491z468' +
  '°320·278ก590ข619ฃ639ค617ฅ621ฆ665ง473จ566ฉ586ช635ซ650ฌ824ญ843ฎ619ฏ619ฐ562ฑ743ฒ861ณ867ด607ต621ถ593ท671ธ570น646บ649' +
  'ป664ผ640ฝ640พ733ฟ733ภ626ม625ย582ร493ฤ593ล594ฦ619ว527ศ617ษ705ส594ห642ฬ733อ597ฮ578ฯ565ะ544า502ำ502฿599' +
  'เ321แ604โ399ใ410ไ430ๅ301ๆ651๐664๑686๒706๓704๔685๕685๖674๗777๘681๙698–540′281';
const WIDTHS: ReadonlyMap<string, number> = new Map(
  [...ADVANCES.matchAll(/(\D)(\d+)/gu)].map(([, char = '', width]) => [
    char === '␣' ? ' ' : char,
    Number(width),
  ]),
);
const DIGIT = 560;
const MARK = /[\u0E31\u0E34-\u0E3A\u0E47-\u0E4E]/;
/** For letters of other scripts. */
const UNKNOWN = 600;

/** The width of a text set in Sarabun at `size`, in the unit of `size`. */
export function textWidth(text: string, size: number): number {
  let thousandths = 0;
  for (const char of text) {
    if (MARK.test(char)) continue;
    thousandths += char >= '0' && char <= '9' ? DIGIT : (WIDTHS.get(char) ?? UNKNOWN);
  }
  return (thousandths * size) / 1000;
}

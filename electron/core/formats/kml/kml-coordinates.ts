const COMMA = 0x2c;
const isSpace = (code: number): boolean =>
  code === 0x20 || code === 0x0a || code === 0x0d || code === 0x09 || code === 0xa0;

const numbersOf = (text: string, separator: ',' | ' '): number[] =>
  (separator === ',' ? text.split(',') : text.split(/\s+/)).map((part) =>
    part.trim() === '' ? Number.NaN : Number(part),
  );

/**
 * The places of a `coordinates` element: longitude, latitude and perhaps height, with commas between them and white
 * space between places. White space round the commas, which many files have, is looked over. Stops at one place more
 * than `limit`.
 */
export function placesOf(text: string, limit = Infinity): number[][] {
  const places: number[][] = [];
  const end = text.length;
  for (let at = 0; at < end; ) {
    while (at < end && isSpace(text.charCodeAt(at))) at++;
    if (at >= end) break;
    let to = at;
    for (let afterComma = false; to < end; to++) {
      const code = text.charCodeAt(to);
      if (code === COMMA) afterComma = true;
      else if (!isSpace(code)) afterComma = false;
      else if (!afterComma && !commaFollows(text, to)) break;
    }
    const place = numbersOf(text.slice(at, to), ',');
    // A comma behind the last number of a place means nothing.
    if (place.length > 2 && text[to - 1] === ',') place.pop();
    places.push(place);
    if (places.length > limit) break;
    at = to;
  }
  return places;
}

function commaFollows(text: string, from: number): boolean {
  let at = from;
  while (at < text.length && isSpace(text.charCodeAt(at))) at++;
  return text.charCodeAt(at) === COMMA;
}

/** The place of a `gx:coord`, whose numbers are set apart by spaces. */
export const placeOfCoord = (text: string): number[] => numbersOf(text.trim(), ' ');

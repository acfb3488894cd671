type Angle = readonly [degrees: number, minutes: number, seconds: number];

const ENTRIES = 4;
const DIRECTORY = 26;
const VALUES = DIRECTORY + 2 + ENTRIES * 12 + 4;
const FORMAT = { text: 2, rational: 5 } as const;

const letters = (text: string): number[] => [...text].map((letter) => letter.charCodeAt(0));

/** The TIFF structure of an EXIF block: one directory that leads to the one of the place. */
const placeBlock = (lat: Angle, lon: Angle): Uint8Array => {
  const bytes = new Uint8Array(VALUES + 48);
  const view = new DataView(bytes.buffer);
  bytes.set(letters('II*\0'));
  view.setUint32(4, 8, true);
  const entry = (at: number, tag: number, format: number, count: number): number => {
    view.setUint16(at, tag, true);
    view.setUint16(at + 2, format, true);
    view.setUint32(at + 4, count, true);
    return at + 8;
  };
  view.setUint16(8, 1, true);
  view.setUint32(entry(10, 0x8825, 4, 1), DIRECTORY, true);
  view.setUint16(DIRECTORY, ENTRIES, true);
  const line = (i: number): number => DIRECTORY + 2 + i * 12;
  bytes.set(letters('N\0'), entry(line(0), 1, FORMAT.text, 2));
  view.setUint32(entry(line(1), 2, FORMAT.rational, 3), VALUES, true);
  bytes.set(letters('E\0'), entry(line(2), 3, FORMAT.text, 2));
  view.setUint32(entry(line(3), 4, FORMAT.rational, 3), VALUES + 24, true);
  [...lat, ...lon].forEach((value, i) => {
    view.setUint32(VALUES + i * 8, Math.round(value * 1000), true);
    view.setUint32(VALUES + i * 8 + 4, 1000, true);
  });
  return bytes;
};

/** A JPEG that is nothing but its EXIF: a place in degrees, minutes and seconds, north and east. */
export function aPhoto(lat: Angle, lon: Angle): Uint8Array<ArrayBuffer> {
  const block = placeBlock(lat, lon);
  const length = block.length + 8;
  const head = [0xff, 0xd8, 0xff, 0xe1, length >> 8, length & 0xff, ...letters('Exif\0\0')];
  return Uint8Array.of(...head, ...block, 0xff, 0xd9);
}

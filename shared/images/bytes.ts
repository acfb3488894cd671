/** Characters of one byte each; bytes that are not there are left out. */
export const latin1 = (bytes: Uint8Array, from: number, to: number): string =>
  Array.from(bytes.subarray(from, to), (byte) => String.fromCharCode(byte)).join('');

const at = (bytes: Uint8Array, place: number): number => bytes[place] ?? 0;

/** Bytes that are not there count as nought, here and below. */
export const uint16 = (bytes: Uint8Array, place: number, little: boolean): number => {
  const [first, second] = [at(bytes, place), at(bytes, place + 1)];
  return little ? second * 0x100 + first : first * 0x100 + second;
};

export const uint32 = (bytes: Uint8Array, place: number, little: boolean): number => {
  const [first, second] = [uint16(bytes, place, little), uint16(bytes, place + 2, little)];
  return little ? second * 0x10000 + first : first * 0x10000 + second;
};

import { expect, it, vi } from 'vitest';
import { degreesText, utmText } from '../../../shared/geo/place-words.ts';
import { typedPlace } from './typed-place.ts';

const pinned = vi.hoisted((): unknown[] => []);
vi.mock('../../map/index.ts', () => ({
  deskMapApi: { pin: (place: unknown) => pinned.push(place), fitExtent: () => undefined },
}));

const NEAR = [102.4, 13.8] as const;
const read = (text: string) => typedPlace(text, [...NEAR]);

it.each([
  ['13.82, 102.06', 'ไปที่พิกัด 13.820000, 102.060000'],
  ['๑๓.๘๒ ๑๐๒.๐๖', 'ไปที่พิกัด 13.820000, 102.060000'],
  ['13°49\'12"N 102°03\'36"E', 'ไปที่พิกัด 13.820000, 102.060000'],
  ['47P 823000 1529000', 'ไปที่พิกัด 13.812486, 101.987381'],
  ['48P 182000 1530000', 'ไปที่พิกัด 13.822074, 102.058707'],
])('offers the way to %s', (text, title) => expect(read(text)?.title).toBe(title));

it('says which zone was taken where none was typed, and else the place on the grid', () => {
  expect(read('211519 1533045')?.subtitle).toBe('UTM โซน 48 ตามจังหวัดนี้');
  expect(read('13.82, 102.06')?.subtitle).toBe(utmText([102.06, 13.82]));
  expect(degreesText([102.06, 13.82])).toBe('13.820000, 102.060000');
});

it.each(['ตำบลนาปลาเสือ', '980101', 'หมู่ 4', '51.5, -0.12', ''])('takes %j for no place', (text) =>
  expect(read(text)).toBeNull(),
);

it('goes there and marks it', () => {
  read('13.82, 102.06')?.run();
  expect(pinned).toEqual([[102.06, 13.82]]);
});

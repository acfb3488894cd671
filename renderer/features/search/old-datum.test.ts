import { expect, it, vi } from 'vitest';
import { askedOldDatum } from './old-datum.ts';

vi.mock('../../api/index.ts', () => ({}));
vi.mock('../../map/index.ts', () => ({ deskMapApi: {} }));

it.each([
  ['Indian 1975 48N 295000 1637000', { text: '48N 295000 1637000', crs: 'EPSG:24048', zone: 48 }],
  ['อินเดียน 1975 295000 1637000', { text: '295000 1637000', crs: 'EPSG:24048', zone: 48 }],
  ['47 672978 1521044', { text: '47 672978 1521044', crs: 'EPSG:24047', zone: 47 }],
  ['Indian 1975 13.82, 102.06', { text: '13.82, 102.06', crs: 'EPSG:4240', zone: null }],
  ['WGS 84 48N 295000 1637000', null],
  ['13.82, 102.06', null],
  ['ตำบลนาปลาเสือ', null],
])('reads %s on the old datum where it may be meant', (text, asked) =>
  expect(askedOldDatum(text, [102.4, 13.8])).toEqual(asked),
);

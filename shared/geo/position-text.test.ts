import { describe, expect, it } from 'vitest';
import { namedDatum } from './datum-name.ts';
import type { Position } from './geometry.ts';
import { readPosition, whyNoPlace } from './position-text.ts';

const SA_KAEO: Position = [102.4, 13.8];
const rounded = (text: string, near: Position | null = SA_KAEO): [number, number, number | null] | null => {
  const read = readPosition(text, near);
  return read && [Number(read.position[0].toFixed(4)), Number(read.position[1].toFixed(4)), read.zone];
};

describe('a place that a person typed', () => {
  it.each([
    ['13.7563, 100.5018', [100.5018, 13.7563, null]],
    ['100.5018 13.7563', [100.5018, 13.7563, null]],
    ['๑๓.๗๕๖๓, ๑๐๐.๕๐๑๘', [100.5018, 13.7563, null]],
    ['13°45\'22.7"N 100°30\'6.5"E', [100.5018, 13.7563, null]],
    ['https://maps.google.com/?q=13.7563,100.5018', [100.5018, 13.7563, null]],
    ['47N 672978 1521044', [100.6, 13.7528, 47]],
    ['โซน 48 211519 1533045', [102.3302, 13.8526, 48]],
    ['211519 1533045', [102.3302, 13.8526, 48]],
    ['E 211519 N 1533045', [102.3302, 13.8526, 48]],
    ['WGS 84 47N 672978 1521044', [100.6, 13.7528, 47]],
    ['WGS84 / UTM zone 47N 672978 1521044', [100.6, 13.7528, 47]],
    ['EPSG:32647 672978 1521044', [100.6, 13.7528, 47]],
    ['13.7563, 100.5018 (WGS 84)', [100.5018, 13.7563, null]],
    ['47P PR 62366 21280', [100.5018, 13.7563, null]],
    ['๔๗PPR๖๒๓๖๖๒๑๒๘๐', [100.5018, 13.7563, null]],
  ])('reads %s', (text, expected) => {
    const got = rounded(text);
    expect(got?.[2]).toBe(expected[2]);
    expect(got?.[0]).toBeCloseTo(expected[0] as number, 2);
    expect(got?.[1]).toBeCloseTo(expected[1] as number, 2);
  });

  it('says that a zone was assumed, and assumes none where nothing is known of the province', () => {
    expect(readPosition('211519 1533045', SA_KAEO)?.zoneAssumed).toBe(true);
    expect(readPosition('48 211519 1533045', SA_KAEO)?.zoneAssumed).toBe(false);
    expect(readPosition('211519 1533045', null)).toBeNull();
  });

  it.each(['', 'บ้านเขา', '51.5, -0.12', '12', '1 2', '999999 9999999'])('takes %j for no place', (text) =>
    expect(readPosition(text, SA_KAEO)).toBeNull(),
  );

  it.each([
    ['อินเดียน 1975 48 295000 1637000', '48 295000 1637000'],
    ['อินเดียน ๑๙๗๕ โซน ๔๘ ๒๙๕๐๐๐ ๑๖๓๗๐๐๐', 'โซน 48 295000 1637000'],
    ['Indian 1975 48N 295000 1637000', '48N 295000 1637000'],
    ['Indian 1975 / UTM 48N 295000 1637000', 'UTM 48N 295000 1637000'],
    ['48 295000 1637000 indian75', '48 295000 1637000'],
    ['EPSG:24048 295000 1637000', '48 295000 1637000'],
  ])('knows the old datum by its name in %s, and takes it for no place of WGS 84', (text, rest) => {
    expect(namedDatum(text)).toEqual({ datum: 'indian1975', rest });
    expect(readPosition(rest, null)?.zone).toBe(48);
    expect(readPosition(text, SA_KAEO)).toBeNull();
  });

  it.each([
    ['0,0', 'abroad'],
    ['51.5, -0.12', 'abroad'],
    ['95, 200', 'not-on-earth'],
    ['999999 9999999', 'off-grid'],
    ['13.82, 102.06', null],
    ['211519 1533045', null],
    ['บ้านเขา', null],
    ['980101', null],
    ['', null],
  ])('says of %j why it is none: %s', (text, why) => expect(whyNoPlace(text, SA_KAEO)).toBe(why));

  it('asks for the zone where nothing tells it', () =>
    expect(whyNoPlace('211519 1533045', null)).toBe('zone-missing'));
});

import { describe, expect, it } from 'vitest';
import { parse } from './arguments.ts';
import { asOfOf, basisOf, headerRowOf, placingOf } from './import-options.ts';

function asked(...options: string[]) {
  const parsed = parse(['import', 'file.csv', '--workspace', 'w', ...options], '/');
  if (parsed.kind !== 'command') throw new Error('no command');
  return parsed.asked;
}

describe('--placing', () => {
  it.each([
    ['none', { kind: 'none' }],
    ['areas:subdistrict', { kind: 'areas', level: 'subdistrict' }],
    ['x=ลองจิจูด,y=ละติจูด', { kind: 'coordinates', x: 'ลองจิจูด', y: 'ละติจูด', notation: 'auto' }],
    ['x=พิกัด', { kind: 'coordinates', x: 'พิกัด', y: null, notation: 'auto' }],
    ['x=E, m,y=N, m', { kind: 'coordinates', x: 'E, m', y: 'N, m', notation: 'auto' }],
  ])('%s', (value, placing) => {
    expect(placingOf(asked('--placing', value))).toEqual(placing);
  });

  it.each(['areas:moon', 'y=N', 'somewhere', 'x='])('%s is refused as usage', (value) => {
    expect(() => placingOf(asked('--placing', value))).toThrow('usage');
  });
});

describe('--basis, --header-row and --as-of', () => {
  it('are read as they are meant', () => {
    const all = asked('--basis', 'public-task:คำสั่งที่ 5: ข้อ 2', '--keep-until', '2030-12-31');
    expect(basisOf(all)).toEqual({ kind: 'public-task', note: 'คำสั่งที่ 5: ข้อ 2', keepUntil: '2030-12-31' });
    expect(headerRowOf(asked('--header-row', '0'))).toBe(0);
    expect(asOfOf(asked('--as-of', '2024-02-29'))).toBe('2024-02-29');
    for (const day of ['2567-02-29', '29/2/2567', '29 ก.พ. 2567', '๒๙ ก.พ. ๒๕๖๗'])
      expect(asOfOf(asked('--as-of', day))).toBe('2024-02-29');
    const thai = asked('--basis', 'consent:แบบยินยอม', '--keep-until', '2573-12-31');
    expect(basisOf(thai)?.keepUntil).toBe('2030-12-31');
    expect([basisOf(asked()), headerRowOf(asked()), asOfOf(asked())]).toEqual([null, null, null]);
  });

  it('are refused as usage where they say nothing', () => {
    expect(() => basisOf(asked('--basis', 'because:x'))).toThrow('usage');
    expect(() => basisOf(asked('--basis', 'consent'))).toThrow('usage');
    expect(() => headerRowOf(asked('--header-row', 'two'))).toThrow('usage');
    expect(() => basisOf(asked('--basis', 'consent:ก', '--keep-until', 'never'))).toThrow('usage');
    for (const day of ['2024-13-01', '2025-02-30', '2567-02-30'])
      expect(() => asOfOf(asked('--as-of', day))).toThrow('usage');
  });
});

import { describe, expect, it } from 'vitest';
import { cutText } from './write-dbf.ts';
import { dbfNames } from './write-names.ts';
import { prjOf } from './write-prj.ts';

const names = (...columns: [name: string, title: string][]): string[] =>
  dbfNames(columns.map(([name, title]) => ({ name, title })));

describe('names of DBF fields', () => {
  it('keeps short names, shortens long ones word by word, and makes the rest unique', () => {
    expect(names(['code', 'รหัส'], ['district_code', 'รหัสอำเภอ'])).toEqual(['code', 'distr_code']);
    const many = names(
      ['households_a', ''],
      ['households_b', ''],
      ['HOUSEHOL_B', ''],
      ['ชื่อ', 'ชื่อ'],
      ['1_ab', ''],
    );
    expect(new Set(many.map((name) => name.toLowerCase())).size).toBe(many.length);
    for (const name of many) expect(name).toMatch(/^[A-Za-z]\w{0,9}$/);
    expect(many[3]).toBe('FIELD_4');
  });

  it('gives a field back the name that it came in with', () => {
    expect(names(['tam_code_text', 'TAM_CODE'])).toEqual(['TAM_CODE']);
  });

  it('still finds names when a hundred columns look alike', () => {
    const columns = Array.from({ length: 120 }, (_, i): [string, string] => [
      `population_total_${'x'.repeat(i)}`,
      '',
    ]);
    expect(new Set(names(...columns)).size).toBe(120);
  });
});

describe('text of limited width', () => {
  it('is never cut within a letter and its marks', () => {
    const text = 'ป่าชุมชนบ้านน้ำใส';
    for (let bytes = 0; bytes <= Buffer.byteLength(text); bytes++) {
      const kept = cutText(text, bytes);
      expect(Buffer.byteLength(kept)).toBeLessThanOrEqual(bytes);
      expect(text.startsWith(kept)).toBe(true);
      // What follows the cut begins a letter of its own: no vowel or tone mark that stands on the one before.
      expect(text.slice(kept.length)).not.toMatch(/^[\u0e31\u0e33-\u0e3a\u0e47-\u0e4e]/);
    }
    expect(cutText(text, 1000)).toBe(text);
  });
});

describe('the .prj', () => {
  it('is known for the systems of Thai files and for nothing that we would only guess', () => {
    for (const code of [4326, 4240, 32647, 32648, 24047, 24048])
      expect(prjOf(`EPSG:${code}`)).toMatch(/^(GEOG|PROJ)CS\[/);
    expect(prjOf('EPSG:32648')).toContain('"Central_Meridian",105.0');
    expect(prjOf('EPSG:3857')).toBeNull();
    expect(prjOf('EPSG:32661')).toBeNull();
  });
});

import { describe, expect, it } from 'vitest';
import { codeListOf } from '../../../../shared/domain/code-lists/index.ts';
import { type RegisterField, registerOf } from '../../../../shared/domain/registers/index.ts';
import type { CellValue } from '../../formats/index.ts';
import { suggestMapping } from './index.ts';

type Sheet = Readonly<Record<string, readonly CellValue[]>>;
const suggest = (register: string, sheet: Sheet) =>
  suggestMapping(
    registerOf(register)!,
    Object.keys(sheet).map((name) => ({ name, type: 'text', keptAsText: false })),
    Object.entries(sheet).map(([name, values]) => ({ name, values })),
  );

describe('what this program exported', () => {
  const value = ({ codeList, type, unit, name }: RegisterField): CellValue => {
    if (codeList) return codeListOf(codeList)?.items[0]?.label.th ?? null;
    if (type === 'date') return '2024-02-29';
    if (name === 'fiscal_year') return 2567;
    if (unit || type !== 'text') return 2;
    return name.endsWith('_en') ? 'Pak Nam' : 'ปากน้ำ';
  };
  const filled = (fields: readonly string[]): string[] =>
    fields.flatMap((field) =>
      field === '@declared-area' ? ['declared_rai', 'declared_ngan', 'declared_wah'] : [field],
    );
  it.each(['community_forest', 'housing_project', 'council_area'])(
    'comes back in, by the labels of a sheet, by names and by names cut for a shapefile: %s',
    (key) => {
      const fields = registerOf(key)!.fields.filter(({ name }) => !/_code$/.test(name));
      const sent = fields.map((field) => (field.unit === 'satang' ? { ...field, unit: 'บาท' } : field));
      const heads: ((field: RegisterField) => string)[] = [
        ({ th, unit }) => (unit && !th.includes(unit) ? `${th} (${unit})` : th),
        ({ name }) => name.replace('_satang', '_baht'),
        ({ name }) => name.replace('_satang', '_baht').slice(0, 10),
      ];
      for (const head of heads) {
        const sheet = Object.fromEntries(sent.map((field) => [head(field), [value(field)]]));
        const { found } = suggest(key, sheet);
        const wanted = fields.filter(({ reference }) => reference?.by !== 'id').map(({ name }) => name);
        expect(filled(found.map(({ field }) => field))).toEqual(expect.arrayContaining(wanted));
        expect(found.filter(({ certain, failed }) => !certain || failed > 0)).toEqual([]);
      }
    },
  );

  it('knows its rows again by their ids', () => {
    const id = '3f2b8c1e-0d4a-4b7e-9c65-1a2b3c4d5e6f';
    expect(suggest('community_forest', { id: [id], ชื่อป่าชุมชน: ['ก'] }).found[0]).toMatchObject({
      columns: ['id'],
      field: '@id',
      certain: true,
    });
  });
});

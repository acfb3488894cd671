import { expect, it } from 'vitest';
import type { Field, LayerSummary } from '../../../shared/contract/layers.ts';
import { layerStyle } from '../../../shared/contract/style.ts';
import { defaultStyle } from '../../../shared/domain/styles.ts';
import type { ExportColumn } from './export-fields.ts';
import { outLayer } from './out-style.ts';

const WORDS: Readonly<Record<string, string>> = { rice: 'นา', field: 'ไร่' };
const column = (name: string, out: string): ExportColumn => ({
  ...{ column: name, name: out, title: out, type: 'text', amount: false, decimals: null },
  // Numbers go out in tenths, as money goes out in baht.
  convert: (value) => (typeof value === 'string' ? (WORDS[value] ?? value) : Number(value) / 10),
});
const columns = [column('land_use', 'ชนิด'), column('name_th', 'ชื่อ'), column('rai', 'ไร่รวม')];
const fields = columns.map((one): Partial<Field> => ({ name: one.column, title: one.title }));

const style = layerStyle.parse({
  ...defaultStyle('land', 'Polygon', 'name_th', 0),
  ...{ kind: 'categories', field: 'land_use' },
  categories: ['rice', 'field'].map((value) => ({ value, label: '', color: '#112233' })),
  hidden: ['v:rice', 'missing'],
  label: { field: 'name_th', size: 12, above: { field: 'rai', min: 10 } },
});

it('hides the same lines in a file, and names the same rows, under the names and words of the file', () => {
  const out = outLayer({ style, fields } as LayerSummary, columns).style;
  expect(out.categories.map(({ value }) => value)).toEqual(['นา', 'ไร่']);
  expect(out.hidden).toEqual(['v:นา', 'missing']);
  expect(out.label).toMatchObject({ field: 'ชื่อ', above: { field: 'ไร่รวม', min: 1 } });
});

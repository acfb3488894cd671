import { describe, expect, it } from 'vitest';
import { analysisResult } from '../../../shared/contract/analyses.ts';
import { layerSummary, type Row } from '../../../shared/contract/layers.ts';
import { classedStyle, kindsStyle } from '../../../shared/domain/styles.ts';
import { aField } from '../../../shared/testing/a-field.ts';
import { classColor, rankRows } from './ranking-rows.ts';

const layer = layerSummary.parse({
  ...{ name: 'r', title: 'ผล', titleEn: 'result', group: 'result', kind: 'result', register: null },
  ...{
    geometryType: 'MultiPolygon',
    featureCount: 4,
    extent: null,
    version: 1,
    visible: true,
    order: 1,
    opacity: 1,
  },
  style: classedStyle({ field: 'n', breaks: [0, 10, 20], labelField: 'name_th' }),
  fields: ['name_th', 'n', 'district_name'].map((name) => aField(name, { editable: false })),
  ...{ labelField: 'name_th', source: null, asOf: null, zoneSchemeId: null },
});
const result = analysisResult.parse({
  ...{ layer: 'r', title: 'ผล', rows: 4, sentence: '', sentenceEn: '', inputs: [], method: '', methodEn: '' },
  ...{ leftOut: [], denominator: { th: '', en: '' }, valueField: 'n', unit: '', total: 30, suppressed: 1 },
  recipe: {
    recipeVersion: 1,
    title: 'ผล',
    steps: [{ id: 'a', op: 'count-in-areas', areas: 's', input: 'v' }],
  },
  ...{ ranAt: '2026-11-22T00:00:00Z', tookMs: 5 },
});
const row = (fid: number, name: string, n: number | null, state: string | null = null): Row => ({
  ...{ fid, id: String(fid), areaM2: null },
  values: { name_th: name, n, n_state: state, district_name: 'อ.' },
});

describe('ranking of areas', () => {
  it('gives a row the colour of its kind where the map shows kinds', () => {
    const categories = [{ value: 'สูง', label: 'สูง', color: '#7F3B08' }];
    const kinds = { ...layer, style: kindsStyle('MultiPolygon', 'district_name', categories, 'name_th') };
    const high = row(1, 'ก', 5);
    const ranked = rankRows([{ ...high, values: { ...high.values, district_name: 'สูง' } }], kinds, result);
    expect(ranked.map(({ color }) => color)).toEqual(['#7F3B08']);
    expect(rankRows([row(2, 'ข', 5)], kinds, result).map(({ color }) => color)).toEqual([null]);
  });

  it('ranks from most to least, equal values share a rank, zero is a value', () => {
    const rows = [row(1, 'ข', 0), row(2, 'ก', 20), row(3, 'ค', 20), row(4, 'ง', 5)];
    const ranked = rankRows(rows, layer, result);
    expect(ranked.map(({ name, rank }) => [name, rank])).toEqual([
      ['ก', 1],
      ['ค', 1],
      ['ง', 3],
      ['ข', 4],
    ]);
    expect(ranked[3]).toMatchObject({ value: 0, state: 'value', share: 0 });
  });

  it('tells chosen rows, which have no figure, by the name of their district', () => {
    const fields = ['name_th', 'subdistrict_code'].map((name) => ({
      ...layer.fields[0],
      name,
    })) as typeof layer.fields;
    const chosen = { fid: 1, id: '1', areaM2: null, values: { name_th: 'ก', subdistrict_code: '980203' } };
    const districts = new Map([['9802', 'บึงใหญ่']]);
    const plain = { ...result, valueField: '' };
    expect(rankRows([chosen], { ...layer, fields }, plain, districts)).toMatchObject([
      { name: 'ก', within: 'บึงใหญ่', state: 'listed' },
    ]);
  });

  it('puts withheld and missing areas last, without a rank and without a zero', () => {
    const ranked = rankRows(
      [row(1, 'ก', null), row(2, 'ข', null, 'suppressed'), row(3, 'ค', 1)],
      layer,
      result,
    );
    expect(ranked.map(({ name, state, rank, value }) => [name, state, rank, value])).toEqual([
      ['ค', 'value', 1, 1],
      ['ข', 'suppressed', null, null],
      ['ก', 'missing', null, null],
    ]);
  });

  it('colours a bar as the map colours the area, the last class closed above', () => {
    const colors = layer.style.classes?.colors ?? [];
    expect([0, 9.9, 10, 20, 25].map((value) => classColor(layer, value))).toEqual([
      colors[0],
      colors[0],
      colors[1],
      colors[1],
      colors[1],
    ]);
  });
});

describe('differences', () => {
  it('come with the greatest change on either side first, the same behind, and bars by size', () => {
    const compared = { before: 'a', after: 'b', beforeRanAt: '', afterRanAt: '' };
    const rows = [row(1, 'ก', 0), row(2, 'ข', 5), row(3, 'ค', -20), row(4, 'ง', null, 'suppressed')];
    const ranked = rankRows(rows, layer, { ...result, compared });
    expect(ranked.map(({ fid, rank, share }) => [fid, rank, share])).toEqual([
      [3, 1, 1],
      [2, 2, 0.25],
      [1, 3, 0],
      [4, null, 0],
    ]);
  });
});

import { describe, expect, test } from 'vitest';
import type { AreaSplit } from '../../../shared/contract/area-change.ts';
import type { SpineArea } from '../../../shared/contract/areas.ts';
import { askedChange, firstDraft, withKeeper, withoutPart } from './change-draft.ts';

const area: SpineArea = {
  ...{ register: 'subdistrict', fid: 3, id: 'a', code: '810302', title: 'เกาะกลาง', titleEn: 'Ko Klang' },
  ...{ above: '8103', moo: null, council: null, validFrom: null, validTo: null, retired: false },
};
const start = { kind: 'split', register: 'subdistrict', fids: [3] } as const;

const splitOf = (change: Partial<AreaSplit> = {}): AreaSplit => {
  const draft = firstDraft(start, [area], '2024-10-01');
  if (draft?.kind !== 'split') throw new Error('no split');
  return { ...draft, ...change };
};

describe('a change that is being made', () => {
  test('begins a split with the area itself and one part more', () => {
    expect(splitOf()).toMatchObject({
      ...{ kind: 'split', id: 'a', onDate: '2024-10-01', keeps: 0, shapes: { by: 'line' } },
      parts: [
        { code: '810302', nameTh: 'เกาะกลาง' },
        { code: null, nameTh: '' },
      ],
    });
    expect(firstDraft(start, [], '2024-10-01')).toBeNull();
  });

  test('asks nothing without a readable day, or to merge one area', () => {
    expect(askedChange(splitOf({ onDate: '' }))).toBeNull();
    const merge = firstDraft({ ...start, kind: 'merge' }, [area], '2024-10-01');
    expect(merge && askedChange(merge)).toBeNull();
  });

  test('leaves lines of one point out of what it asks', () => {
    const lines: [number, number][][] = [
      [[99, 8]],
      [
        [99, 8],
        [99.1, 8],
      ],
    ];
    expect(askedChange(splitOf({ shapes: { by: 'line', lines, pieces: [] } }))).toMatchObject({
      shapes: { lines: [lines[1]] },
    });
  });

  test('gives the kept code to the part that goes on, and its own to the other', () => {
    const parts = [
      { code: '810302', nameTh: 'ก', nameEn: null },
      { code: '810309', nameTh: 'ข', nameEn: null },
    ];
    expect(withKeeper(splitOf({ parts }), 1, '810302')).toMatchObject({
      keeps: 1,
      parts: [{ code: '810309' }, { code: '810302' }],
    });
    expect(withKeeper(splitOf({ parts }), null, '810302')).toMatchObject({
      keeps: null,
      parts: [{ code: null }, { code: '810309' }],
    });
  });

  test('counts parts anew when one is taken out', () => {
    const parts = [1, 2, 3].map((n) => ({ code: `81030${n}`, nameTh: String(n), nameEn: null }));
    const change = splitOf({ parts, keeps: 2, members: { x: 0, y: 1, z: 2 }, councils: { c: [0, 1, 2] } });
    expect(withoutPart(change, 1)).toMatchObject({
      keeps: 1,
      members: { x: 0, z: 1 },
      councils: { c: [0, 1] },
    });
  });
});

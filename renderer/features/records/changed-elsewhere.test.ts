import { beforeEach, expect, test } from 'vitest';
import type { Feature } from '../../../shared/contract/layers.ts';
import { changedElsewhere, expectedValues, keepMine, takeTheirs } from './changed-elsewhere.ts';
import { type Draft, emptyDraft, PLACE_BASE, putDraft, typeInto, useForms } from './drafts.ts';

const KEY = 'partner 1';
const draft = (): Draft => useForms.getState().drafts[KEY] ?? emptyDraft('partner', 1, '', { keep: true });
const row = (values: Feature['values']): Feature =>
  ({ ...{ fid: 1, layer: 'partner', extent: [1, 2, 1, 2], values } }) as Feature;

beforeEach(() => {
  putDraft(emptyDraft('partner', 1, 'ภาคี', { keep: true }));
  typeInto(KEY, { name_th: 'ของฉัน' }, { name_th: 'เดิม', kind: 'ngo' });
});

test('a value that was typed over and changed elsewhere is told; other fields are taken over', () => {
  const written = { name_th: 'ของฉัน' };
  expect(changedElsewhere(draft(), row({ name_th: 'เดิม', kind: 'state' }), written)).toEqual([]);
  expect(changedElsewhere(draft(), row({ name_th: 'ของเขา' }), written)).toEqual(['name_th']);
  expect(expectedValues(draft(), written)).toEqual({ name_th: 'เดิม' });
  expect(changedElsewhere(draft(), row({ name_th: 'ส•••' }), written)).toEqual([]);
});

test('what both made alike is no matter', () => {
  expect(changedElsewhere(draft(), row({ name_th: 'ของฉัน' }), {})).toEqual([]);
});

test('mine stands over theirs, or theirs is shown with a way back to mine', () => {
  const theirs = row({ name_th: 'ของเขา' });
  const typed = draft();
  const back = takeTheirs(typed, ['name_th']);
  expect(draft()).toMatchObject({ typed: {}, base: {} });
  back();
  expect(draft()).toEqual(typed);
  keepMine(draft(), theirs, ['name_th']);
  expect(changedElsewhere(draft(), theirs, { name_th: 'ของฉัน' })).toEqual([]);
  expect(expectedValues(draft(), { name_th: 'ของฉัน' })).toEqual({ name_th: 'ของเขา' });
});

test('a place that was moved elsewhere is told as well', () => {
  const moved: Draft = {
    ...draft(),
    shape: { type: 'Point', coordinates: [3, 4] },
    base: { [PLACE_BASE]: '[0,0,0,0]' },
  };
  expect(changedElsewhere(moved, row({}), {})).toEqual([PLACE_BASE]);
});

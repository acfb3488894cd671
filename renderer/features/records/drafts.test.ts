import { beforeEach, describe, expect, it } from 'vitest';
import {
  type Draft,
  dropDraft,
  emptyDraft,
  isTouched,
  leaveForm,
  putDraft,
  saysSame,
  typedBeginning,
  typeInto,
  useForms,
} from './drafts.ts';

beforeEach(() => useForms.setState({ drafts: {}, open: null, placing: null }));

const opened = (draft = emptyDraft('partner', 7, 'ภาคี', { keep: true })): string => {
  putDraft(draft);
  useForms.setState({ open: { key: draft.key, layer: draft.layer, fid: draft.fid, wide: false } });
  return draft.key;
};
const draftOf = (key: string) => useForms.getState().drafts[key];

describe('drafts', () => {
  it('keep what was typed when the form is left, and leave nothing of a form that was only looked at', () => {
    const key = opened();
    leaveForm();
    expect(draftOf(key)).toBeUndefined();
    opened();
    typeInto(key, { name_th: 'ชื่อใหม่' }, {});
    leaveForm();
    expect(useForms.getState().open).toBeNull();
    expect(draftOf(key)?.typed).toEqual({ name_th: 'ชื่อใหม่' });
  });

  it('count neither what a new row began with nor what followed from other values as typed', () => {
    const begun = typedBeginning({ council_area_id: 'a1', fiscal_year: 2569, status: null });
    expect(begun).toEqual({ council_area_id: 'a1', fiscal_year: '2569' });
    const draft = emptyDraft('council', null, 'ใหม่', { keep: true, begun });
    expect(isTouched(draft)).toBe(false);
    const derived = { council_area_id: { typed: 'a2', from: 'place' as const } };
    expect(isTouched({ ...draft, typed: { ...draft.typed, council_area_id: 'a2' }, derived })).toBe(false);
    expect(isTouched({ ...draft, typed: { ...draft.typed, council_area_id: 'a3' }, derived })).toBe(true);
    expect(isTouched({ ...draft, shape: null })).toBe(true);
    expect(isTouched({ ...draft, reason: 'มติ' })).toBe(true);
    expect(isTouched(undefined)).toBe(false);
  });

  it('of new rows stand side by side', () => {
    const first = emptyDraft('council', null, 'ใหม่', { keep: true });
    expect(first.key).toMatch(/^council new-/);
    expect(emptyDraft('council', 3, 'ก', { keep: true }).key).toBe('council 3');
  });

  it('forget a field that is taken out, and end a pointing that was theirs', () => {
    const key = opened();
    typeInto(key, { a: '1', b: '2' }, {});
    typeInto(key, { a: null }, {});
    expect(draftOf(key)?.typed).toEqual({ b: '2' });
    useForms.setState({ placing: key });
    dropDraft(key);
    expect(useForms.getState().placing).toBeNull();
    typeInto(key, { a: '1' }, {});
    expect(draftOf(key)).toBeUndefined();
  });

  it('no longer says what was refused once something else is typed', () => {
    const key = opened();
    const before = useForms.getState().drafts[key] as Draft;
    expect(saysSame(before, { ...before, title: 'ใหม่' })).toBe(true);
    typeInto(key, { a: '1' }, {});
    expect(saysSame(before, useForms.getState().drafts[key] as Draft)).toBe(false);
    expect(saysSame(before, { ...before, shape: null })).toBe(false);
  });
});

import { afterEach, beforeEach, expect, it } from 'vitest';
import { importChoice } from '../../../shared/contract/import-choice.ts';
import { openTestJournal, type TestJournal } from '../journal/testing/open-journal.ts';
import { withProfile } from './mapping/index.ts';
import {
  fittingProfiles,
  listProfiles,
  markProfileUsed,
  type NewProfile,
  profileBy,
  removeProfile,
  saveProfile,
} from './profiles.queries.ts';

const forestOffice: NewProfile = {
  name: 'กรมป่าไม้ 2567',
  agency: 'สำนักจัดการทรัพยากรป่าไม้',
  format: 'shapefile',
  register: 'community_forest',
  encoding: 'windows-874',
  crs: 'EPSG:24048',
  headerRow: null,
  placing: { kind: 'file' },
  mapping: [
    { columns: ['FOREST_NAM'], field: 'name_th', convert: 'text' },
    { columns: ['RAI', 'NGAN', 'WAH'], field: '@declared-area', convert: 'rai-ngan-wah' },
  ],
  columns: ['WAH', 'FOREST_NAM', 'RAI', 'NGAN', 'TAMBON_IDN'],
};
const label = { kind: 'import', label: { th: 'ทดสอบ', en: 'test' } };
const choice = importChoice.parse({});

let test: TestJournal;
beforeEach(() => {
  test = openTestJournal();
});
afterEach(() => test.close());
const save = (profile: NewProfile): string =>
  test.journal.change(label, (change) => saveProfile(change, profile));
const db = () => test.connection.db;

it('remembers a profile with the import, for ever, until the import is undone', () => {
  const id = save(forestOffice);
  test.reopen();
  const [kept] = listProfiles(db());
  expect(kept).toMatchObject({ ...forestOffice, id, columns: [...forestOffice.columns].sort() });
  test.journal.undo();
  expect(listProfiles(db())).toEqual([]);
  test.journal.redo();
  expect(listProfiles(db()).map((profile) => profile.id)).toEqual([id]);
});

it('brings a profile of the same name and agency up to date and keeps others apart', () => {
  const id = save(forestOffice);
  expect(save({ ...forestOffice, encoding: 'utf-8' })).toBe(id);
  expect(save({ ...forestOffice, agency: 'อุทยาน' })).not.toBe(id);
  expect(listProfiles(db()).map(({ agency, encoding }) => [agency, encoding])).toContainEqual([
    forestOffice.agency,
    'utf-8',
  ]);
  expect(listProfiles(db())).toHaveLength(2);
});

it('knows the files again by their columns, in any order and with one more, and no others', () => {
  const id = save(forestOffice);
  const five = ['tambon_idn', 'FOREST_NAM', 'WAH', 'NGAN', 'RAI'];
  const fitting = (columns: string[]): string[] =>
    fittingProfiles(db(), columns).map((profile) => profile.id);
  expect(fitting(five)).toEqual([id]);
  expect(fitting([...five, 'REMARK'])).toEqual([id]);
  expect(fitting(['NAME', 'RAI', 'CODE'])).toEqual([]);
  const exact = save({ ...forestOffice, name: 'ตรงกว่า', columns: [...five, 'REMARK'] });
  expect(fitting([...five, 'REMARK'])).toEqual([exact, id]);
  expect(fitting([])).toEqual([]);
});

it('is found by id, name or agency, and names those there are when it is not', () => {
  const id = save(forestOffice);
  for (const wanted of [id, 'กรมป่าไม้ ๒๕๖๗', forestOffice.agency]) expect(profileBy(db(), wanted).id).toBe(id);
  expect(() => profileBy(db(), 'ไม่มี')).toThrowError(
    expect.objectContaining({
      code: 'profile-not-found',
      details: { profile: 'ไม่มี', profiles: 'กรมป่าไม้ 2567' },
    }),
  );
});

it('can be marked used and be forgotten, each to be undone', () => {
  const id = save(forestOffice);
  const before = listProfiles(db())[0]?.usedAt;
  test.journal.change(label, (change) => markProfileUsed(change, id));
  expect((listProfiles(db())[0]?.usedAt ?? '') >= (before ?? '')).toBe(true);
  test.journal.change(label, (change) => removeProfile(change, id));
  expect(listProfiles(db())).toEqual([]);
  expect(() => test.journal.change(label, (change) => removeProfile(change, id))).toThrowError(
    expect.objectContaining({ code: 'profile-not-found' }),
  );
  test.journal.undo();
  expect(listProfiles(db())).toHaveLength(1);
});

it('leaves out a row that another program spoiled', () => {
  save(forestOffice);
  db().exec('UPDATE import_profile SET mapping = \'[{"field": 3}]\'');
  expect(listProfiles(db())).toEqual([]);
  db().exec("UPDATE import_profile SET mapping = 'not json'");
  expect(listProfiles(db())[0]?.mapping).toBeNull();
});

it('fills up what the user left open, and nothing else', () => {
  const profile = { ...forestOffice, id: 'p', usedAt: null };
  expect(withProfile({ ...choice, crs: 'EPSG:32648' }, profile)).toMatchObject({
    profile: 'p',
    crs: 'EPSG:32648',
    encoding: 'windows-874',
    register: 'community_forest',
    mapping: forestOffice.mapping,
  });
  const other = withProfile({ ...choice, register: 'village' }, profile);
  expect([other.register, other.mapping]).toEqual(['village', null]);
  const lacking = withProfile(choice, profile, ['Forest Nam', 'RAI']);
  expect(lacking.mapping).toEqual([{ columns: ['Forest Nam'], field: 'name_th', convert: 'text' }]);
});

import {
  type ColumnMapping,
  type ImportProfile,
  importProfile,
  type Placing,
} from '../../../shared/contract/import-choice.ts';
import { Refusal } from '../../../shared/domain/refusal.ts';
import { searchText } from '../../../shared/domain/thai-text.ts';
import type { Change } from '../context.ts';
import { type ReadableDb, type SqlValue, sql, tableExists } from '../db/index.ts';
import { similarColumns } from './mapping/index.ts';

interface ProfileRow {
  readonly fid: number;
  readonly id: string;
  readonly name: string | null;
  readonly agency: string | null;
  readonly format: string | null;
  readonly register: string | null;
  readonly encoding: string | null;
  readonly crs: string | null;
  readonly header_row: number | null;
  readonly placing: string | null;
  readonly mapping: string | null;
  readonly columns: string | null;
  readonly used_at: string | null;
}

const fromJson = (text: string | null): unknown => {
  try {
    return text === null ? null : JSON.parse(text);
  } catch {
    // Another program wrote it: then it counts as nothing remembered.
    return null;
  }
};

function profileOf(row: ProfileRow): ImportProfile | null {
  const parsed = importProfile.safeParse({
    id: row.id,
    name: row.name ?? '',
    agency: row.agency ?? '',
    format: row.format,
    register: row.register,
    encoding: row.encoding,
    crs: row.crs,
    headerRow: row.header_row,
    placing: fromJson(row.placing),
    mapping: fromJson(row.mapping),
    columns: fromJson(row.columns) ?? [],
    usedAt: row.used_at,
  });
  return parsed.success ? parsed.data : null;
}

function rows(db: ReadableDb): ProfileRow[] {
  // A workspace of an older version that can't be written to has no such table.
  if (!tableExists(db, 'import_profile')) return [];
  return db.all<ProfileRow>(
    sql`SELECT fid, id, name, agency, format, register, encoding, crs, header_row, placing, mapping, columns, used_at
      FROM import_profile ORDER BY used_at DESC, fid DESC`,
  );
}

/** All profiles of the workspace, the last used first. Rows that another program spoiled are left out. */
export const listProfiles = (db: ReadableDb): ImportProfile[] =>
  rows(db).flatMap((row) => profileOf(row) ?? []);

/** So much of the columns of a file and of a profile must be the same for the one to be taken for the other's. */
const NEARLY_THE_SAME = 0.8;

/** The profiles for files with these columns, or nearly these, the best first and among equals the last used. */
export function fittingProfiles(db: ReadableDb, columns: readonly string[]): ImportProfile[] {
  return listProfiles(db)
    .map((profile) => ({ profile, share: similarColumns(profile.columns, columns) }))
    .filter(({ share }) => share >= NEARLY_THE_SAME)
    .sort((a, b) => b.share - a.share)
    .map(({ profile }) => profile);
}

/** The profile of an id, a name or an agency (its last used one). Refuses `profile-not-found`, naming those there are. */
export function profileBy(db: ReadableDb, wanted: string): ImportProfile {
  const all = listProfiles(db);
  const key = searchText(wanted);
  const found =
    all.find((profile) => profile.id === wanted) ??
    all.find((profile) => searchText(profile.name) === key) ??
    all.find((profile) => key !== '' && searchText(profile.agency) === key);
  if (found) return found;
  const names = [...new Set(all.map((profile) => profile.name))].slice(0, 20).join(', ');
  throw new Refusal('profile-not-found', { profile: wanted, profiles: names });
}

/** What is remembered; the id and the time are given. */
export type NewProfile = Omit<ImportProfile, 'id' | 'usedAt'>;

const json = (value: Placing | readonly ColumnMapping[] | null): string | null =>
  value === null ? null : JSON.stringify(value);

/** Remembers a profile: one of the same name and agency is brought up to date. Returns its id. */
export function saveProfile(change: Change, profile: NewProfile): string {
  const values: Record<string, SqlValue> = {
    name: profile.name,
    agency: profile.agency,
    format: profile.format,
    register: profile.register,
    encoding: profile.encoding,
    crs: profile.crs,
    header_row: profile.headerRow,
    placing: json(profile.placing),
    mapping: json(profile.mapping),
    columns: JSON.stringify([...new Set(profile.columns)].sort()),
    used_at: new Date().toISOString(),
  };
  const before = rows(change.db).find(
    (row) =>
      searchText(row.name ?? '') === searchText(profile.name) &&
      searchText(row.agency ?? '') === searchText(profile.agency),
  );
  if (!before) return change.insert('import_profile', values).id;
  change.update('import_profile', before.fid, values);
  return before.id;
}

/** Notes within an import that a profile was followed. */
export function markProfileUsed(change: Change, id: string): void {
  const row = rows(change.db).find((one) => one.id === id);
  if (row) change.update('import_profile', row.fid, { used_at: new Date().toISOString() });
}

/** Forgets a profile. Refuses `profile-not-found`. */
export function removeProfile(change: Change, id: string): void {
  const row = rows(change.db).find((one) => one.id === id);
  if (!row) throw new Refusal('profile-not-found', { profile: id });
  change.remove('import_profile', [row.fid]);
}

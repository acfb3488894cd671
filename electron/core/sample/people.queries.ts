import { encodeWkb } from '../../../shared/geo/wkb.ts';
import { type ReadableDb, type SqlValue, sql, uuidv7, type WritableDb } from '../db/index.ts';
import { makeMembers, makeWorkers, type Worker } from './people.ts';
import type { SampleProvince } from './province.ts';
import { SeededRandom } from './random.ts';
import { idOfArea } from './sample.queries.ts';

type Insert = (...values: SqlValue[]) => string;

/** A statement that writes one row and answers with its new id. */
function inserter(db: WritableDb, table: string, columns: readonly string[]): Insert {
  const insert = db.statement(
    `INSERT INTO ${table} (id, ${columns.join(', ')}) VALUES (?${', ?'.repeat(columns.length)})`,
  );
  return (...values) => {
    const id = uuidv7();
    insert.run(id, ...values);
    return id;
  };
}

const MEMBER = [
  'household_id',
  'title',
  'given_name',
  'family_name',
  'sex',
  'birth_date',
  'birth_year_be',
  'national_id',
];

/** Writes the members of the households that were asked for them, by the households' codes. */
function insertMembers(
  db: WritableDb,
  province: SampleProvince,
  ids: ReadonlyMap<string, string>,
  seed: number,
): void {
  const insert = inserter(db, 'hh_member', [...MEMBER, 'vulnerable_types', 'consent_basis']);
  for (const [code, members] of makeMembers(province.households, seed))
    for (const one of members)
      insert(
        ids.get(code) ?? null,
        one.title,
        one.givenName,
        one.familyName,
        one.sex,
        one.birthDate,
        one.birthYearBe,
        one.nationalId,
        JSON.stringify(one.vulnerableTypes),
        'public-task',
      );
}

interface Rows {
  readonly workspace: ReadableDb;
  readonly db: WritableDb;
}

/** Writes the workers with their roles; returns their ids. */
function insertWorkers({ workspace, db }: Rows, workers: readonly Worker[]): string[] {
  const groups = new Map(
    workspace
      .all<{ id: string; name: string }>(sql`SELECT id, name_th AS name FROM working_group`)
      .map(({ id, name }) => [name, id]),
  );
  const person = inserter(db, 'person', [
    'title',
    'given_name',
    'family_name',
    'nickname',
    'phone',
    'email',
    'home_subdistrict_code',
    'consent_status',
  ]);
  const role = inserter(db, 'role_assignment', [
    'person_id',
    'role',
    'group_id',
    'area_level',
    'area_id',
    'issue',
    'from_on',
  ]);
  return workers.map((one) => {
    const id = person(
      ...[one.title, one.givenName, one.familyName, one.nickname],
      ...[one.phone, one.email, one.subdistrictCode, 'given'],
    );
    for (const { role: name, group, level, area, issue } of one.roles) {
      const groupId = group === null ? null : (groups.get(group) ?? null);
      role(id, name, groupId, level, idOfArea(workspace, level, area), issue, '2024-10-01');
    }
    return id;
  });
}

const ROUND = 'รอบที่ 1/2569';
const FOLLOW_UP = ['อยู่อาศัยดี', 'ต้องซ่อมหลังคาเพิ่ม', 'ปลูกผักรอบบ้าน', 'ต่อเติมห้องน้ำเอง'];

/** What was found at some doors, and houses of the projects that were mended. */
function insertFindings(
  { workspace, db }: Rows,
  province: SampleProvince,
  about: {
    readonly ids: ReadonlyMap<string, string>;
    readonly workers: readonly string[];
    readonly seed: number;
  },
): void {
  const { ids, workers, seed } = about;
  const random = new SeededRandom(seed);
  const recheck = inserter(db, 'recheck', [
    'household_id',
    'round',
    'checked_on',
    'checked_by',
    'result',
    'reason',
  ]);
  const unit = inserter(db, 'housing_unit', [
    'geom',
    'project_id',
    'household_id',
    'work_type',
    'cost_satang',
    'inspected_on',
    'followup',
  ]);
  const projects = workspace.all<{ id: string }>(
    sql`SELECT id FROM housing_project WHERE units_done > 0 ORDER BY fid`,
  );
  const day = (): string => `2026-0${random.whole(5, 9)}-${String(random.whole(1, 28)).padStart(2, '0')}`;
  for (const one of province.households) {
    const id = ids.get(one.hhCode) ?? null;
    if (one.recheckStatus > 0 && random.chance(0.12))
      recheck(id, ROUND, day(), random.pick(workers), one.recheckStatus, null);
    if (['dilapidated', 'unsafe'].includes(one.houseCondition) && random.chance(0.1))
      unit(
        encodeWkb(province.point(one.point)),
        random.pick(projects)?.id ?? null,
        id,
        random.pick(['repair', 'repair', 'build', 'extend']),
        random.whole(80, 400) * 10_000,
        random.chance(0.7) ? day() : null,
        random.chance(0.5) ? random.pick(FOLLOW_UP) : null,
      );
  }
}

/** Writes everything of persons that the sample has besides its households, inside a change of the restricted store. */
export function insertPeople(rows: Rows, province: SampleProvince, seed: number): void {
  const { db } = rows;
  const ids = new Map(
    db
      .all<{ code: string; id: string }>(sql`SELECT hh_code AS code, id FROM household`)
      .map(({ code, id }) => [code, id]),
  );
  insertMembers(db, province, ids, seed);
  const { subdistricts, districts } = province.spine;
  const places = {
    subdistricts: subdistricts.map(({ code }) => code),
    districts: districts.map(({ code, name }) => ({ code, name: name.th })),
  };
  const workers = insertWorkers(rows, makeWorkers(places, seed + 1));
  insertFindings(rows, province, { ids, workers, seed: seed + 2 });
}

import { encodePointWkb } from '../../../../shared/geo/wkb.ts';
import type { OpenWorkspace, RestrictedStore } from '../../context.ts';
import { sql } from '../../db/sql.ts';
import type { ReadableDb } from '../../db/types.ts';

export const PASSPHRASE = 'กำแพงสีเขียว 42 ใบ';
export const LABEL = { kind: 'edit', label: { th: 'ครัวเรือนทดสอบ', en: 'Test households' } };
export const REASON = { kind: 'recheck', words: 'รอบที่ 2' } as const;

/** Words that may be found nowhere but behind the key. */
export const SECRETS = ['สมมติลับ', 'นามสกุลลับ', '99/ลับ', '1101700230708', '0812345612'] as const;

/** The ids of villages by their code. */
export const villageIds = (db: ReadableDb): Map<string, string> =>
  new Map(
    db.all<{ code: string; id: string }>(sql`SELECT code, id FROM village`).map(({ code, id }) => [code, id]),
  );

export interface MadeHousehold {
  readonly fid: number;
  readonly id: string;
  readonly members: readonly { readonly fid: number; readonly id: string }[];
}

/** One household with a member whose name, number and birth are secrets; in the village of a code, if any. */
export function addHousehold(
  { db, restricted }: Pick<OpenWorkspace, 'db' | 'restricted'>,
  about: {
    readonly code: string;
    readonly village?: string;
    readonly member?: Record<string, string | number>;
  },
): MadeHousehold {
  const village = about.village === undefined ? null : (villageIds(db).get(about.village) ?? null);
  return restricted.changeRows(LABEL, (writer) => {
    const household = writer.insert(
      'household',
      { hh_code: about.code, house_no: `99/ลับ${about.code}`, village_id: village, member_count: 1 },
      encodePointWkb(100.02, 15.02),
    );
    const member = writer.insert('hh_member', {
      household_id: household.id,
      title: 'นาง',
      given_name: 'สมมติลับ',
      family_name: 'นามสกุลลับ',
      birth_date: '1950-02-03',
      national_id: '1101700230708',
      vulnerable_types: '["elderly","substance-or-released"]',
      ...about.member,
    });
    return { ...household, members: [member] };
  });
}

/** A worker with a telephone. */
export const addPerson = (restricted: RestrictedStore): { fid: number; id: string } =>
  restricted.changeRows(LABEL, (writer) =>
    writer.insert('person', {
      given_name: 'วิชัย',
      family_name: 'ทดสอบ',
      phone: '0812345612',
      email: 'w@example.org',
    }),
  );

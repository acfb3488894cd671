import { inForce, type ReadableDb, sql } from '../db/index.ts';

/** True when rows of a register bear a key and none of them is in force any more. */
export const onlyRetired = (
  db: ReadableDb,
  register: string,
  column: string,
  key: string,
  today: string,
): boolean => {
  const found = db.get<{ rows: number; today: number | null }>(
    sql`SELECT count(*) AS rows, sum(${inForce(register, null, today)}) AS today FROM ${sql.id(register)}
      WHERE ${sql.id(column)} = ${key}`,
  );
  return (found?.rows ?? 0) > 0 && (found?.today ?? 0) === 0;
};

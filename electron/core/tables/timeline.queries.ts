import type { Timeline } from '../../../shared/contract/tables.ts';
import { Refusal } from '../../../shared/domain/refusal.ts';
import { tableEditText } from '../../../shared/text/table-edit.ts';
import { timelineText } from '../../../shared/text/timeline.ts';
import { isDated, type Sql, sql } from '../db/index.ts';
import type { RowSource } from '../layers/index.ts';
import { dayOf, FIRST_DAY, LAST_DAY } from './conditions.queries.ts';

/** A year that an office could mean: others are slips of the keyboard, which would stretch the line to nothing. */
const REAL_DAY = '[12][0-9][0-9][0-9]-[01][0-9]-[0-3][0-9]';

const dayColumn = ({ layer }: RowSource, name: string): Sql => {
  const field = layer.fields.find((candidate) => candidate.name === name);
  if (!field) throw new Refusal('field-not-found', { field: name, layer: layer.title });
  if (field.masked)
    throw new Refusal('validation-failed', { field: field.title, reason: tableEditText.masked.th });
  if (field.type !== 'date' && field.type !== 'datetime')
    throw new Refusal('validation-failed', { field: field.title, reason: timelineText.noDate.th });
  return dayOf(field);
};

/**
 * How the days of a source's field lie in time, by months.
 *
 * @param field null for the first and last days of areas that retire, a row counted with each
 */
export const timelineOf = (source: RowSource, field: string | null): Timeline => {
  const { db, table } = source;
  const name = sql.id(table.name);
  if (field === null && !isDated(table.base))
    throw new Refusal('field-not-found', { field: LAST_DAY, layer: source.layer.title });
  const days =
    field === null
      ? sql`SELECT ${sql.id(FIRST_DAY)} AS day FROM ${name} UNION ALL SELECT ${sql.id(LAST_DAY)} FROM ${name}`
      : sql`SELECT ${dayColumn(source, field)} AS day FROM ${name}`;
  const read = sql`SELECT iif(day GLOB ${REAL_DAY}, day, NULL) AS day FROM (${days})`;
  const ends = db.get<{ first: string | null; last: string | null; missing: number }>(
    sql`SELECT min(day) AS first, max(day) AS last, count(*) - count(day) AS missing FROM (${read})`,
  );
  const months = db.all<{ month: string; rows: number }>(
    sql`SELECT substr(day, 1, 7) AS month, count(*) AS rows FROM (${read}) WHERE day NOTNULL GROUP BY 1 ORDER BY 1`,
  );
  return { first: ends?.first ?? null, last: ends?.last ?? null, missing: ends?.missing ?? 0, months };
};

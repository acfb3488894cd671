import { RETIRING_REGISTERS } from '../../../shared/domain/area-codes.ts';
import { dayInThailand } from '../../../shared/domain/dates.ts';
import { sql } from './sql.ts';
import type { Sql } from './types.ts';

/** True for tables whose rows are in force until the day in `valid_to`. */
export const isDated = (table: string): boolean => RETIRING_REGISTERS.includes(table);

/**
 * The condition for the rows of a table that are in force on a day, the last one counted in; `1` for tables whose rows
 * never retire. The one place that says what «today's areas» are.
 */
export function inForce(table: string, alias: string | null = null, on = dayInThailand()): Sql {
  if (!isDated(table)) return sql`1`;
  const until = alias === null ? sql.id('valid_to') : sql.id(alias, 'valid_to');
  return sql`(${until} IS NULL OR ${until} = '' OR ${until} >= ${on})`;
}

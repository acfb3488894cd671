import { mappingTargets } from '../../../../shared/domain/mapping-targets.ts';
import type { RegisterDefinition, RegisterField } from '../../../../shared/domain/registers/index.ts';
import { type ColumnFacts, workingShare } from './column-facts.ts';
import { headingKey } from './headings.ts';
import type { Suggestion } from './suggestion.ts';

/** The most letters of a column's name in a shapefile. */
const DBF_NAME = 10;
const ENOUGH = 0.5;
const SURE = 0.9;

/** How our own exports head a field: by its name or label, with its unit, money in baht, cut for a shapefile. */
function headingsOf({ name, th, unit }: RegisterField): { whole: Set<string>; cut: string | null } {
  const money = unit === 'satang';
  const sent = money ? name.replace(/_satang$/, '_baht') : name;
  const labels = [name, sent, th, `${th} (${money ? 'บาท' : (unit ?? '')})`];
  const cut = sent.length > DBF_NAME ? sent.slice(0, DBF_NAME) : null;
  return { whole: new Set(labels.map(headingKey)), cut };
}

/**
 * Columns that are headed as this program heads them: what went out comes back in.
 *
 * @param taken fields that are filled already
 */
export function ownHeadings(
  register: RegisterDefinition,
  free: readonly ColumnFacts[],
  taken: ReadonlySet<string>,
): Suggestion[] {
  const conversions = new Map(mappingTargets(register).map((target) => [target.field, target.conversions]));
  return register.fields.flatMap((field): Suggestion[] => {
    const [convert] = conversions.get(field.name) ?? [];
    if (!convert || taken.has(field.name)) return [];
    const { whole, cut } = headingsOf(field);
    const named = free.filter(
      (column) => whole.has(headingKey(column.name)) || column.name.toLowerCase() === cut,
    );
    const [column] = named;
    if (!column || named.length > 1) return [];
    const mapping = { field: field.name, convert, columns: [column.name] };
    const share = workingShare(register, mapping, [column]);
    if (share < ENOUGH) return [];
    return [{ field: field.name, convert, columns: [column], evidence: 'name', certain: share >= SURE }];
  });
}

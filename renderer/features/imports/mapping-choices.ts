import type { Bilingual } from '../../../shared/contract/base.ts';
import type { ColumnMapping, Conversion } from '../../../shared/contract/import-choice.ts';
import type { MappingFinding, MappingReport } from '../../../shared/contract/import-findings.ts';
import {
  definitionOf,
  type MappingTarget,
  mappingTargets,
  type RegisterRef,
} from '../../../shared/domain/mapping-targets.ts';

export type TargetGroup = 'fields' | 'area' | 'member' | 'row';

const groupOf = (field: string): TargetGroup => {
  if (field.startsWith('@member.')) return 'member';
  if (field === '@id') return 'row';
  return field.startsWith('@') && field !== '@declared-area' ? 'area' : 'fields';
};

const GROUPS: readonly TargetGroup[] = ['fields', 'area', 'member', 'row'];

/** What columns can become in a register, in groups as the menu shows them; groups without any are left out. */
export const targetGroups = (
  register: RegisterRef,
): { readonly group: TargetGroup; readonly targets: readonly MappingTarget[] }[] => {
  const targets = mappingTargets(register);
  return GROUPS.map((group) => ({
    group,
    targets: targets.filter(({ field }) => groupOf(field) === group),
  })).filter(({ targets: some }) => some.length > 0);
};

/** How a target is called; a field that is no target by its label in the register, else by its own name. */
export const targetLabel = (register: RegisterRef | null, field: string): Bilingual => {
  const target = mappingTargets(register ?? '').find((one) => one.field === field);
  if (target !== undefined) return target.label;
  const own = definitionOf(register ?? '')?.fields.find((one) => one.name === field);
  return own === undefined ? { th: field, en: field } : { th: own.th, en: own.en };
};

/** Ways to get from columns to a target; one alone is no choice. */
export const conversionsOf = (register: RegisterRef, field: string): readonly Conversion[] =>
  mappingTargets(register).find((one) => one.field === field)?.conversions ?? [];

/** Lines of the card: what becomes something, then what is left out. */
export interface MappingLine {
  readonly columns: readonly string[];
  readonly found: MappingFinding | null;
}

/** Lines in the order of the file's columns, so that a choice does not make its line jump. */
export const mappingLines = (report: MappingReport, order: readonly string[]): MappingLine[] => {
  const lines: MappingLine[] = [
    ...report.found.map((found) => ({ columns: found.columns, found })),
    ...report.left.map((column) => ({ columns: [column], found: null })),
  ];
  const at = new Map(order.map((name, index) => [name, index]));
  const place = ({ columns }: MappingLine): number =>
    Math.min(...columns.map((name) => at.get(name) ?? order.length));
  return lines.sort((a, b) => place(a) - place(b));
};

/** Targets that are made of several columns: ไร่ งาน วา, and the parts of a code. */
const JOINED: readonly Conversion[] = ['rai-ngan-wah', 'code-parts'];

const plain = ({ columns, field, convert }: ColumnMapping): ColumnMapping => ({ columns, field, convert });

/**
 * The mapping after columns were given another target, or none. A target has one mapping: whoever had it gives it up,
 * but where it can be made of several columns they are taken together.
 */
export const withTarget = (
  found: readonly ColumnMapping[],
  columns: readonly string[],
  register: RegisterRef,
  field: string | null,
): ColumnMapping[] => {
  const same = (one: ColumnMapping): boolean => one.columns.some((name) => columns.includes(name));
  const others = found.filter((one) => !same(one)).map(plain);
  if (field === null) return others;
  const conversions = conversionsOf(register, field);
  const holder = others.find((one) => one.field === field);
  const rest = others.filter((one) => one !== holder);
  const joined = conversions.find((conversion) => JOINED.includes(conversion));
  if (holder !== undefined && joined !== undefined)
    return [...rest, { columns: [...holder.columns, ...columns].slice(0, 8), field, convert: joined }];
  const before = found.find(same);
  const convert = before?.field === field ? before.convert : (fitting(conversions, columns.length) ?? 'text');
  return [...rest, { columns: [...columns], field, convert }];
};

/** The usual conversion; of parts where there are several columns. */
const fitting = (conversions: readonly Conversion[], count: number): Conversion | undefined =>
  count > 1 ? (conversions.find((one) => JOINED.includes(one)) ?? conversions[0]) : conversions[0];

/** The mapping with another conversion for one target. */
export const withConversion = (
  found: readonly ColumnMapping[],
  field: string,
  convert: Conversion,
): ColumnMapping[] => found.map((one) => (one.field === field ? { ...plain(one), convert } : plain(one)));

const ASCII = /^[\x20-\x7e]*$/;

/** Whether a mapping still means the same columns when the text is read in another encoding. */
export const survivesEncoding = (mapping: readonly ColumnMapping[] | null): boolean =>
  mapping === null || mapping.every(({ columns }) => columns.every((name) => ASCII.test(name)));

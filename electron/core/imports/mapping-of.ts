import type { ColumnMapping, ImportChoice, Placing } from '../../../shared/contract/import-choice.ts';
import type { MappingReport } from '../../../shared/contract/import-findings.ts';
import { Refusal } from '../../../shared/domain/refusal.ts';
import { type RegisterDefinition, registerOf } from '../../../shared/domain/registers/index.ts';
import { reportMapping, suggestMapping } from './mapping/index.ts';
import type { ReadableTable } from './survey.ts';

/** Which register a set fills, and how its columns become fields; plain values. */
export interface RegisterFilling {
  readonly register: string;
  readonly mapping: readonly ColumnMapping[];
}

/** Registers that files fill. Zones are drawn on the map. Refuses `register-not-found` for any other. */
export function fillableRegister(key: string): RegisterDefinition {
  const register = registerOf(key);
  if (!register?.fromFiles) throw new Refusal('register-not-found', { register: key });
  return register;
}

/** Columns from which the places are read: they are taken, though into no field. */
const placedBy = (placing: Placing): string[] =>
  placing.kind === 'coordinates' ? [placing.x, placing.y].filter((name) => name !== null) : [];

/**
 * How the columns fill the register: as the user or a profile says, else by evidence. Refuses `mapping-invalid`.
 *
 * @param withheld columns that an open register never takes, whoever says so
 */
export function mappingOf(
  register: RegisterDefinition,
  { columns, samples }: ReadableTable,
  { mapping, placing }: { readonly mapping: ImportChoice['mapping']; readonly placing: Placing },
  exists: (code: string) => boolean,
  byProfile: boolean,
  withheld: ReadonlySet<string>,
): MappingReport {
  const used = [...placedBy(placing), ...withheld];
  if (mapping === null) return suggestMapping(register, columns, samples, { exists, used });
  const open = mapping.filter(({ columns: from }) => !from.some((name) => withheld.has(name)));
  const report = reportMapping(register, open, columns, samples, byProfile ? 'profile' : 'user');
  return { ...report, left: report.left.filter((name) => !used.includes(name)) };
}

export const fillingOf = (register: RegisterDefinition, report: MappingReport): RegisterFilling => ({
  register: register.key,
  mapping: report.found.map(({ columns, field, convert }) => ({ columns, field, convert })),
});

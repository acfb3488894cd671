import type { ColumnMapping, ImportChoice } from '../../../shared/contract/import-choice.ts';
import type { MappingReport } from '../../../shared/contract/import-findings.ts';
import { Refusal } from '../../../shared/domain/refusal.ts';
import { type RegisterDefinition, registerOf } from '../../../shared/domain/registers.ts';
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
  if (!register || register.key === 'zone') throw new Refusal('register-not-found', { register: key });
  return register;
}

/** How the columns fill the register: as the user or a profile says, else by evidence. Refuses `mapping-invalid`. */
export function mappingOf(
  register: RegisterDefinition,
  table: ReadableTable,
  choice: Pick<ImportChoice, 'mapping'>,
  exists: (code: string) => boolean,
  byProfile: boolean,
): MappingReport {
  const { columns, samples } = table;
  if (choice.mapping === null) return suggestMapping(register, columns, samples, { exists });
  const evidence = byProfile ? 'profile' : 'user';
  return reportMapping(register, choice.mapping, columns, samples, evidence);
}

export const fillingOf = (register: RegisterDefinition, report: MappingReport): RegisterFilling => ({
  register: register.key,
  mapping: report.found.map(({ columns, field, convert }) => ({ columns, field, convert })),
});

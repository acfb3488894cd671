import type { ColumnMapping, ImportChoice, Placing } from '../../../shared/contract/import-choice.ts';
import type { MappingReport } from '../../../shared/contract/import-findings.ts';
import { Refusal } from '../../../shared/domain/refusal.ts';
import {
  type RegisterDefinition,
  registerOf,
  withOwnFields,
} from '../../../shared/domain/registers/index.ts';
import type { ReadableDb } from '../db/types.ts';
import { readLayer } from '../layers/index.ts';
import { reportMapping, suggestMapping } from './mapping/index.ts';
import type { ReadableTable } from './survey.ts';

/** Which register a set fills, and how its columns become fields; plain values. */
export interface RegisterFilling {
  readonly register: string;
  readonly mapping: readonly ColumnMapping[];
}

/**
 * Registers that files fill, with the fields that the office added where its workspace is given. Zones are drawn on the
 * map. Refuses `register-not-found` for any other.
 */
export function fillableRegister(key: string, db: ReadableDb | null = null): RegisterDefinition {
  const register = registerOf(key);
  if (!register?.fromFiles) throw new Refusal('register-not-found', { register: key });
  return db === null || register.store !== 'workspace'
    ? register
    : withOwnFields(register, readLayer(db, key).fields);
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

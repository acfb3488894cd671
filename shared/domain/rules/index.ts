import { AREA_RULES } from './areas.ts';
import { type RowFacts, type Rule, type RuleFinding, type RuleRow, ruleMessage } from './definition.ts';
import { ORGANISATION_RULES } from './organisations.ts';
import { PEOPLE_RULES } from './people.ts';
import { PLACE_RULES } from './places.ts';

export type { RoleFacts, RowFacts, Rule, RuleFinding, RuleRow } from './definition.ts';
export { areaDifference, declaredM2, differsMuch } from './places.ts';

/** Every rule of the domain, by the registers that it holds for. */
export const RULES: readonly Rule[] = [...AREA_RULES, ...PLACE_RULES, ...ORGANISATION_RULES, ...PEOPLE_RULES];

/** True when a value in one of the fields may break a rule: one that keeps it from being saved, or with `warned` any. */
export const mayBreak = (register: string, fields: ReadonlySet<string>, warned: boolean): boolean =>
  RULES.some(
    (rule) =>
      (warned || rule.severity === 'error') &&
      rule.registers.includes(register) &&
      rule.fields.some((field) => fields.has(field)),
  );

/**
 * The rules that a row of a register breaks, in the order of `RULES`. A rule whose facts are not known says nothing.
 *
 * @param row the row's values by field: booleans as such, dates as ISO text, money in satang
 */
export const runRules = (register: string, row: RuleRow, facts: RowFacts): RuleFinding[] =>
  RULES.filter(({ registers }) => registers.includes(register)).flatMap((rule): RuleFinding[] => {
    const words = rule.check(row, facts);
    if (words === null) return [];
    const { key, severity, fields } = rule;
    return [{ key, severity, fields, message: ruleMessage(key, words) }];
  });

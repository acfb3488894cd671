import { REGISTERS } from '../../../shared/domain/registers/index.ts';
import { RULES } from '../../../shared/domain/rules/index.ts';
import { RULE_CHECK_WORDS, type RuleCheckKey } from '../../../shared/text/rule-checks.ts';
import { brokenRules } from '../records/index.ts';
import type { Check, CheckTools, Finding } from './check.ts';

const KEYS = Object.keys(RULE_CHECK_WORDS) as RuleCheckKey[];

/** Rules that look at who has which role: they need the open store. */
const OF_PEOPLE: ReadonlySet<string> = new Set(
  KEYS.filter((key) => /^(core-team|group-too|zone-team|coordinator)/.test(key)),
);

type Found = ReadonlyMap<string, readonly Finding[]>;

/** What the rules found in a run: every row is looked at once, for all of them. */
const runs = new WeakMap<CheckTools, Found>();

const isOpen = (key: string): boolean =>
  REGISTERS.some((register) => register.key === key && register.store === 'workspace' && key !== 'zone');

function* allBroken(tools: CheckTools): Generator<undefined, Found> {
  const found = new Map<string, Finding[]>();
  const registers = new Set(RULES.flatMap((rule) => rule.registers).filter(isOpen));
  for (const register of registers)
    for (const { fid, findings } of brokenRules(tools.workspace, register)) {
      for (const { key, message } of findings) {
        const list = found.get(key) ?? [];
        found.set(key, list);
        list.push({ layer: register, fid, detail: message });
      }
      yield undefined;
    }
  return found;
}

const severityOf = (key: RuleCheckKey): 'error' | 'warning' =>
  RULES.find((rule) => rule.key === key)?.severity ?? 'warning';

/** The rules of the domain that need no look at other shapes, one check for each. */
export const RULE_CHECKS: readonly Check[] = KEYS.map((key) => ({
  key,
  severity: severityOf(key),
  ...(OF_PEOPLE.has(key) ? { restricted: true } : {}),
  *find(tools) {
    const known = runs.get(tools) ?? (yield* allBroken(tools));
    runs.set(tools, known);
    yield* known.get(key) ?? [];
  },
}));

import {
  REGISTERS,
  type Referrer,
  type RegisterDefinition,
  referrersTo,
  registerOf,
} from '../../../shared/domain/registers/index.ts';
import { checkDetail } from '../../../shared/text/checks.ts';
import type { OpenWorkspace } from '../context.ts';
import type { ReadableDb } from '../db/types.ts';
import type { Check, Finding } from './check.ts';
import { fidsBy, hasColumn, namingBy } from './rows.queries.ts';

/** Rows of users are for who keeps the users. */
const USERS = 'app_user';

/** The registers of persons and what belongs to them, whose rows are encrypted. */
export const peopleRegisters = (): readonly RegisterDefinition[] =>
  REGISTERS.filter(({ store, key }) => store === 'restricted' && key !== USERS);

const storeOf = ({ db, restricted }: OpenWorkspace, { store }: RegisterDefinition): ReadableDb =>
  store === 'restricted' ? restricted.db() : db;

/** Rows of persons that name a row of the target which is not there. */
function* danglingTo(
  workspace: OpenWorkspace,
  target: RegisterDefinition,
  { register, field, by, level }: Referrer,
): Generator<Finding> {
  const column = by === 'code' ? target.codeField : 'id';
  const [from, to] = [workspace.restricted.db(), storeOf(workspace, target)];
  if (column === null || !hasColumn(from, register.key, field.name) || !hasColumn(to, target.key, column))
    return;
  const there = fidsBy(to, target.key, column);
  const detail = checkDetail.dangling(field, target);
  for (const { fid, value } of namingBy(from, register.key, field.name, level))
    if (!there.has(String(value))) yield { layer: register.key, fid, detail };
}

const peopleLinkMissing: Check = {
  key: 'people-link-missing',
  severity: 'error',
  restricted: true,
  *find({ workspace }) {
    if (workspace.restricted.state !== 'open') return;
    const people = new Set(peopleRegisters().map(({ key }) => key));
    for (const { key } of REGISTERS) {
      const target = registerOf(key);
      for (const referrer of target ? referrersTo(key) : []) {
        if (!target || !people.has(referrer.register.key)) continue;
        // Locked while others had their turn: what is left stays unread.
        if (workspace.restricted.state !== 'open') return;
        yield* danglingTo(workspace, target, referrer);
        yield undefined;
      }
    }
  },
};

/** Rules over the rows of persons themselves. */
export const PEOPLE_CHECKS: readonly Check[] = [peopleLinkMissing];

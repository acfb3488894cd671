import { randomUUID } from 'node:crypto';
import { existsSync, mkdirSync, readFileSync, renameSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { z } from 'zod';
import { type Identity, type IdentityState, identity } from '../../../shared/contract/identity.ts';

/** What a change bears while nobody said who works here. */
const NOBODY = 'local';

const known = z.object({ me: z.string().nullable(), asked: z.boolean(), people: z.array(identity) });
const file = z.object({ version: z.literal(1), workspaces: z.record(z.string(), known) });
type Known = z.infer<typeof known>;

const NONE: Known = { me: null, asked: false, people: [] };

/**
 * The people who write from this machine, by workspace: `people.json` in the settings folder. Names stand here because
 * `workspace.gpkg` is handed on and bears no persons; its journal has their ids alone.
 */
export interface Identities {
  state(workspace: string): IdentityState;
  /** What the journal writes as `who`: the id of whoever works here, or `NOBODY`. */
  who(workspace: string): string;
  set(workspace: string, about: Omit<Identity, 'id'> & { id: string | null }): IdentityState;
  /** False for an id that is none of the known people's. */
  choose(workspace: string, id: string): boolean;
  later(workspace: string): IdentityState;
}

function load(path: string): Record<string, Known> {
  if (!existsSync(path)) return {};
  try {
    return file.parse(JSON.parse(readFileSync(path, 'utf8'))).workspaces;
  } catch {
    // Set aside, never thrown away: the ids in the journals stay, and the question is asked once more.
    renameSync(path, `${path}.damaged-${Date.now()}`);
    return {};
  }
}

/** Opens the people of a settings folder. Read at each call: the command line may have written meanwhile. */
export function createIdentities(settingsFolder: string): Identities {
  const path = join(settingsFolder, 'people.json');
  const of = (workspace: string): Known => load(path)[workspace] ?? NONE;
  const put = (workspace: string, changed: Known): Known => {
    mkdirSync(settingsFolder, { recursive: true });
    const workspaces = { ...load(path), [workspace]: changed };
    // Written beside and renamed: a crash in between leaves the old file whole.
    writeFileSync(`${path}.new`, JSON.stringify({ version: 1, workspaces }, null, 1));
    renameSync(`${path}.new`, path);
    return changed;
  };
  const shown = ({ me, asked, people }: Known): IdentityState => ({
    me: people.find(({ id }) => id === me) ?? null,
    people,
    asked,
  });
  return {
    state: (workspace) => shown(of(workspace)),
    who: (workspace) => of(workspace).me ?? NOBODY,
    set(workspace, { id, ...about }) {
      const person = { id: id ?? `user-${randomUUID()}`, ...about };
      const others = of(workspace).people.filter((one) => one.id !== person.id);
      return shown(put(workspace, { me: person.id, asked: true, people: [...others, person] }));
    },
    choose(workspace, id) {
      const before = of(workspace);
      if (!before.people.some((one) => one.id === id)) return false;
      put(workspace, { ...before, me: id, asked: true });
      return true;
    },
    later: (workspace) => shown(put(workspace, { ...of(workspace), asked: true, me: null })),
  };
}

import { z } from 'zod';
import { procedure } from './base.ts';

/** Where a person works: the level of the area, and so what the person's own rows are. */
export const accessLevel = z.enum(['province', 'district', 'council_area']);
export type AccessLevel = z.infer<typeof accessLevel>;

/** Who writes from this machine into one workspace. Names stand in this machine's settings, never in the workspace. */
export const identity = z.object({
  /** Opaque; it is what the journal bears as `who`. */
  id: z.string(),
  name: z.string(),
  role: z.string(),
  level: accessLevel,
  /** The areas that the person works in, by register and code; empty for the whole province. */
  areas: z.array(z.object({ register: z.string(), code: z.string(), title: z.string() })),
});
export type Identity = z.infer<typeof identity>;

export const identityState = z.object({
  me: identity.nullable(),
  /** Everyone who has written from this machine into this workspace. */
  people: z.array(identity),
  /** False until the question was answered or put off. */
  asked: z.boolean(),
});
export type IdentityState = z.infer<typeof identityState>;

const about = identity
  .omit({ id: true })
  .extend({ name: z.string().trim().min(1).max(120), role: z.string().trim().max(120) });

export const identityContract = {
  /** Refuses `workspace-none-open`. */
  state: procedure.output(identityState),
  /** Says who I am; with `id`, corrects what was said of that person. */
  set: procedure.input(about.extend({ id: z.string().nullable().default(null) })).output(identityState),
  /** Another of the known people sits down. Refuses `validation-failed` for an id that is none of theirs. */
  choose: procedure.input(z.object({ id: z.string() })).output(identityState),
  /** The question is put off: changes bear no name. */
  later: procedure.output(identityState),
};

import { Refusal } from '../../../shared/domain/refusal.ts';
import { namedInBoth } from '../../../shared/domain/refusal-words.ts';
import { identityText } from '../../../shared/text/identity.ts';
import type { AppContext } from '../context.ts';
import { api, type Procedures } from '../procedures.ts';
import { createIdentities } from './identities.ts';

/** Who works at this machine, in the open workspace. */
export const identityProcedures = (context: AppContext): Procedures<'identity'> => {
  const identities = createIdentities(context.options.paths.settings);
  const here = (): string => context.workspace().info().id;
  const told = <T>(state: T): T => {
    context.events.publish({ type: 'changed', topics: ['journal'], layers: [] });
    return state;
  };
  return {
    state: api.identity.state.handler(() => identities.state(here())),
    set: api.identity.set.handler(({ input }) => told(identities.set(here(), input))),
    choose: api.identity.choose.handler(({ input }) => {
      if (!identities.choose(here(), input.id))
        throw new Refusal('validation-failed', {
          ...namedInBoth('field', identityText.title),
          ...namedInBoth('reason', identityText.unknownPerson),
        });
      return told(identities.state(here()));
    }),
    later: api.identity.later.handler(() => told(identities.later(here()))),
  };
};

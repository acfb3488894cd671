import { useQuery } from '@tanstack/react-query';
import type { IdentityState } from '../../../shared/contract/identity.ts';
import { frameText } from '../../../shared/text/frame.ts';
import { identityText } from '../../../shared/text/identity.ts';
import { orpc } from '../../api/index.ts';
import { useText } from '../../ui/index.ts';

/** Who works here, and who else has written from this machine; undefined until it is known. */
export const useIdentity = (): IdentityState | undefined => useQuery(orpc.identity.state.queryOptions()).data;

/** Letters of an opaque id that tell two strangers apart. */
const CODE_LETTERS = 6;

/** The name behind an id of the journal: of this machine's people by name, of others by a short code. */
export const useWhoName = (): ((who: string) => string) => {
  const t = useText();
  const people = useIdentity()?.people ?? [];
  return (who) => {
    if (who === 'local') return t(frameText.thisPc);
    const known = people.find(({ id }) => id === who);
    if (known) return known.name;
    return who.startsWith('user-') ? t(identityText.elsewhere, { code: who.slice(-CODE_LETTERS) }) : who;
  };
};

import { Button } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { identityText } from '../../../shared/text/identity.ts';
import { orpc } from '../../api/index.ts';
import { useText } from '../../ui/index.ts';
import { openIdentity, putOff } from './identity-actions.ts';
import { useIdentity } from './use-identity.ts';
import css from './who-bar.module.css';

/**
 * Asks who works here after the first change in a workspace: then it matters. A line of the window and no toast: it waits
 * for an answer, and what waits may cover nothing.
 */
export function WhoBar({ readOnly }: { readonly readOnly: boolean }) {
  const t = useText();
  const asked = useIdentity()?.asked ?? true;
  const last = useQuery(orpc.journal.state.queryOptions()).data?.undo ?? null;
  if (asked || readOnly || last?.who !== 'local') return null;
  return (
    <section className={css.bar} aria-label={t(identityText.title)}>
      <strong>{t(identityText.title)}</strong>
      <span className={css.why}>{t(identityText.why)}</span>
      <Button size="compact-sm" onClick={openIdentity}>
        {t(identityText.tell)}
      </Button>
      <Button size="compact-sm" variant="default" onClick={() => void putOff()}>
        {t(identityText.later)}
      </Button>
    </section>
  );
}

import { Button } from '@mantine/core';
import { IconMap2 } from '@tabler/icons-react';
import { importsUi } from '../../../shared/text/imports-ui.ts';
import { useText } from '../../ui/index.ts';
import { fillSubdistricts } from './import-actions.ts';
import { useImport } from './import-store.ts';
import css from './register-offer.module.css';

/** Floats over the map after an import of sub-districts: «ใช้เป็นตำบล». Nothing while there is no offer. */
export function RegisterOffer() {
  const t = useText();
  const offer = useImport((state) => state.offer);
  const shown = useImport((state) => state.shown);
  if (offer === null || shown) return null;
  return (
    <section className={css.offer} aria-label={t(importsUi.useAsSubdistrict)}>
      <IconMap2 size={20} stroke={1.75} aria-hidden="true" />
      <p>{t(importsUi.offer, { name: offer.title })}</p>
      <Button size="compact-md" onClick={() => void fillSubdistricts(offer.layer)}>
        {t(importsUi.useAsSubdistrict)}
      </Button>
      <Button size="compact-md" variant="default" onClick={() => useImport.setState({ offer: null })}>
        {t(importsUi.offerLater)}
      </Button>
    </section>
  );
}

/** The same, as a small bar, while an import waits and the user works elsewhere. */
export function WaitingImport() {
  const t = useText();
  const waiting = useImport((state) => state.phase !== 'none' && !state.shown);
  if (!waiting) return null;
  return (
    <section className={css.offer} aria-label={t(importsUi.waiting)}>
      <p>{t(importsUi.waiting)}</p>
      <Button size="compact-md" variant="light" onClick={() => useImport.setState({ shown: true })}>
        {t(importsUi.resume)}
      </Button>
    </section>
  );
}

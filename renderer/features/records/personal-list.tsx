import { IconLock } from '@tabler/icons-react';
import { formatNumber } from '../../../shared/domain/units.ts';
import { openUi } from '../../../shared/text/restricted-open-ui.ts';
import { pageUi } from '../../../shared/text/restricted-page-ui.ts';
import { openTable } from '../../app/desk.ts';
import { useLanguage, useText } from '../../ui/index.ts';
import { usePersonalRegisters } from '../layers/index.ts';
import css from './data.module.css';

/** Users have a page of their own: a passphrase belongs to each. */
const ON_ITS_PAGE = 'app_user';

/** The registers of the restricted store in the list of all: with their counts while it is open, else with a lock. */
export function PersonalList({ current }: { readonly current: string | null }) {
  const t = useText();
  const language = useLanguage((state) => state.language);
  const registers = usePersonalRegisters().filter(({ name }) => name !== ON_ITS_PAGE);
  if (registers.length === 0) return null;
  return (
    <section aria-label={t(pageUi.heading)}>
      <h3 className={css.group}>{t(pageUi.heading)}</h3>
      <ul className={css.list}>
        {registers.map(({ name, title, titleEn, count, state }) => (
          <li key={name}>
            <button
              type="button"
              aria-current={name === current || undefined}
              data-empty={state === 'none' || count === 0 || undefined}
              onClick={() => openTable(name)}
            >
              <span>{language === 'en' ? titleEn : title}</span>
              {state === 'locked' ? (
                <IconLock size={16} stroke={1.75} aria-label={t(openUi.lockedRegister)} />
              ) : (
                <small>{count === null || count === 0 ? '–' : formatNumber(count)}</small>
              )}
            </button>
          </li>
        ))}
      </ul>
    </section>
  );
}

import { IconLock } from '@tabler/icons-react';
import { useQuery } from '@tanstack/react-query';
import type { TableEntry } from '../../../shared/contract/tables.ts';
import { formatNumber } from '../../../shared/domain/units.ts';
import { recordsText } from '../../../shared/text/records.ts';
import { tablesText } from '../../../shared/text/tables.ts';
import { orpc } from '../../api/index.ts';
import { openTable } from '../../app/desk.ts';
import { Panel, PanelBody, PanelHead, useLanguage, useText } from '../../ui/index.ts';
import { AreaNote, useAreaCounts } from '../area-filter/index.ts';
import { openRestrictedPage } from '../restricted/index.ts';
import css from './data.module.css';
import { useDataLayerName } from './data-place.tsx';

const GROUPS = [
  ['area', tablesText.groupArea],
  ['resource', tablesText.groupResource],
  ['housing', tablesText.groupHousing],
  ['organisation', tablesText.groupOrganisation],
  ['people', tablesText.groupPeople],
  ['imported', tablesText.groupImported],
  ['result', tablesText.groupResult],
] as const;

/** Users have a page of their own: a passphrase belongs to each. */
const USERS = 'app_user';

interface EntryProps {
  readonly entry: TableEntry;
  readonly current: boolean;
  /** Rows in the area that is looked at; undefined for all. */
  readonly inArea: number | undefined;
}

function EntryLine({ entry, current, inArea }: EntryProps) {
  const t = useText();
  const language = useLanguage((state) => state.language);
  const { name, title, titleEn, state } = entry;
  const count = inArea ?? entry.count;
  const empty = count === 0 || (count === null && state !== 'open');
  return (
    <li>
      <button
        type="button"
        aria-current={current || undefined}
        data-empty={empty || undefined}
        onClick={() => (name === USERS ? openRestrictedPage('users') : openTable(name))}
      >
        <span>{language === 'en' && titleEn !== '' ? titleEn : title}</span>
        {state === 'locked' ? (
          <IconLock size={16} stroke={1.75} aria-label={t(tablesText.lockedTable)} />
        ) : (
          <small>{count === null || count === 0 ? '–' : formatNumber(count)}</small>
        )}
      </button>
    </li>
  );
}

/** The list of all registers and layers by group, at the left of the data place. */
export function RegisterList() {
  const t = useText();
  const current = useDataLayerName();
  const inArea = useAreaCounts();
  const entries = useQuery(orpc.tables.list.queryOptions()).data ?? [];
  return (
    <Panel label={t(recordsText.registers)}>
      <PanelHead title={t(recordsText.registers)} />
      <PanelBody>
        <AreaNote wide />
        <p className={css.note}>{t(recordsText.registersNote)}</p>
        {GROUPS.map(([key, title]) => {
          const members = entries.filter(({ group }) => group === key);
          if (members.length === 0) return null;
          return (
            <section key={key} className={css.group} aria-label={t(title)}>
              <h3>{t(title)}</h3>
              <ul className={css.list}>
                {members.map((entry) => (
                  <EntryLine
                    key={entry.name}
                    entry={entry}
                    current={entry.name === current}
                    inArea={inArea?.[entry.name]}
                  />
                ))}
              </ul>
            </section>
          );
        })}
      </PanelBody>
    </Panel>
  );
}

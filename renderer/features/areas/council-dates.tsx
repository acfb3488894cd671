import { Button } from '@mantine/core';
import { useState } from 'react';
import type { CouncilArea } from '../../../shared/contract/areas.ts';
import { formatNumber } from '../../../shared/domain/units.ts';
import { councilUi } from '../../../shared/text/areas-ui.ts';
import { useText } from '../../ui/index.ts';
import css from './areas.module.css';
import { saveDates } from './council-actions.ts';
import { DayInput } from './day-input.tsx';

type Membership = CouncilArea['members'][number];
type Dates = Pick<Membership, 'from' | 'to'>;

/** Since and until when villages belong to a council area, those of before among them; both days may be corrected. */
export function CouncilDates({ council }: { readonly council: CouncilArea }) {
  const t = useText();
  const all = [...council.members, ...council.former];
  if (all.length === 0) return null;
  return (
    <details className={css.details}>
      <summary>
        {t(councilUi.dates)}
        {council.former.length > 0 && ` · ${t(councilUi.former)} ${formatNumber(council.former.length)}`}
      </summary>
      <DatesForm key={all.map(({ fid, from, to }) => `${fid} ${from} ${to}`).join()} all={all} />
    </details>
  );
}

function DatesForm({ all }: { readonly all: readonly Membership[] }) {
  const t = useText();
  const [edited, setEdited] = useState<Readonly<Record<number, Dates>>>({});
  const set = ({ fid, from, to }: Membership, change: Partial<Dates>): void =>
    setEdited((before) => ({ ...before, [fid]: { ...(before[fid] ?? { from, to }), ...change } }));
  const changes = Object.entries(edited).map(([fid, dates]) => ({ fid: Number(fid), ...dates }));
  const unread = changes.some(({ from, to }) => from === '' || to === '');
  const save = async (): Promise<void> => {
    if (await saveDates(changes)) setEdited({});
  };
  return (
    <>
      <ul className={css.dates}>
        {all.map((member) => (
          <li key={member.fid}>
            <span>{member.title}</span>
            <DayInput
              bare
              label={t(councilUi.fromOf, { name: member.title })}
              hint={t(councilUi.unknown)}
              value={member.from}
              onDay={(from) => set(member, { from })}
            />
            <DayInput
              bare
              label={t(councilUi.toOf, { name: member.title })}
              hint={t(councilUi.now)}
              value={member.to}
              onDay={(to) => set(member, { to })}
            />
          </li>
        ))}
      </ul>
      <Button
        size="compact-sm"
        variant="default"
        disabled={changes.length === 0 || unread}
        onClick={() => void save()}
      >
        {t(councilUi.saveDates)}
      </Button>
    </>
  );
}

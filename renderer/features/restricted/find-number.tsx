import { Button, Popover, TextInput } from '@mantine/core';
import { IconIdBadge2 } from '@tabler/icons-react';
import { type FormEvent, useState } from 'react';
import type { NamedRow } from '../../../shared/contract/restricted.ts';
import { isNationalId } from '../../../shared/domain/national-id.ts';
import { formatNumber } from '../../../shared/domain/units.ts';
import { openUi } from '../../../shared/text/restricted-open-ui.ts';
import { api } from '../../api/index.ts';
import { setSelection } from '../../app/desk.ts';
import { notifyError } from '../../app/notify.tsx';
import { useText } from '../../ui/index.ts';
import css from './restricted.module.css';

function Found({ rows }: { readonly rows: readonly NamedRow[] }) {
  const t = useText();
  if (rows.length === 0) return <p role="status">{t(openUi.findNumberNone)}</p>;
  return (
    <>
      <p role="status">{t(openUi.found, { n: formatNumber(rows.length) })}</p>
      <ul className={css.found}>
        {rows.map((row) => (
          <li key={row.id}>
            <button type="button" onClick={() => setSelection({ layer: row.layer, fids: [row.fid] })}>
              {row.title}
              <small>{row.note}</small>
            </button>
          </li>
        ))}
      </ul>
    </>
  );
}

function FindForm() {
  const t = useText();
  const [number, setNumber] = useState('');
  const [rows, setRows] = useState<readonly NamedRow[] | null>(null);
  const [wrong, setWrong] = useState(false);
  const find = async (event: FormEvent): Promise<void> => {
    event.preventDefault();
    if (!isNationalId(number)) return setWrong(true);
    try {
      setRows(await api.restricted.findNumber({ number }));
    } catch (error) {
      notifyError(error);
    }
  };
  return (
    <form className={css.find} onSubmit={(event) => void find(event)} autoComplete="off">
      <TextInput
        label={t(openUi.findNumber)}
        description={t(openUi.findNumberHint)}
        value={number}
        inputMode="numeric"
        data-autofocus
        error={wrong ? t(openUi.findNumberBad) : null}
        onChange={(event) => {
          setNumber(event.currentTarget.value);
          setWrong(false);
          setRows(null);
        }}
      />
      <Button type="submit" size="compact-md">
        {t(openUi.find)}
      </Button>
      {rows !== null && <Found rows={rows} />}
    </form>
  );
}

/** Finds members by exactly their ID number. What was looked for is kept nowhere, that it was is. */
export function FindNumber() {
  const t = useText();
  const [open, setOpen] = useState(false);
  return (
    <Popover opened={open} onChange={setOpen} position="bottom-end" trapFocus>
      <Popover.Target>
        <Button
          size="compact-md"
          variant="default"
          aria-expanded={open}
          leftSection={<IconIdBadge2 size={16} stroke={1.75} aria-hidden="true" />}
          onClick={() => setOpen(!open)}
        >
          {t(openUi.findNumber)}
        </Button>
      </Popover.Target>
      <Popover.Dropdown>{open && <FindForm />}</Popover.Dropdown>
    </Popover>
  );
}

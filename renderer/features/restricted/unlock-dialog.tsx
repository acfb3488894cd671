import { Button, Modal, PasswordInput, Select } from '@mantine/core';
import { IconLock } from '@tabler/icons-react';
import { type FormEvent, useState } from 'react';
import type { Bilingual } from '../../../shared/contract/base.ts';
import { refusalData } from '../../../shared/contract/base.ts';
import { restrictedUi } from '../../../shared/text/restricted-ui.ts';
import { refusalSentence } from '../../api/index.ts';
import { useText } from '../../ui/index.ts';
import css from './restricted.module.css';
import { unlock, useRestrictedState } from './restricted-state.ts';
import { answerUnlock, useUnlock } from './unlock-store.ts';

const codeOf = (error: unknown): string | null => {
  const data = typeof error === 'object' && error !== null && 'data' in error ? error.data : null;
  const parsed = refusalData.safeParse(data);
  return parsed.success ? parsed.data.code : null;
};

/** A wrong passphrase is a wrong passphrase: never a word about damage. */
const troubleOf = (error: unknown): Bilingual => {
  const code = codeOf(error);
  if (code === 'passphrase-wrong') return restrictedUi.wrong;
  return code === 'restricted-missing' ? restrictedUi.missing : refusalSentence(error);
};

/** Asks for the passphrase wherever `askUnlock` was called. Mounted once. */
export function UnlockDialog() {
  const t = useText();
  const open = useUnlock((state) => state.answer !== null);
  return (
    <Modal
      opened={open}
      onClose={() => answerUnlock(false)}
      title={t(restrictedUi.heading)}
      closeButtonProps={{ 'aria-label': t(restrictedUi.cancel) }}
      size={440}
    >
      {open && <UnlockForm />}
    </Modal>
  );
}

/** Stands for nobody of the list: everyone's passphrase is tried, and the recovery code. */
const OTHER = '';

function UserSelect({
  user,
  onChoose,
}: {
  readonly user: string;
  readonly onChoose: (user: string) => void;
}) {
  const t = useText();
  const { known } = useRestrictedState();
  const users = known.map(({ id, name }) => ({ value: id, label: name === '' ? '–' : name }));
  return (
    <Select
      label={t(restrictedUi.user)}
      data={[...users, { value: OTHER, label: t(restrictedUi.otherUser) }]}
      value={user}
      allowDeselect={false}
      description={user === OTHER && known.length > 1 ? t(restrictedUi.otherUserHint) : null}
      onChange={(chosen) => onChoose(chosen ?? OTHER)}
    />
  );
}

function UnlockForm() {
  const t = useText();
  const { known, last } = useRestrictedState();
  const [chosen, setChosen] = useState<string | null>(null);
  const [passphrase, setPassphrase] = useState('');
  const [trouble, setTrouble] = useState<Bilingual | null>(null);
  const [busy, setBusy] = useState(false);
  const user = chosen ?? (known.some(({ id }) => id === last) ? (last ?? OTHER) : (known[0]?.id ?? OTHER));
  const submit = async (event: FormEvent): Promise<void> => {
    event.preventDefault();
    if (passphrase === '') return setTrouble(restrictedUi.empty);
    setBusy(true);
    try {
      await unlock(passphrase, user === OTHER ? null : user);
      answerUnlock(true);
    } catch (error) {
      setTrouble(troubleOf(error));
      setBusy(false);
    }
  };
  return (
    <form className={css.form} onSubmit={(event) => void submit(event)} autoComplete="off">
      <p>{t(restrictedUi.explain)}</p>
      {known.length > 0 && <UserSelect user={user} onChoose={setChosen} />}
      <PasswordInput
        label={t(restrictedUi.passphrase)}
        value={passphrase}
        data-autofocus
        autoComplete="off"
        visibilityToggleButtonProps={{ 'aria-label': t(restrictedUi.show) }}
        leftSection={<IconLock size={16} stroke={1.75} aria-hidden="true" />}
        error={trouble === null ? null : t(trouble)}
        onChange={(event) => {
          setPassphrase(event.currentTarget.value);
          setTrouble(null);
        }}
      />
      {trouble === restrictedUi.wrong && <p className={css.safe}>{t(restrictedUi.wrongSafe)}</p>}
      <div className={css.buttons}>
        <Button variant="default" onClick={() => answerUnlock(false)}>
          {t(restrictedUi.cancel)}
        </Button>
        <Button type="submit" loading={busy}>
          {t(restrictedUi.unlock)}
        </Button>
      </div>
    </form>
  );
}

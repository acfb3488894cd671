import { Button, Modal, TextInput } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { type FormEvent, useState } from 'react';
import type { Bilingual } from '../../../shared/contract/base.ts';
import { restrictedCreate } from '../../../shared/text/restricted-create-ui.ts';
import { restrictedUi } from '../../../shared/text/restricted-ui.ts';
import { orpc, refusalSentence } from '../../api/index.ts';
import { useText } from '../../ui/index.ts';
import { NO_PASSPHRASE, PassphraseFields, passphraseTrouble } from './passphrase-fields.tsx';
import { Recovery } from './recovery-sheet.tsx';
import css from './restricted.module.css';
import { createStore } from './restricted-state.ts';
import { answerCreate, useCreate } from './unlock-store.ts';

/** Makes the store of personal data: who it is, a passphrase twice, then the recovery code, shown once. Mounted once. */
export function CreateStoreDialog() {
  const t = useText();
  const open = useCreate((state) => state.answer !== null);
  const [code, setCode] = useState<string | null>(null);
  const kept = (): void => {
    setCode(null);
    answerCreate(true);
  };
  return (
    <Modal
      opened={open}
      onClose={() => code === null && answerCreate(false)}
      title={t(code === null ? restrictedCreate.heading : restrictedCreate.recovery)}
      withCloseButton={code === null}
      closeOnClickOutside={false}
      closeOnEscape={code === null}
      closeButtonProps={{ 'aria-label': t(restrictedUi.cancel) }}
      size={460}
    >
      {open && (code === null ? <CreateForm onMade={setCode} /> : <Recovery code={code} onKept={kept} />)}
    </Modal>
  );
}

function CreateForm({ onMade }: { readonly onMade: (recoveryCode: string) => void }) {
  const t = useText();
  const me = useQuery(orpc.identity.state.queryOptions()).data?.me?.name ?? '';
  const [name, setName] = useState<string | null>(null);
  const [typed, setTyped] = useState(NO_PASSPHRASE);
  const [trouble, setTrouble] = useState<Bilingual | null>(null);
  const [busy, setBusy] = useState(false);
  const wrong = passphraseTrouble(typed);
  const submit = async (event: FormEvent): Promise<void> => {
    event.preventDefault();
    if (wrong !== null) return setTrouble(wrong);
    setBusy(true);
    try {
      onMade(await createStore(typed.first, name ?? me));
    } catch (error) {
      setTrouble(refusalSentence(error));
      setBusy(false);
    }
  };
  return (
    <form className={css.form} onSubmit={(event) => void submit(event)} autoComplete="off">
      <p>{t(restrictedCreate.explain)}</p>
      <TextInput
        label={t(restrictedCreate.name)}
        description={t(restrictedCreate.nameHint)}
        value={name ?? me}
        maxLength={120}
        onChange={(event) => setName(event.currentTarget.value)}
      />
      <PassphraseFields
        value={typed}
        trouble={trouble}
        autoFocus
        onChange={(value) => {
          setTyped(value);
          setTrouble(null);
        }}
      />
      <div className={css.buttons}>
        <Button variant="default" onClick={() => answerCreate(false)}>
          {t(restrictedUi.cancel)}
        </Button>
        <Button type="submit" loading={busy} disabled={wrong !== null}>
          {t(restrictedCreate.create)}
        </Button>
      </div>
    </form>
  );
}

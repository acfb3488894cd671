import { Button, Checkbox, Modal, PasswordInput, Select, TextInput } from '@mantine/core';
import { type FormEvent, type ReactNode, useState } from 'react';
import type { Bilingual } from '../../../shared/contract/base.ts';
import type { RestrictedUserRow, UserRights } from '../../../shared/contract/restricted-users.ts';
import { codeListOf } from '../../../shared/domain/code-lists/index.ts';
import { formatDate, parseDate } from '../../../shared/domain/dates.ts';
import { pageUi } from '../../../shared/text/restricted-page-ui.ts';
import { restrictedUi } from '../../../shared/text/restricted-ui.ts';
import { api, refusalSentence } from '../../api/index.ts';
import { notifyDone } from '../../app/notify.tsx';
import { translate, useLanguage, useText } from '../../ui/index.ts';
import { NO_PASSPHRASE, PassphraseFields, passphraseTrouble } from './passphrase-fields.tsx';
import css from './restricted.module.css';
import { showRecovery } from './restricted-stores.ts';

/** What is being done about users. */
export type UserTask =
  | { readonly kind: 'add' }
  | { readonly kind: 'edit' | 'reset' | 'remove'; readonly user: RestrictedUserRow }
  | { readonly kind: 'own' | 'recovery' };

interface FormProps {
  readonly onClose: () => void;
}

/** A form that does one thing, says what went wrong, and closes when it is done. */
function TaskForm({
  action,
  ready,
  danger = false,
  work,
  onClose,
  children,
}: FormProps & {
  readonly action: string;
  readonly ready: boolean;
  readonly danger?: boolean;
  readonly work: () => Promise<void>;
  readonly children: ReactNode;
}) {
  const t = useText();
  const [trouble, setTrouble] = useState<Bilingual | null>(null);
  const [busy, setBusy] = useState(false);
  const submit = async (event: FormEvent): Promise<void> => {
    event.preventDefault();
    setBusy(true);
    try {
      await work();
      onClose();
    } catch (error) {
      setTrouble(refusalSentence(error));
      setBusy(false);
    }
  };
  return (
    <form
      className={css.form}
      onSubmit={(event) => void submit(event)}
      onChange={() => setTrouble(null)}
      autoComplete="off"
    >
      {children}
      {trouble !== null && (
        <p role="alert" className={css.trouble}>
          {t(trouble)}
        </p>
      )}
      <div className={css.buttons}>
        <Button variant="default" onClick={onClose}>
          {t(pageUi.cancel)}
        </Button>
        <Button type="submit" loading={busy} disabled={!ready} {...(danger ? { color: 'red' } : {})}>
          {action}
        </Button>
      </div>
    </form>
  );
}

const RIGHTS = ['canEdit', 'canCertify', 'canSeePersonal', 'canManage'] as const;
type Draft = Omit<UserRights, 'expiresOn'> & { readonly name: string; readonly until: string };

const NEW_USER: Draft = {
  name: '',
  accessLevel: 'council_area',
  canEdit: true,
  canCertify: false,
  canSeePersonal: true,
  canManage: false,
  until: '',
};

const draftOf = (user: RestrictedUserRow): Draft => ({
  name: user.name,
  accessLevel: user.accessLevel,
  canEdit: user.canEdit,
  canCertify: user.canCertify,
  canSeePersonal: user.canSeePersonal,
  canManage: user.canManage,
  until: user.expiresOn === null ? '' : formatDate(user.expiresOn),
});

const untilOf = ({ until }: Draft): string | null | undefined =>
  until.trim() === '' ? null : parseDate(until)?.iso;

const rightsOf = (draft: Draft): UserRights => {
  const { name: _, until: __, ...rights } = draft;
  return { ...rights, expiresOn: untilOf(draft) ?? null };
};

const isReady = (draft: Draft): boolean => draft.name.trim() !== '' && untilOf(draft) !== undefined;

function RightsFields({
  draft,
  onChange,
}: {
  readonly draft: Draft;
  readonly onChange: (draft: Draft) => void;
}) {
  const t = useText();
  const levels = codeListOf('access-level')?.items ?? [];
  return (
    <>
      <TextInput
        label={t(pageUi.userName)}
        value={draft.name}
        maxLength={120}
        data-autofocus
        onChange={(event) => onChange({ ...draft, name: event.currentTarget.value })}
      />
      <Select
        label={t(pageUi.level)}
        data={levels.map(({ value, label }) => ({ value: String(value), label: t(label) }))}
        value={draft.accessLevel}
        allowDeselect={false}
        onChange={(level) => onChange({ ...draft, accessLevel: level as UserRights['accessLevel'] })}
      />
      <fieldset className={css.rights}>
        <legend>{t(pageUi.rights)}</legend>
        {RIGHTS.map((right) => (
          <Checkbox
            key={right}
            label={t(pageUi[right])}
            checked={draft[right]}
            onChange={(event) => onChange({ ...draft, [right]: event.currentTarget.checked })}
          />
        ))}
      </fieldset>
      <TextInput
        label={t(pageUi.expiresOn)}
        description={t(pageUi.expiresHint)}
        value={draft.until}
        error={untilOf(draft) === undefined ? t(pageUi.dateBad) : null}
        onChange={(event) => onChange({ ...draft, until: event.currentTarget.value })}
      />
    </>
  );
}

function AddForm({ onClose }: FormProps) {
  const t = useText();
  const [draft, setDraft] = useState(NEW_USER);
  const [typed, setTyped] = useState(NO_PASSPHRASE);
  const add = async (): Promise<void> => {
    const name = draft.name.trim();
    await api.restricted.users.add({ name, passphrase: typed.first, rights: rightsOf(draft) });
    notifyDone(translate(pageUi.userAdded, { name }));
  };
  return (
    <TaskForm
      action={t(pageUi.addUser)}
      ready={isReady(draft) && passphraseTrouble(typed) === null}
      work={add}
      onClose={onClose}
    >
      <RightsFields draft={draft} onChange={setDraft} />
      <PassphraseFields value={typed} trouble={null} onChange={setTyped} />
    </TaskForm>
  );
}

function EditForm({ user, onClose }: FormProps & { readonly user: RestrictedUserRow }) {
  const t = useText();
  const [draft, setDraft] = useState(() => draftOf(user));
  const save = async (): Promise<void> => {
    const name = draft.name.trim();
    await api.restricted.users.update({ id: user.id, name, rights: rightsOf(draft) });
    notifyDone(translate(pageUi.userChanged, { name }));
  };
  return (
    <TaskForm action={t(pageUi.save)} ready={isReady(draft)} work={save} onClose={onClose}>
      <RightsFields draft={draft} onChange={setDraft} />
    </TaskForm>
  );
}

function ResetForm({ user, onClose }: FormProps & { readonly user: RestrictedUserRow }) {
  const t = useText();
  const [typed, setTyped] = useState(NO_PASSPHRASE);
  const reset = async (): Promise<void> => {
    await api.restricted.users.resetPassphrase({ id: user.id, passphrase: typed.first });
    notifyDone(translate(pageUi.passphraseChanged));
  };
  return (
    <TaskForm
      action={t(pageUi.save)}
      ready={passphraseTrouble(typed) === null}
      work={reset}
      onClose={onClose}
    >
      <PassphraseFields value={typed} trouble={null} autoFocus onChange={setTyped} />
    </TaskForm>
  );
}

function RemoveForm({ user, onClose }: FormProps & { readonly user: RestrictedUserRow }) {
  const t = useText();
  const { name, id } = user;
  const remove = async (): Promise<void> => {
    const { recoveryCode } = await api.restricted.users.remove({ id });
    notifyDone(translate(pageUi.userRemoved, { name }));
    showRecovery(recoveryCode);
  };
  return (
    <TaskForm action={t(pageUi.removeUser)} ready danger work={remove} onClose={onClose}>
      <p>{t(pageUi.removeText, { name })}</p>
    </TaskForm>
  );
}

function OwnForm({ onClose }: FormProps) {
  const t = useText();
  const [old, setOld] = useState('');
  const [typed, setTyped] = useState(NO_PASSPHRASE);
  const change = async (): Promise<void> => {
    await api.restricted.users.changePassphrase({ old, passphrase: typed.first });
    notifyDone(translate(pageUi.passphraseChanged));
  };
  return (
    <TaskForm
      action={t(pageUi.save)}
      ready={old !== '' && passphraseTrouble(typed) === null}
      work={change}
      onClose={onClose}
    >
      <PasswordInput
        label={t(pageUi.oldPassphrase)}
        value={old}
        data-autofocus
        autoComplete="off"
        visibilityToggleButtonProps={{ 'aria-label': t(restrictedUi.show) }}
        onChange={(event) => setOld(event.currentTarget.value)}
      />
      <PassphraseFields value={typed} trouble={null} onChange={setTyped} />
    </TaskForm>
  );
}

function RenewForm({ onClose }: FormProps) {
  const t = useText();
  const renew = async (): Promise<void> => {
    const { recoveryCode } = await api.restricted.users.renewRecovery();
    showRecovery(recoveryCode);
  };
  return (
    <TaskForm action={t(pageUi.renewRecovery)} ready work={renew} onClose={onClose}>
      <p>{t(pageUi.renewText)}</p>
    </TaskForm>
  );
}

function Task({ task, onClose }: FormProps & { readonly task: UserTask }) {
  switch (task.kind) {
    case 'add':
      return <AddForm onClose={onClose} />;
    case 'edit':
      return <EditForm user={task.user} onClose={onClose} />;
    case 'reset':
      return <ResetForm user={task.user} onClose={onClose} />;
    case 'remove':
      return <RemoveForm user={task.user} onClose={onClose} />;
    case 'own':
      return <OwnForm onClose={onClose} />;
    case 'recovery':
      return <RenewForm onClose={onClose} />;
  }
}

const headingOf = (task: UserTask): readonly [Bilingual, Record<string, string>] => {
  if ('user' in task) {
    const { name } = task.user;
    const text = { edit: pageUi.editUserOf, reset: pageUi.resetPassphraseOf, remove: pageUi.removeUserOf };
    return [text[task.kind], { name }];
  }
  return [{ add: pageUi.addUser, own: pageUi.ownPassphrase, recovery: pageUi.renewRecovery }[task.kind], {}];
};

/** The dialogs of the page of users. */
export function UserDialog({
  task,
  onClose,
}: {
  readonly task: UserTask | null;
  readonly onClose: () => void;
}) {
  const t = useText();
  const language = useLanguage((state) => state.language);
  const [heading, words] = task === null ? [pageUi.users, {}] : headingOf(task);
  return (
    <Modal
      opened={task !== null}
      onClose={onClose}
      title={t(heading, words)}
      closeOnClickOutside={false}
      closeButtonProps={{ 'aria-label': t(pageUi.cancel) }}
      size={460}
      lang={language}
    >
      {task !== null && <Task task={task} onClose={onClose} />}
    </Modal>
  );
}

import { Button, Menu } from '@mantine/core';
import { IconDots, IconKey, IconPencil, IconPrinter, IconUserMinus, IconUserPlus } from '@tabler/icons-react';
import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import type { RestrictedUserRow } from '../../../shared/contract/restricted-users.ts';
import { codeLabel } from '../../../shared/domain/code-lists/index.ts';
import { formatDate } from '../../../shared/domain/dates.ts';
import { pageUi } from '../../../shared/text/restricted-page-ui.ts';
import { orpc, refusalSentence } from '../../api/index.ts';
import { formatWhen } from '../../ui/format-when.ts';
import { Chip, ErrorNotice, IconButton, useLanguage, useText } from '../../ui/index.ts';
import css from './page.module.css';
import { useRestrictedState } from './restricted-state.ts';
import { UserDialog, type UserTask } from './user-dialogs.tsx';

const ICON = { size: 18, stroke: 1.75 };
const RIGHTS = ['canEdit', 'canCertify', 'canSeePersonal', 'canManage'] as const;

function UserMenu({
  user,
  onTask,
}: {
  readonly user: RestrictedUserRow;
  readonly onTask: (task: UserTask) => void;
}) {
  const t = useText();
  return (
    <Menu position="bottom-end">
      <Menu.Target>
        <IconButton label={t(pageUi.menuOf, { name: user.name })}>
          <IconDots {...ICON} />
        </IconButton>
      </Menu.Target>
      <Menu.Dropdown>
        <Menu.Item leftSection={<IconPencil {...ICON} />} onClick={() => onTask({ kind: 'edit', user })}>
          {t(pageUi.editUser)}
        </Menu.Item>
        <Menu.Item leftSection={<IconKey {...ICON} />} onClick={() => onTask({ kind: 'reset', user })}>
          {t(pageUi.resetPassphrase)}
        </Menu.Item>
        <Menu.Item leftSection={<IconUserMinus {...ICON} />} onClick={() => onTask({ kind: 'remove', user })}>
          {t(pageUi.removeUser)}
        </Menu.Item>
      </Menu.Dropdown>
    </Menu>
  );
}

function UserLine({
  user,
  keeper,
  onTask,
}: {
  readonly user: RestrictedUserRow;
  readonly keeper: boolean;
  readonly onTask: (task: UserTask) => void;
}) {
  const t = useText();
  const language = useLanguage((state) => state.language);
  const rights = RIGHTS.filter((right) => user[right]).map((right) => t(pageUi[right]));
  const last =
    user.lastUnlockAt === null
      ? t(pageUi.neverUnlocked)
      : t(pageUi.lastUnlock, { when: formatWhen(user.lastUnlockAt, language) });
  return (
    <li className={css.user}>
      <div>
        <p>
          <b>{user.name}</b>
          {user.me && (
            <Chip tone="accent" small>
              {t(pageUi.me)}
            </Chip>
          )}
          {user.expired && (
            <Chip tone="danger" small>
              {t(pageUi.expired)}
            </Chip>
          )}
          {!user.hasPassphrase && (
            <Chip tone="warn" small>
              {t(pageUi.noPassphrase)}
            </Chip>
          )}
        </p>
        <small>
          {codeLabel('access-level', user.accessLevel)[language]} ·{' '}
          {rights.length === 0 ? t(pageUi.onlyLook) : rights.join(' · ')}
        </small>
      </div>
      <div className={css.when}>
        <span>{last}</span>
        {user.expiresOn !== null && (
          <small>{t(pageUi.expires, { date: formatDate(user.expiresOn, language) })}</small>
        )}
      </div>
      {keeper && <UserMenu user={user} onTask={onTask} />}
    </li>
  );
}

/** Who may open the store, what each may do, and the ways in. */
export function UsersTab() {
  const t = useText();
  const { me } = useRestrictedState();
  const users = useQuery(orpc.restricted.users.list.queryOptions());
  const [task, setTask] = useState<UserTask | null>(null);
  if (users.isError) return <ErrorNotice text={t(refusalSentence(users.error))} />;
  const keeper = me?.manages === true;
  return (
    <>
      <header className={css.tools}>
        <p>{t(pageUi.usersNote)}</p>
        {me?.id !== null && (
          <Button
            variant="default"
            leftSection={<IconKey {...ICON} />}
            onClick={() => setTask({ kind: 'own' })}
          >
            {t(pageUi.ownPassphrase)}
          </Button>
        )}
        {keeper && (
          <>
            <Button
              variant="default"
              leftSection={<IconPrinter {...ICON} />}
              onClick={() => setTask({ kind: 'recovery' })}
            >
              {t(pageUi.renewRecovery)}
            </Button>
            <Button leftSection={<IconUserPlus {...ICON} />} onClick={() => setTask({ kind: 'add' })}>
              {t(pageUi.addUser)}
            </Button>
          </>
        )}
      </header>
      <ul className={css.users}>
        {(users.data ?? []).map((user) => (
          <UserLine key={user.id} user={user} keeper={keeper} onTask={setTask} />
        ))}
      </ul>
      <UserDialog task={task} onClose={() => setTask(null)} />
    </>
  );
}

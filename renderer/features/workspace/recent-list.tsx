import { Menu, TextInput } from '@mantine/core';
import { IconDots, IconFileImport, IconMap2, IconSearch } from '@tabler/icons-react';
import { useState } from 'react';
import type { RecentWorkspace } from '../../../shared/contract/workspace.ts';
import { looseText } from '../../../shared/domain/thai-text.ts';
import { startText } from '../../../shared/text/start.ts';
import { formatBytes, formatWhen } from '../../ui/format-when.ts';
import { Empty, IconButton, useLanguage, useText } from '../../ui/index.ts';
import { BackupChip } from './backup-chip.tsx';
import css from './start.module.css';
import { Thumbnail } from './thumbnail.tsx';
import { forgetWorkspace, openWorkspace } from './workspace-actions.ts';

function RecentRow({ recent }: { readonly recent: RecentWorkspace }) {
  const t = useText();
  const language = useLanguage((state) => state.language);
  const size = recent.sizeBytes === null ? '' : ` · ${formatBytes(recent.sizeBytes)}`;
  return (
    <li className={css.row}>
      <button
        type="button"
        className={css.rowOpen}
        disabled={recent.state === 'missing'}
        onClick={() => void openWorkspace({ id: recent.id })}
      >
        <Thumbnail shapes={recent.thumbnail} />
        <span className={css.rowWords}>
          <b>{recent.title}</b>
          <small>{recent.folderName + size}</small>
        </span>
        <span className={css.rowState}>
          <small>{formatWhen(recent.openedAt, language)}</small>
          <BackupChip recent={recent} />
        </span>
      </button>
      <Menu position="bottom-end">
        <Menu.Target>
          <IconButton label={t(startText.menuOf, { title: recent.title })}>
            <IconDots size={18} stroke={1.75} />
          </IconButton>
        </Menu.Target>
        <Menu.Dropdown>
          <Menu.Item onClick={() => void forgetWorkspace(recent)}>{t(startText.forget)}</Menu.Item>
        </Menu.Dropdown>
      </Menu>
    </li>
  );
}

/** The other workspaces of this machine, newest first, and the place to drop files on. */
export function RecentList({
  recent,
  empty,
}: {
  readonly recent: readonly RecentWorkspace[];
  readonly empty: boolean;
}) {
  const t = useText();
  const [wanted, setWanted] = useState('');
  const found = recent.filter((entry) =>
    looseText(`${entry.title} ${entry.folderName}`).includes(looseText(wanted)),
  );
  return (
    <>
      {empty && (
        <div className={css.list}>
          <Empty
            icon={<IconMap2 size={24} stroke={1.5} />}
            title={t(startText.recentEmpty)}
            text={t(startText.recentEmptyText)}
          />
        </div>
      )}
      {recent.length > 0 && (
        <>
          <div className={css.bar}>
            <h2>{t(startText.recent)}</h2>
            <span className={css.spring} />
            {recent.length > 4 && (
              <TextInput
                w={220}
                size="sm"
                leftSection={<IconSearch size={16} />}
                placeholder={t(startText.recentSearch)}
                aria-label={t(startText.recentSearch)}
                value={wanted}
                onChange={(event) => setWanted(event.currentTarget.value)}
              />
            )}
          </div>
          <ul className={css.list}>
            {found.map((entry) => (
              <RecentRow key={entry.id} recent={entry} />
            ))}
            {found.length === 0 && <li className={css.none}>{t(startText.recentNone)}</li>}
          </ul>
        </>
      )}
      <span className={css.spring} />
      <p className={css.drop}>
        <IconFileImport size={18} stroke={1.75} aria-hidden="true" />
        {t(startText.dropZone)}
      </p>
    </>
  );
}

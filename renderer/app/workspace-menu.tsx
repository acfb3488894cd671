import { Menu, Modal, useComputedColorScheme } from '@mantine/core';
import {
  IconCheckupList,
  IconChevronDown,
  IconDeviceUsb,
  IconDoorExit,
  IconFileImport,
  IconLanguage,
  IconLock,
  IconMoon,
  IconPencil,
  IconPrinter,
  IconShieldCheck,
  IconSun,
  IconUser,
} from '@tabler/icons-react';
import { useState } from 'react';
import type { Issue } from '../../shared/contract/base.ts';
import { checksText } from '../../shared/text/checks.ts';
import { frameText } from '../../shared/text/frame.ts';
import { identityText } from '../../shared/text/identity.ts';
import { mapText } from '../../shared/text/map.ts';
import { openUi } from '../../shared/text/restricted-open-ui.ts';
import { pageUi } from '../../shared/text/restricted-page-ui.ts';
import { api } from '../api/index.ts';
import { openSheet } from '../features/exports/index.ts';
import { openIdentity, useIdentity } from '../features/identity/index.ts';
import { pickAndImport } from '../features/imports/index.ts';
import { unlessLost } from '../features/records/index.ts';
import { openRestrictedPage, openStore, useRestrictedState } from '../features/restricted/index.ts';
import { closeWorkspace, useWorkspace } from '../features/workspace/index.ts';
import { RenameDialog, useLanguage, useText } from '../ui/index.ts';
import { backUp } from './back-up.ts';
import { setChecksOpen } from './desk.ts';
import { notifyDone, notifyError, notifyUndo } from './notify.tsx';
import { changePreferences } from './preferences.ts';
import css from './top-bar.module.css';

const ICON = { size: 18, stroke: 1.75 };

function PreferenceItems() {
  const t = useText();
  const language = useLanguage((state) => state.language);
  const dark = useComputedColorScheme('light') === 'dark';
  return (
    <>
      <Menu.Item
        leftSection={dark ? <IconSun {...ICON} /> : <IconMoon {...ICON} />}
        onClick={() => void changePreferences({ theme: dark ? 'light' : 'dark' })}
      >
        {t(dark ? frameText.lightTheme : frameText.darkTheme)}
      </Menu.Item>
      <Menu.Item
        leftSection={<IconLanguage {...ICON} />}
        onClick={() => void changePreferences({ language: language === 'th' ? 'en' : 'th' })}
      >
        {t(frameText.switchLanguage)}
      </Menu.Item>
    </>
  );
}

function CheckResult({
  issues,
  onClose,
}: {
  readonly issues: readonly Issue[] | null;
  readonly onClose: () => void;
}) {
  const t = useText();
  return (
    <Modal
      opened={issues !== null}
      onClose={onClose}
      title={t(frameText.checkFound, { count: issues?.length ?? 0 })}
      closeButtonProps={{ 'aria-label': t(frameText.close) }}
    >
      <ul className={css.issues}>
        {(issues ?? []).map((issue) => (
          <li key={issue.code + issue.message}>{t({ th: issue.message, en: issue.messageEn })}</li>
        ))}
      </ul>
    </Modal>
  );
}

const useWorkspaceWork = () => {
  const t = useText();
  const [issues, setIssues] = useState<readonly Issue[] | null>(null);
  const check = async (): Promise<void> => {
    try {
      const result = await api.workspace.check();
      if (result.ok && result.issues.length === 0) notifyDone(t(frameText.checkOk));
      else setIssues(result.issues);
    } catch (error) {
      notifyError(error);
    }
  };
  const rename = async (title: string): Promise<void> => {
    try {
      await api.workspace.rename({ title });
      notifyUndo(t(mapText.renamed, { title }));
    } catch (error) {
      notifyError(error);
    }
  };
  return { issues, clear: () => setIssues(null), check, rename };
};

/** The way to personal data: to who looks after it, or, where there is no store yet, to making one. */
function PersonalItem({ readOnly }: { readonly readOnly: boolean }) {
  const t = useText();
  const { state } = useRestrictedState();
  if (state === 'unknown') return null;
  const none = state === 'none';
  return (
    <Menu.Item
      leftSection={<IconLock {...ICON} />}
      disabled={none && readOnly}
      onClick={() => (none ? void openStore('none') : openRestrictedPage('users'))}
    >
      {t(none ? openUi.makeStore : pageUi.heading)}
    </Menu.Item>
  );
}

function MenuItems({ readOnly, onCheck, onRename }: MenuItemsProps) {
  const t = useText();
  const me = useIdentity()?.me ?? null;
  return (
    <>
      <Menu.Item leftSection={<IconFileImport {...ICON} />} onClick={() => void pickAndImport()}>
        {t(mapText.importFiles)}
      </Menu.Item>
      <Menu.Item leftSection={<IconPrinter {...ICON} />} onClick={() => openSheet({})}>
        {t(frameText.printSheet)}
      </Menu.Item>
      <Menu.Divider />
      <Menu.Item leftSection={<IconDeviceUsb {...ICON} />} onClick={() => void backUp()}>
        {t(frameText.backUpNow)}
      </Menu.Item>
      <Menu.Item leftSection={<IconShieldCheck {...ICON} />} onClick={() => setChecksOpen(true)}>
        {t(checksText.title)}
      </Menu.Item>
      <Menu.Item leftSection={<IconCheckupList {...ICON} />} onClick={onCheck}>
        {t(frameText.checkWorkspace)}
      </Menu.Item>
      <Menu.Item leftSection={<IconPencil {...ICON} />} disabled={readOnly} onClick={onRename}>
        {t(frameText.renameWorkspace)}
      </Menu.Item>
      <PersonalItem readOnly={readOnly} />
      <Menu.Item leftSection={<IconUser {...ICON} />} onClick={openIdentity}>
        {me === null ? t(identityText.title) : `${me.name}${me.role === '' ? '' : ` · ${me.role}`}`}
      </Menu.Item>
      <Menu.Divider />
      <PreferenceItems />
      <Menu.Divider />
      <Menu.Item
        leftSection={<IconDoorExit {...ICON} />}
        onClick={() => unlessLost(() => void closeWorkspace())}
      >
        {t(frameText.closeWorkspace)}
      </Menu.Item>
    </>
  );
}

interface MenuItemsProps {
  readonly readOnly: boolean;
  readonly onCheck: () => void;
  readonly onRename: () => void;
}

/** The open workspace: what can be done with it as a whole. */
export function WorkspaceMenu() {
  const t = useText();
  const workspace = useWorkspace();
  const [renaming, setRenaming] = useState(false);
  const { issues, clear, check, rename } = useWorkspaceWork();
  if (workspace === null) return null;
  const { title, readOnly } = workspace;
  return (
    <>
      <Menu position="bottom-start">
        <Menu.Target>
          <button type="button" className={css.menu} aria-label={`${t(frameText.workspaceMenu)} ${title}`}>
            <span>{title}</span>
            <IconChevronDown size={16} stroke={1.75} aria-hidden="true" />
          </button>
        </Menu.Target>
        <Menu.Dropdown>
          <MenuItems readOnly={readOnly} onCheck={() => void check()} onRename={() => setRenaming(true)} />
        </Menu.Dropdown>
      </Menu>
      <RenameDialog
        opened={renaming}
        title={t(frameText.renameWorkspace)}
        label={t(frameText.workspaceName)}
        value={title}
        onClose={() => setRenaming(false)}
        onSave={(name) => void rename(name)}
      />
      <CheckResult issues={issues} onClose={clear} />
    </>
  );
}

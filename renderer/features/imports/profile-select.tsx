import { Button, Menu, Modal } from '@mantine/core';
import { IconCheck, IconChevronDown } from '@tabler/icons-react';
import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import type { ImportProfile } from '../../../shared/contract/import-choice.ts';
import { formatDate } from '../../../shared/domain/dates.ts';
import { registerOf } from '../../../shared/domain/registers/index.ts';
import { importsInto } from '../../../shared/text/imports-into-ui.ts';
import { importsUi } from '../../../shared/text/imports-ui.ts';
import { api, orpc, queryClient } from '../../api/index.ts';
import { notifyError } from '../../app/notify.tsx';
import { useLanguage, useText } from '../../ui/index.ts';
import dialogs from './dialogs.module.css';
import page from './import-page.module.css';
import type { ReviewedSet } from './import-store.ts';
import { decideProfile } from './reread.ts';

/** «แม่แบบ»: what was remembered of an agency's files; the one that fits this file is marked. */
export function ProfileSelect({ reviewed }: { readonly reviewed: ReviewedSet }) {
  const t = useText();
  const [managing, setManaging] = useState(false);
  const profiles = useQuery(orpc.imports.profiles.queryOptions()).data ?? [];
  const { set, choice } = reviewed;
  const now = choice.profile ?? (set.profileUsed ? (set.profile?.id ?? null) : null);
  const chosen = profiles.find(({ id }) => id === now);
  return (
    <div className={page.picker}>
      <span aria-hidden="true">{t(importsInto.profile)}</span>
      <Menu position="bottom-end">
        <Menu.Target>
          <Button
            variant="default"
            rightSection={<IconChevronDown size={14} stroke={1.75} />}
            aria-label={`${t(importsInto.profile)}: ${chosen?.name ?? t(importsInto.noProfile)}`}
          >
            <span className={page.profileName}>{chosen?.name ?? t(importsInto.noProfile)}</span>
          </Button>
        </Menu.Target>
        <Menu.Dropdown className={page.menu ?? ''}>
          {profiles.length === 0 ? (
            <Menu.Label>{t(importsInto.noProfiles)}</Menu.Label>
          ) : (
            <>
              <Menu.Item onClick={() => now !== null && decideProfile(set.key, null)}>
                {t(importsInto.noProfileLong)}
              </Menu.Item>
              {profiles.map(({ id, name }) => (
                <Menu.Item
                  key={id}
                  aria-current={id === now}
                  rightSection={id === now ? <IconCheck size={14} stroke={2} aria-hidden="true" /> : null}
                  onClick={() => id !== now && decideProfile(set.key, id)}
                >
                  {name}
                  {set.profile?.id === id && <small className={page.why}>{t(importsInto.profileFits)}</small>}
                </Menu.Item>
              ))}
              <Menu.Divider />
              <Menu.Item onClick={() => setManaging(true)}>{t(importsInto.manageProfiles)}</Menu.Item>
            </>
          )}
        </Menu.Dropdown>
      </Menu>
      <Modal
        opened={managing}
        onClose={() => setManaging(false)}
        title={t(importsInto.profilesHeading)}
        closeButtonProps={{ 'aria-label': t(importsUi.close) }}
        size={520}
      >
        <ul className={page.profiles}>
          {profiles.map((profile) => (
            <ProfileLine key={profile.id} profile={profile} />
          ))}
        </ul>
        {profiles.length === 0 && <p className={dialogs.none}>{t(importsInto.noProfiles)}</p>}
      </Modal>
    </div>
  );
}

/** One profile; its removal can't be undone, so it is asked for by name. */
function ProfileLine({ profile }: { readonly profile: ImportProfile }) {
  const t = useText();
  const language = useLanguage((state) => state.language);
  const [asking, setAsking] = useState(false);
  const { id, name, columns, usedAt } = profile;
  const register = t(registerOf(profile.register ?? '') ?? importsInto.ownLayer);
  const used = usedAt === null ? [] : [t(importsInto.profileUsedAt, { date: formatDate(usedAt, language) })];
  const remove = async (): Promise<void> => {
    try {
      await api.imports.removeProfile({ id });
      await queryClient.invalidateQueries({ queryKey: orpc.imports.profiles.key() });
    } catch (error) {
      notifyError(error);
    }
  };
  return (
    <li>
      <span>
        <b>{name}</b>
        <small>
          {asking
            ? t(importsInto.removeProfileAsk, { name })
            : [t(importsInto.profileFacts, { n: columns.length, register }), ...used].join(' · ')}
        </small>
      </span>
      {asking ? (
        <>
          <Button size="compact-sm" variant="default" onClick={() => setAsking(false)}>
            {t(importsInto.keepProfile)}
          </Button>
          <Button size="compact-sm" color="red" variant="light" onClick={() => void remove()}>
            {t(importsInto.removeProfile)}
          </Button>
        </>
      ) : (
        <Button
          size="compact-sm"
          variant="subtle"
          color="gray"
          aria-label={t(importsInto.removeProfileNamed, { name })}
          onClick={() => setAsking(true)}
        >
          {t(importsInto.removeProfile)}
        </Button>
      )}
    </li>
  );
}

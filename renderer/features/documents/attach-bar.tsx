import { Button, Menu, Progress } from '@mantine/core';
import { IconChevronDown, IconPaperclip, IconShieldLock, IconX } from '@tabler/icons-react';
import { documentsUi } from '../../../shared/text/documents-ui.ts';
import { frameText } from '../../../shared/text/frame.ts';
import { refusalSentence, useJob } from '../../api/index.ts';
import { ErrorNotice, IconButton, useText } from '../../ui/index.ts';
import { openStore } from '../restricted/index.ts';
import { dismissRefused, isSameRow, pickAndAttach, useAttaching } from './attach-store.ts';
import css from './documents.module.css';
import type { RowRef } from './use-documents.ts';

interface BarProps {
  readonly row: RowRef;
  readonly store: 'none' | 'locked' | 'open';
}

/** How far files have come, and the end of it. */
function Working() {
  const t = useText();
  const { sent, jobId, stop } = useAttaching();
  const job = useJob(jobId);
  const share = sent ?? job?.progress ?? null;
  const words = t(sent === null ? documentsUi.attaching : documentsUi.sending);
  return (
    <div className={css.working} role="status">
      <span>{words}</span>
      <Progress
        size={4}
        value={share === null ? 100 : share * 100}
        animated={share === null}
        striped={share === null}
        aria-label={words}
      />
      <IconButton size={24} label={`${t(frameText.cancel)} ${words}`} onClick={() => stop?.()}>
        <IconX size={14} stroke={1.75} />
      </IconButton>
    </div>
  );
}

function Refused() {
  const t = useText();
  const refused = useAttaching((state) => state.refused);
  return (
    <div className={css.refused}>
      <ErrorNotice
        tone="warn"
        text={t(documentsUi.refusedTitle, { count: refused.length })}
        detail={
          <ul>
            {refused.map(({ file, refusal }) => (
              <li key={file}>{t(refusalSentence(refusal))}</li>
            ))}
          </ul>
        }
      >
        <Button size="compact-sm" variant="default" onClick={dismissRefused}>
          {t(documentsUi.dismiss)}
        </Button>
      </ErrorNotice>
    </div>
  );
}

function OtherWays({ row, store }: BarProps) {
  const t = useText();
  const sealed = async (): Promise<void> => {
    if (await openStore(store)) pickAndAttach(row, true);
  };
  return (
    <Menu position="bottom-end" keepMounted={false}>
      <Menu.Target>
        <IconButton variant="default" label={t(documentsUi.attachMore)}>
          <IconChevronDown size={16} stroke={1.75} />
        </IconButton>
      </Menu.Target>
      <Menu.Dropdown>
        <Menu.Item leftSection={<IconShieldLock size={18} stroke={1.75} />} onClick={() => void sealed()}>
          {t(documentsUi.attachRestricted)}
          <small className={css.itemNote}>{t(documentsUi.attachRestrictedNote)}</small>
        </Menu.Item>
      </Menu.Dropdown>
    </Menu>
  );
}

/** Attaches files to a row, says how far that is, and what could not be attached. */
export function AttachBar({ row, store, sealedOnly }: BarProps & { readonly sealedOnly: boolean }) {
  const t = useText();
  const busy = useAttaching((state) => state.stop !== null);
  const own = useAttaching((state) => isSameRow(state.row, row));
  const refused = useAttaching((state) => state.refused.length > 0);
  return (
    <div className={css.bar}>
      <div className={css.barLine}>
        <Button
          variant="default"
          leftSection={<IconPaperclip size={18} stroke={1.75} />}
          disabled={busy}
          onClick={() => pickAndAttach(row)}
        >
          {t(documentsUi.attach)}
        </Button>
        {!sealedOnly && <OtherWays row={row} store={store} />}
      </div>
      {busy && own ? <Working /> : <p className={css.how}>{t(documentsUi.attachHow)}</p>}
      {refused && own && <Refused />}
    </div>
  );
}

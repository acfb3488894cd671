import { Button, Checkbox, CopyButton, Modal } from '@mantine/core';
import { IconCheck, IconCopy, IconPrinter } from '@tabler/icons-react';
import { useState } from 'react';
import { createPortal } from 'react-dom';
import { formatDate } from '../../../shared/domain/dates.ts';
import { frameText } from '../../../shared/text/frame.ts';
import { restrictedCreate } from '../../../shared/text/restricted-create-ui.ts';
import { useLanguage, useText } from '../../ui/index.ts';
import { useWorkspace } from '../workspace/index.ts';
import css from './restricted.module.css';
import { showRecovery, useRecovery } from './restricted-stores.ts';

/** The paper: nothing else of the page is printed while it is there, and the code is written into no file. */
function Sheet({ code }: { readonly code: string }) {
  const t = useText();
  const language = useLanguage((state) => state.language);
  const workspace = useWorkspace();
  return createPortal(
    <section className={css.sheet} aria-hidden="true">
      <h1>{t(restrictedCreate.sheetTitle)}</h1>
      <code>{code}</code>
      <dl>
        <dt>{t(restrictedCreate.sheetWorkspace)}</dt>
        <dd>{workspace?.title ?? ''}</dd>
        <dt>{t(restrictedCreate.sheetDate)}</dt>
        <dd>{formatDate(new Date().toISOString(), language, 'long')}</dd>
        <dt>{t(restrictedCreate.sheetKeeper)}</dt>
        <dd className={css.line} />
      </dl>
      <p>{t(restrictedCreate.sheetText)}</p>
      <p>{t(restrictedCreate.sheetHow)}</p>
    </section>,
    document.body,
  );
}

/** A recovery code, shown once: to be printed or written down, and that has to be said before it goes. */
export function Recovery({ code, onKept }: { readonly code: string; readonly onKept: () => void }) {
  const t = useText();
  const [written, setWritten] = useState(false);
  return (
    <div className={css.form}>
      <p>{t(restrictedCreate.recoveryText)}</p>
      <div className={css.code}>
        <code>{code}</code>
        <CopyButton value={code}>
          {({ copied, copy }) => (
            <Button
              variant="default"
              size="compact-md"
              leftSection={copied ? <IconCheck size={16} /> : <IconCopy size={16} />}
              onClick={copy}
            >
              {t(copied ? frameText.copied : frameText.copy)}
            </Button>
          )}
        </CopyButton>
      </div>
      <Checkbox
        label={t(restrictedCreate.written)}
        checked={written}
        onChange={(event) => setWritten(event.currentTarget.checked)}
      />
      <div className={css.buttons}>
        <Button
          variant="default"
          leftSection={<IconPrinter size={18} stroke={1.75} aria-hidden="true" />}
          onClick={() => window.print()}
        >
          {t(restrictedCreate.print)}
        </Button>
        <Button disabled={!written} onClick={onKept}>
          {t(restrictedCreate.recoveryKept)}
        </Button>
      </div>
      <Sheet code={code} />
    </div>
  );
}

/** Shows a code that was renewed. Only its own button closes it: Esc would lose the code. Mounted once. */
export function RecoveryDialog() {
  const t = useText();
  const code = useRecovery((state) => state.code);
  return (
    <Modal
      opened={code !== null}
      onClose={() => undefined}
      title={t(restrictedCreate.recovery)}
      withCloseButton={false}
      closeOnClickOutside={false}
      closeOnEscape={false}
      size={460}
    >
      {code !== null && <Recovery key={code} code={code} onKept={() => showRecovery(null)} />}
    </Modal>
  );
}

import { Button, Group, Loader, Modal, Progress } from '@mantine/core';
import { useState } from 'react';
import { basemapsUi } from '../../../shared/text/basemaps-ui.ts';
import { frameText } from '../../../shared/text/frame.ts';
import { useText } from '../../ui/index.ts';
import { addChosen, closeAdding, useAdding } from './add-store.ts';
import css from './basemaps.module.css';
import { FindingCard } from './finding-card.tsx';

/** What dropped or picked files are, and how they are to be added. */
export function AddDialog() {
  const t = useText();
  const phase = useAdding((state) => state.phase);
  return (
    <Modal
      opened={phase === 'reading' || phase === 'choosing'}
      onClose={closeAdding}
      title={t(basemapsUi.fileHeading)}
      closeButtonProps={{ 'aria-label': t(frameText.close) }}
      size={560}
    >
      {phase === 'choosing' ? <Choosing /> : <Reading />}
    </Modal>
  );
}

function Reading() {
  const t = useText();
  const sent = useAdding((state) => state.sent);
  return (
    <div className={css.reading} role="status">
      {sent === null || sent >= 1 ? <Loader size={20} /> : null}
      <span>{t(basemapsUi.sending)}</span>
      {sent !== null && sent < 1 && (
        <Progress value={sent * 100} size={6} aria-label={t(basemapsUi.sending)} className={css.bar ?? ''} />
      )}
      <Button variant="default" onClick={closeAdding}>
        {t(frameText.cancel)}
      </Button>
    </div>
  );
}

function Choosing() {
  const t = useText();
  const { findings, choices } = useAdding();
  const [tried, setTried] = useState(false);
  const good = findings.filter(({ refusal }) => refusal === null);
  const lacks = good.some(({ token, width }) => {
    const choice = choices[token];
    return choice === undefined || choice.title.trim() === '' || (width !== null && choice.crs === null);
  });
  return (
    <form
      className={css.form}
      onSubmit={(event) => {
        event.preventDefault();
        setTried(true);
        if (good.length > 0 && !lacks) void addChosen();
      }}
    >
      {findings.map((finding) => {
        const choice = choices[finding.token];
        return choice === undefined ? null : (
          <FindingCard key={finding.token} finding={finding} choice={choice} tried={tried} />
        );
      })}
      <Group justify="flex-end" gap={8}>
        <Button variant="default" onClick={closeAdding}>
          {t(good.length === 0 ? frameText.close : frameText.cancel)}
        </Button>
        {good.length > 0 && (
          <Button type="submit">
            {good.length === 1 ? t(basemapsUi.addOne) : t(basemapsUi.addMany, { count: good.length })}
          </Button>
        )}
      </Group>
    </form>
  );
}

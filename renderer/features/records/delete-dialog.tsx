import { Button, Group, Modal, Radio, Stack } from '@mantine/core';
import { useState } from 'react';
import type { Choice, Dependents } from '../../../shared/contract/records.ts';
import { formatNumber } from '../../../shared/domain/units.ts';
import { areasUi } from '../../../shared/text/areas-ui.ts';
import { formsText } from '../../../shared/text/forms-ui.ts';
import { ErrorNotice, useText } from '../../ui/index.ts';
import { isChanging, openAreaChange } from '../areas/index.ts';
import css from './delete.module.css';
import { closeDeletion, type Deletion, deleteRows, removeRows, useDeletion } from './delete-store.ts';
import { RowPicker } from './row-picker.tsx';

const FATES = {
  empty: formsText.fateEmpty,
  remove: formsText.fateRemove,
  stays: formsText.fateStays,
} as const;

/** What hangs on the rows, and what becomes of it by the way that is chosen. */
function Hanging({
  dependents,
  moved,
}: {
  readonly dependents: readonly Dependents[];
  readonly moved: boolean;
}) {
  const t = useText();
  return (
    <ul className={css.hanging}>
      {dependents.map(({ register, title, fieldTitle, count, fate }) => (
        <li key={`${register} ${fieldTitle.th}`}>
          <b>{t(title)}</b>
          <span>
            {count === null
              ? t(formsText.hangsLocked, { field: t(fieldTitle) })
              : t(formsText.hangsCount, { count: formatNumber(count), field: t(fieldTitle) })}
          </span>
          <small data-fate={moved && fate !== 'stays' ? 'empty' : fate}>
            {t(moved && fate !== 'stays' ? formsText.fateMove : FATES[fate])}
          </small>
        </li>
      ))}
    </ul>
  );
}

interface WaysProps {
  readonly dependents: readonly Dependents[];
  readonly moves: boolean;
  readonly onMoves: (moves: boolean) => void;
}

/** Left empty, or pointing to another row. */
function Ways({ dependents, moves, onMoves }: WaysProps) {
  const t = useText();
  if (dependents.every(({ fate }) => fate === 'stays')) return null;
  const takesAlong = dependents.some(({ fate }) => fate === 'remove');
  return (
    <Radio.Group value={moves ? 'move' : 'empty'} onChange={(way) => onMoves(way === 'move')}>
      <Stack gap={8}>
        <Radio
          value="empty"
          label={t(formsText.leaveEmpty)}
          description={takesAlong ? t(formsText.leaveEmptyText) : null}
        />
        <Radio value="move" label={t(formsText.moveTo)} description={t(formsText.moveToText)} />
      </Stack>
    </Radio.Group>
  );
}

function Buttons({ ready, onRemove }: { readonly ready: boolean; readonly onRemove: () => Promise<void> }) {
  const t = useText();
  const [busy, setBusy] = useState(false);
  const press = async (): Promise<void> => {
    setBusy(true);
    await onRemove();
    setBusy(false);
  };
  return (
    <Group justify="space-between" gap={8}>
      <small className={css.hint}>{t(formsText.undoable)}</small>
      <Group gap={8}>
        <Button variant="default" onClick={closeDeletion}>
          {t(formsText.cancel)}
        </Button>
        <Button color="red" loading={busy} disabled={!ready} onClick={() => void press()}>
          {t(formsText.remove)}
        </Button>
      </Group>
    </Group>
  );
}

/** An area that is no more is retired rather than deleted: that way is offered first. */
function Retiring({ deletion }: { readonly deletion: Deletion }) {
  const t = useText();
  const { layer, fids } = deletion;
  const { register } = layer;
  if (!isChanging(register) || fids.length !== 1) return null;
  const retire = (): void => {
    closeDeletion();
    openAreaChange({ kind: 'retire', register, fids });
  };
  return (
    <div className={css.instead}>
      <p>{t(areasUi.retireInsteadText)}</p>
      <Button onClick={retire} data-autofocus>
        {t(areasUi.retireInstead)}
      </Button>
    </div>
  );
}

/** Rows that the filter hides are told of, and can be left out. */
function HiddenRows({ deletion }: { readonly deletion: Deletion }) {
  const t = useText();
  const { layer, fids, hidden } = deletion;
  if (hidden.length === 0) return null;
  const seen = fids.filter((fid) => !hidden.includes(fid));
  return (
    <ErrorNotice tone="warn" text={t(formsText.hiddenRows, { count: formatNumber(hidden.length) })}>
      {seen.length > 0 && (
        <Button
          size="compact-sm"
          variant="default"
          onClick={() => {
            closeDeletion();
            void deleteRows(layer, seen);
          }}
        >
          {t(formsText.onlySeen, { count: formatNumber(seen.length) })}
        </Button>
      )}
    </ErrorNotice>
  );
}

function Choices({ deletion }: { readonly deletion: Deletion }) {
  const t = useText();
  const { layer, fids, dependents } = deletion;
  const [moves, setMoves] = useState(false);
  const [target, setTarget] = useState<Choice | null>(null);
  const links = moves && target !== null ? { to: target.fid } : 'empty';
  return (
    <Stack gap={16}>
      <HiddenRows deletion={deletion} />
      <Retiring deletion={deletion} />
      {dependents.length > 0 && (
        <>
          <p className={css.lead}>{t(formsText.hangsOn)}</p>
          <Hanging dependents={dependents} moved={moves} />
        </>
      )}
      {dependents.some(({ fate }) => fate === 'stays') && (
        <p className={css.hint}>{t(formsText.staysText)}</p>
      )}
      <Ways dependents={dependents} moves={moves} onMoves={setMoves} />
      {moves && layer.register !== null && (
        <RowPicker
          register={layer.register}
          name={t(formsText.moveTarget)}
          labelled
          without={fids}
          onChoose={setTarget}
        />
      )}
      <Buttons ready={!moves || target !== null} onRemove={() => removeRows(deletion, links)} />
    </Stack>
  );
}

/** Asks what becomes of the rows that hang on those which are to be deleted. */
export function DeleteDialog() {
  const t = useText();
  const asked = useDeletion((state) => state.asked);
  return (
    <Modal
      opened={asked !== null}
      onClose={closeDeletion}
      size={520}
      title={asked === null ? '' : t(formsText.removeTitle, { title: asked.title })}
    >
      {asked !== null && <Choices key={`${asked.layer.name} ${asked.fids.join()}`} deletion={asked} />}
    </Modal>
  );
}

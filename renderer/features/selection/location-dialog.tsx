import { Button, Checkbox, Group, Modal, Select, TextInput } from '@mantine/core';
import { type FormEvent, useRef, useState } from 'react';
import type { LayerSummary } from '../../../shared/contract/layers.ts';
import type { PlaceRelation } from '../../../shared/contract/selection.ts';
import { parseNumber } from '../../../shared/domain/number-text.ts';
import { arabicDigits, formatNumber } from '../../../shared/domain/units.ts';
import { frameText } from '../../../shared/text/frame.ts';
import { selectionText } from '../../../shared/text/selection.ts';
import { api } from '../../api/index.ts';
import { useDesk } from '../../app/desk.ts';
import { notifyError } from '../../app/notify.tsx';
import { useText } from '../../ui/index.ts';
import { HowSelect, LayerSelect, useFirstLayer, useSelectable } from './how-select.tsx';
import type { How } from './merged.ts';
import { shownOnMap, takeRows } from './select-actions.ts';
import css from './selection.module.css';
import { closeSelect, useSelectionDesk } from './selection-store.ts';

const RELATIONS = ['intersects', 'within', 'touches', 'near'] as const;
const FARTHEST = 1_000_000;

/** Metres as they were typed; null for what is none. */
const metresOf = (typed: string): number | null => {
  const metres = parseNumber(arabicDigits(typed));
  return metres === null || metres < 0 || metres > FARTHEST ? null : metres;
};

interface Wish {
  readonly layer: string;
  readonly relation: PlaceRelation;
  readonly typed: string;
  readonly of: string;
  readonly onlySelected: boolean;
  readonly how: How;
}

/** Asks for the rows; a dialog that is closed meanwhile stops the asking. */
const useAsking = () => {
  const [asking, setAsking] = useState(false);
  const stop = useRef<AbortController | null>(null);
  const ask = async (wish: Wish, metres: number): Promise<void> => {
    const { selection } = useDesk.getState();
    const only = wish.onlySelected && selection?.layer === wish.of;
    const control = new AbortController();
    stop.current = control;
    setAsking(true);
    try {
      const found = await api.selection.byLocation(
        {
          ...{ query: shownOnMap(wish.layer), relation: wish.relation, distanceM: metres },
          of: { layer: wish.of, fids: only ? [...selection.fids] : null },
        },
        { signal: control.signal },
      );
      await takeRows(found, wish.how);
      closeSelect();
    } catch (error) {
      if (!control.signal.aborted) notifyError(error);
    } finally {
      setAsking(false);
    }
  };
  return { asking, ask, stop: () => stop.current?.abort() };
};

function Relation({
  wish,
  onChange,
}: {
  readonly wish: Wish;
  readonly onChange: (change: Partial<Wish>) => void;
}) {
  const t = useText();
  const bad = metresOf(wish.typed) === null;
  return (
    <>
      <Select
        label={t(selectionText.relation)}
        data={RELATIONS.map((relation) => ({ value: relation, label: t(selectionText[relation]) }))}
        value={wish.relation}
        allowDeselect={false}
        onChange={(relation) => onChange({ relation: (relation ?? wish.relation) as PlaceRelation })}
      />
      {wish.relation === 'near' && (
        <TextInput
          label={t(selectionText.distance)}
          value={wish.typed}
          maxLength={20}
          error={bad ? t(selectionText.distanceBad) : null}
          onChange={(event) => onChange({ typed: event.currentTarget.value })}
        />
      )}
    </>
  );
}

/** What the dialog begins with: another layer than the one that is worked with, against that. */
const useFirstWish = (layers: readonly LayerSummary[], wanted: string | null): Wish => {
  const selection = useDesk((state) => state.selection);
  const first = useFirstLayer(layers, wanted);
  const of = layers.find(({ name }) => name === selection?.layer)?.name ?? first;
  return {
    ...{ layer: layers.find(({ name }) => name !== of)?.name ?? first, relation: 'intersects' },
    ...{ typed: '1,000', of, onlySelected: true, how: 'replace' },
  };
};

interface FootProps {
  readonly asking: boolean;
  readonly disabled: boolean;
  readonly onClose: () => void;
}

function Foot({ asking, disabled, onClose }: FootProps) {
  const t = useText();
  return (
    <Group justify="flex-end" gap={8}>
      <span role="status">{asking && t(selectionText.working)}</span>
      <Button variant="default" onClick={onClose}>
        {t(asking ? frameText.cancel : frameText.close)}
      </Button>
      <Button type="submit" loading={asking} disabled={disabled}>
        {t(selectionText.select)}
      </Button>
    </Group>
  );
}

function LocationForm({ wanted }: { readonly wanted: string | null }) {
  const t = useText();
  const layers = useSelectable(true);
  const selection = useDesk((state) => state.selection);
  const first = useFirstWish(layers, wanted);
  const [wish, setWish] = useState<Wish>(first);
  const change = (next: Partial<Wish>): void => setWish((before) => ({ ...before, ...next }));
  const { asking, ask, stop } = useAsking();
  const metres = wish.relation === 'near' ? metresOf(wish.typed) : 0;
  const submit = (event: FormEvent): void => {
    event.preventDefault();
    if (metres !== null) void ask(wish, metres);
  };
  const close = (): void => {
    stop();
    closeSelect();
  };
  const layer = (label: string, value: string, onChange: (name: string) => void, autoFocus = false) => (
    <LayerSelect {...{ label, layers, value, onChange, autoFocus }} />
  );
  return (
    <form className={css.rules} onSubmit={submit}>
      {layer(t(selectionText.layer), wish.layer, (name) => change({ layer: name }), true)}
      <Relation wish={wish} onChange={change} />
      {layer(t(selectionText.of), wish.of, (of) => change({ of }))}
      {selection?.layer === wish.of && (
        <Checkbox
          label={t(selectionText.onlySelected, { n: formatNumber(selection.fids.length) })}
          checked={wish.onlySelected}
          onChange={(event) => change({ onlySelected: event.currentTarget.checked })}
        />
      )}
      <HowSelect layer={wish.layer} value={wish.how} onChange={(how) => change({ how })} />
      <Foot asking={asking} disabled={metres === null || wish.layer === ''} onClose={close} />
    </form>
  );
}

/** Chooses the rows of a layer that stand so to rows of another. */
export function LocationDialog() {
  const t = useText();
  const { dialog, dialogLayer } = useSelectionDesk();
  return (
    <Modal
      opened={dialog === 'location'}
      onClose={closeSelect}
      title={t(selectionText.byLocation)}
      closeButtonProps={{ 'aria-label': t(frameText.close) }}
    >
      {dialog === 'location' && <LocationForm wanted={dialogLayer} />}
    </Modal>
  );
}

import { Button, Group, Modal, NumberInput, Select, Textarea, TextInput } from '@mantine/core';
import { type FormEvent, useState } from 'react';
import type { AddressReading } from '../../../shared/contract/basemaps.ts';
import { basemapsUi } from '../../../shared/text/basemaps-ui.ts';
import { frameText } from '../../../shared/text/frame.ts';
import { api, orpc, queryClient, refusalSentence } from '../../api/index.ts';
import { notifyDone } from '../../app/notify.tsx';
import { ErrorNotice, useText } from '../../ui/index.ts';
import { closeAdding, useAdding } from './add-store.ts';
import css from './basemaps.module.css';

/** An address on the network as a basemap: nothing else is ever asked for maps. */
export function AddressDialog() {
  const t = useText();
  const phase = useAdding((state) => state.phase);
  return (
    <Modal
      opened={phase === 'address'}
      onClose={closeAdding}
      title={t(basemapsUi.addressHeading)}
      closeButtonProps={{ 'aria-label': t(frameText.close) }}
      size={560}
    >
      <AddressForm />
    </Modal>
  );
}

interface Typed {
  readonly address: string;
  readonly layer: string | null;
  readonly title: string;
  readonly attribution: string;
  readonly maxZoom: number;
}
const EMPTY: Typed = { address: '', layer: null, title: '', attribution: '', maxZoom: 19 };

/** What an address was read as, and what went wrong with it. */
function useReading(typed: Typed, set: (change: Partial<Typed>) => void) {
  const [reading, setReading] = useState<AddressReading | null>(null);
  const [busy, setBusy] = useState(false);
  const [failure, setFailure] = useState<unknown>(null);
  const run = async (work: () => Promise<void>): Promise<void> => {
    setBusy(true);
    setFailure(null);
    try {
      await work();
    } catch (error) {
      setFailure(error);
    } finally {
      setBusy(false);
    }
  };
  const read = () =>
    run(async () => {
      const known = await api.basemaps.readAddress({ address: typed.address, ask: true });
      setReading(known);
      set({
        layer: known.layers[0]?.name ?? null,
        title: typed.title || (known.layers[0]?.title ?? known.title),
        attribution: typed.attribution || known.attribution || (known.layers[0]?.attribution ?? ''),
      });
    });
  const forget = (): void => {
    setReading(null);
    setFailure(null);
  };
  return { reading, busy, failure, run, read, forget };
}

function AddressForm() {
  const t = useText();
  const [typed, setTyped] = useState(EMPTY);
  const set = (change: Partial<Typed>): void => setTyped((old) => ({ ...old, ...change }));
  const { reading, busy, failure, run, read, forget } = useReading(typed, set);
  const ready =
    reading !== null && (reading.format === 'xyz' || typed.layer !== null) && typed.title.trim() !== '';
  const add = () =>
    run(async () => {
      const { title } = await api.basemaps.addAddress({ ...typed, title: typed.title.trim() });
      void queryClient.invalidateQueries({ queryKey: orpc.basemaps.key() });
      closeAdding();
      notifyDone(t(basemapsUi.added, { title }));
    });
  const submit = (event: FormEvent): void => {
    event.preventDefault();
    if (!busy) void (ready ? add() : read());
  };
  return (
    <form className={css.form} onSubmit={submit}>
      <Textarea
        label={t(basemapsUi.address)}
        description={t(basemapsUi.addressHint)}
        value={typed.address}
        maxLength={2000}
        autosize
        minRows={2}
        maxRows={4}
        spellCheck={false}
        data-autofocus
        onChange={(event) => {
          forget();
          set({ address: event.currentTarget.value.replace(/\s+/g, ''), layer: null });
        }}
      />
      {reading !== null && <ServiceFields reading={reading} typed={typed} set={set} />}
      {failure !== null && <ErrorNotice text={t(refusalSentence(failure))} />}
      <p className={css.privacy}>
        {reading === null ? null : <b>{t(basemapsUi.willAsk, { host: reading.host })}</b>}
        {t(basemapsUi.addressPrivacy)}
      </p>
      <Group justify="flex-end" gap={8}>
        <Button variant="default" onClick={closeAdding}>
          {t(frameText.cancel)}
        </Button>
        <Button type="submit" loading={busy} disabled={typed.address === '' || (reading !== null && !ready)}>
          {t(reading === null ? basemapsUi.read : basemapsUi.addOne)}
        </Button>
      </Group>
    </form>
  );
}

interface FieldsProps {
  readonly reading: AddressReading;
  readonly typed: Typed;
  readonly set: (change: Partial<Typed>) => void;
}

function ServiceFields({ reading, typed, set }: FieldsProps) {
  const t = useText();
  const { layers, format } = reading;
  const byName = new Map(layers.map((layer) => [layer.name, layer]));
  return (
    <>
      {format !== 'xyz' && layers.length > 0 && (
        <Select
          label={t(basemapsUi.serviceLayer)}
          searchable
          data={[...byName.values()].map(({ name, title }) => ({ value: name, label: title }))}
          value={typed.layer}
          allowDeselect={false}
          onChange={(layer) => set({ layer, title: byName.get(layer ?? '')?.title ?? typed.title })}
        />
      )}
      {format !== 'xyz' && layers.length === 0 && <ErrorNotice tone="warn" text={t(basemapsUi.noLayers)} />}
      <TextInput
        label={t(basemapsUi.title)}
        value={typed.title}
        maxLength={120}
        onChange={(event) => set({ title: event.currentTarget.value })}
      />
      <TextInput
        label={t(basemapsUi.attribution)}
        placeholder={t(basemapsUi.attributionHint)}
        value={typed.attribution}
        maxLength={300}
        onChange={(event) => set({ attribution: event.currentTarget.value })}
      />
      {format === 'xyz' && (
        <NumberInput
          label={t(basemapsUi.maxZoom)}
          value={typed.maxZoom}
          min={1}
          max={24}
          allowDecimal={false}
          onChange={(value) => typeof value === 'number' && set({ maxZoom: value })}
        />
      )}
    </>
  );
}

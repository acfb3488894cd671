import { Modal, SegmentedControl, Select, Stack, Textarea } from '@mantine/core';
import { useDebouncedValue } from '@mantine/hooks';
import { useQuery } from '@tanstack/react-query';
import { useMemo, useState } from 'react';
import type { FigureSource } from '../../../shared/contract/area-figures.ts';
import { registerOf } from '../../../shared/domain/registers/index.ts';
import { areasUi, figuresUi } from '../../../shared/text/areas-ui.ts';
import { orpc, refusalSentence } from '../../api/index.ts';
import { ErrorNotice, useText } from '../../ui/index.ts';
import { useLayers, useLayerTitle } from '../layers/index.ts';
import { setAreasDesk, useAreasDesk } from './areas-store.ts';
import { FigureReadingForm } from './figure-reading-form.tsx';
import css from './figures.module.css';

const close = (): void => setAreasDesk({ figuresOpen: false });
const READ_AFTER_MS = 400;

/** Takes figures by area out of a table: of a layer, or pasted from a spreadsheet. */
export function FiguresDialog() {
  const t = useText();
  const opened = useAreasDesk((state) => state.figuresOpen);
  return (
    <Modal
      opened={opened}
      onClose={close}
      size={880}
      title={t(figuresUi.dialog)}
      closeButtonProps={{ 'aria-label': t(areasUi.close) }}
    >
      {opened && <Body />}
    </Modal>
  );
}

function Body() {
  const t = useText();
  const [by, setBy] = useState<'text' | 'layer'>('text');
  const [text, setText] = useState('');
  const [layer, setLayer] = useState<string | null>(null);
  const [settled] = useDebouncedValue(text, READ_AFTER_MS);
  const title = t(figuresUi.pasted);
  const source = useMemo((): FigureSource | null => {
    if (by === 'layer') return layer === null ? null : { kind: 'layer', layer };
    return settled.trim().includes('\n') ? { kind: 'text', text: settled, title } : null;
  }, [by, layer, settled, title]);
  return (
    <Stack gap={14}>
      <SegmentedControl
        size="sm"
        value={by}
        aria-label={t(figuresUi.dialog)}
        data={[
          { value: 'text', label: t(figuresUi.fromText) },
          { value: 'layer', label: t(figuresUi.fromLayer) },
        ]}
        onChange={(value) => setBy(value === 'layer' ? 'layer' : 'text')}
      />
      {by === 'layer' ? (
        <LayerChoice value={layer} onLayer={setLayer} />
      ) : (
        <Textarea
          size="sm"
          data-autofocus
          aria-label={t(figuresUi.paste)}
          placeholder={t(figuresUi.paste)}
          value={text}
          rows={source === null ? 8 : 3}
          spellCheck={false}
          className={css.paste ?? ''}
          onChange={(event) => setText(event.currentTarget.value)}
        />
      )}
      {source !== null && <Table key={JSON.stringify(source).slice(0, 4000)} source={source} />}
    </Stack>
  );
}

interface LayerChoiceProps {
  readonly value: string | null;
  readonly onLayer: (layer: string | null) => void;
}

/** Every table that is not of persons, and that is not the figures themselves. */
function LayerChoice({ value, onLayer }: LayerChoiceProps) {
  const t = useText();
  const titleOf = useLayerTitle();
  const layers = useLayers().filter(
    ({ name, featureCount }) =>
      featureCount > 0 && name !== 'area_statistic' && registerOf(name)?.store !== 'restricted',
  );
  return (
    <Select
      size="sm"
      searchable
      label={t(figuresUi.chooseLayer)}
      data={layers.map((layer) => ({ value: layer.name, label: titleOf(layer) }))}
      value={value}
      onChange={onLayer}
    />
  );
}

function Table({ source }: { readonly source: FigureSource }) {
  const t = useText();
  const { data, error } = useQuery({
    ...orpc.areas.figureTable.queryOptions({ input: source }),
    staleTime: Number.POSITIVE_INFINITY,
  });
  if (error !== null) return <ErrorNotice text={t(refusalSentence(error))} />;
  if (data === undefined) return null;
  return <FigureReadingForm source={source} table={data} onDone={close} />;
}

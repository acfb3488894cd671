import { Button, Group, Modal } from '@mantine/core';
import { IconPlus, IconX } from '@tabler/icons-react';
import { keepPreviousData, useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import type { LayerSummary } from '../../../shared/contract/layers.ts';
import type { TableFilter } from '../../../shared/contract/table-query.ts';
import { formatNumber } from '../../../shared/domain/units.ts';
import { frameText } from '../../../shared/text/frame.ts';
import { selectionText } from '../../../shared/text/selection.ts';
import { tablesText } from '../../../shared/text/tables.ts';
import { api, orpc } from '../../api/index.ts';
import { notifyError } from '../../app/notify.tsx';
import { useText } from '../../ui/index.ts';
import { FilterFields, FilterWords, useFilterDraft } from '../tables/index.ts';
import { HowSelect, LayerSelect, useFirstLayer, useSelectable } from './how-select.tsx';
import type { How } from './merged.ts';
import { shownOnMap, takeRows } from './select-actions.ts';
import css from './selection.module.css';
import { closeSelect, useSelectionDesk } from './selection-store.ts';

interface RulesProps {
  readonly layer: LayerSummary;
  readonly filters: readonly TableFilter[];
  readonly onChange: (filters: readonly TableFilter[]) => void;
}

/** The conditions that were made before the one at hand, each with a way out. */
function Rules({ layer, filters, onChange }: RulesProps) {
  if (filters.length === 0) return null;
  return (
    <div className={css.chips}>
      {filters.map((filter, index) => (
        <Button
          key={JSON.stringify(filter)}
          size="compact-sm"
          variant="light"
          rightSection={<IconX size={14} aria-hidden="true" />}
          onClick={() => onChange(filters.filter((_, i) => i !== index))}
        >
          <FilterWords layer={layer} filter={filter} />
        </Button>
      ))}
    </div>
  );
}

/** How many rows the conditions leave; null without any. */
const useCount = (layer: string, filters: readonly TableFilter[]): number | null => {
  const { data } = useQuery({
    ...orpc.tables.rows.queryOptions({
      input: { query: shownOnMap(layer, filters), offset: 0, limit: 1 },
      placeholderData: keepPreviousData,
    }),
    enabled: filters.length > 0,
  });
  return filters.length === 0 ? null : (data?.total ?? null);
};

interface ConditionsProps {
  readonly layer: LayerSummary;
}

/** What is asked of a layer's rows, and the one row of buttons that answers it. */
function Conditions({ layer }: ConditionsProps) {
  const t = useText();
  const [before, setBefore] = useState<readonly TableFilter[]>([]);
  const [how, setHow] = useState<How>('replace');
  const draft = useFilterDraft(layer, null, null);
  const filters = draft.made === null ? before : [...before, draft.made];
  const total = useCount(layer.name, filters);
  const select = async (): Promise<void> => {
    try {
      await takeRows(await api.selection.byAttribute({ query: shownOnMap(layer.name, filters) }), how);
      closeSelect();
    } catch (error) {
      notifyError(error);
    }
  };
  return (
    <form
      className={css.rules}
      onSubmit={(event) => {
        event.preventDefault();
        if (total !== null && total > 0) void select();
      }}
    >
      <Rules layer={layer} filters={before} onChange={setBefore} />
      <FilterFields of={draft} />
      <Button
        className={css.more ?? ''}
        size="compact-sm"
        variant="subtle"
        leftSection={<IconPlus size={14} aria-hidden="true" />}
        disabled={draft.made === null}
        onClick={() => {
          setBefore(filters);
          draft.clear();
        }}
      >
        {t(tablesText.addFilter)}
      </Button>
      <HowSelect layer={layer.name} value={how} onChange={setHow} />
      <Group justify="space-between" gap={8}>
        <span role="status">{total !== null && t(selectionText.hereCount, { n: formatNumber(total) })}</span>
        <Group gap={8}>
          <Button variant="default" onClick={closeSelect}>
            {t(frameText.close)}
          </Button>
          <Button type="submit" disabled={total === null || total === 0}>
            {t(selectionText.select)}
          </Button>
        </Group>
      </Group>
    </form>
  );
}

function AttributeForm({ wanted }: { readonly wanted: string | null }) {
  const t = useText();
  const layers = useSelectable(false);
  const [name, setName] = useState(useFirstLayer(layers, wanted));
  const layer = layers.find((one) => one.name === name);
  if (layer === undefined) return <p>{t(selectionText.noneFound)}</p>;
  return (
    <div className={css.rules}>
      <LayerSelect label={t(selectionText.layer)} layers={layers} value={name} autoFocus onChange={setName} />
      <Conditions key={name} layer={layer} />
    </div>
  );
}

/** Chooses the rows of a layer whose values fit: the language of the table's filter. */
export function AttributeDialog() {
  const t = useText();
  const { dialog, dialogLayer } = useSelectionDesk();
  return (
    <Modal
      opened={dialog === 'attribute'}
      onClose={closeSelect}
      title={t(selectionText.byAttribute)}
      closeButtonProps={{ 'aria-label': t(frameText.close) }}
    >
      {dialog === 'attribute' && <AttributeForm wanted={dialogLayer} />}
    </Modal>
  );
}

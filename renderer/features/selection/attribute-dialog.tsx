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
import { FilterForm, FilterWords } from '../tables/index.ts';
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

/** The conditions so far, each with a way out, and the form for one more. */
function Rules({ layer, filters, onChange }: RulesProps) {
  const t = useText();
  const [adding, setAdding] = useState(filters.length === 0);
  return (
    <>
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
        {!adding && (
          <Button
            size="compact-sm"
            variant="default"
            leftSection={<IconPlus size={14} aria-hidden="true" />}
            onClick={() => setAdding(true)}
          >
            {t(tablesText.addFilter)}
          </Button>
        )}
      </div>
      {adding && (
        <FilterForm
          layer={layer}
          field={null}
          filter={null}
          onDone={(filter) => {
            onChange([...filters, filter]);
            setAdding(false);
          }}
          onCancel={() => (filters.length === 0 ? closeSelect() : setAdding(false))}
        />
      )}
    </>
  );
}

function AttributeForm({ wanted }: { readonly wanted: string | null }) {
  const t = useText();
  const layers = useSelectable(false);
  const [name, setName] = useState(useFirstLayer(layers, wanted));
  const [filters, setFilters] = useState<readonly TableFilter[]>([]);
  const [how, setHow] = useState<How>('replace');
  const layer = layers.find((one) => one.name === name);
  const query = shownOnMap(name, filters);
  const counted = useQuery({
    ...orpc.tables.rows.queryOptions({
      input: { query, offset: 0, limit: 1 },
      placeholderData: keepPreviousData,
    }),
    enabled: filters.length > 0 && layer !== undefined,
  });
  const total = filters.length === 0 ? null : (counted.data?.total ?? null);
  const select = async (): Promise<void> => {
    try {
      await takeRows(await api.selection.byAttribute({ query }), how);
      closeSelect();
    } catch (error) {
      notifyError(error);
    }
  };
  if (layer === undefined) return <p>{t(selectionText.noneFound)}</p>;
  return (
    <div className={css.rules}>
      <LayerSelect
        label={t(selectionText.layer)}
        layers={layers}
        value={name}
        autoFocus
        onChange={(next) => {
          setName(next);
          setFilters([]);
        }}
      />
      <Rules key={name} layer={layer} filters={filters} onChange={setFilters} />
      <HowSelect layer={name} value={how} onChange={setHow} />
      <Group justify="space-between" gap={8}>
        <span role="status">{total !== null && t(selectionText.hereCount, { n: formatNumber(total) })}</span>
        <Group gap={8}>
          <Button variant="default" onClick={closeSelect}>
            {t(frameText.close)}
          </Button>
          <Button disabled={total === null || total === 0} onClick={() => void select()}>
            {t(selectionText.select)}
          </Button>
        </Group>
      </Group>
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

import { Button } from '@mantine/core';
import { IconDatabase } from '@tabler/icons-react';
import type { LayerSummary } from '../../../shared/contract/layers.ts';
import { formatNumber } from '../../../shared/domain/units.ts';
import { recordsText } from '../../../shared/text/records.ts';
import { tablesText } from '../../../shared/text/tables.ts';
import { EMPTY_VIEW, useDesk } from '../../app/desk.ts';
import { Empty, PanelHead, useText } from '../../ui/index.ts';
import { pickAndImport } from '../imports/index.ts';
import { isPersonalName, useLayer, useLayers, useLayerTitle } from '../layers/index.ts';
import { AddRow } from '../records/index.ts';
import { LockedRows, PersonalBar } from '../restricted/index.ts';
import css from './data.module.css';
import { TableGrid } from './table-grid.tsx';
import { TableState, TableTools } from './table-tools.tsx';
import { useTable } from './use-table.ts';

/** The layer that the place shows: the one asked for, else the sub-districts, else the first with rows. */
export const useDataLayerName = (): string | null => {
  const layers = useLayers();
  const wanted = useDesk((state) => state.tableLayer);
  if (wanted !== null) return wanted;
  const filled = layers.filter(({ featureCount }) => featureCount > 0);
  return (filled.find(({ register }) => register === 'subdistrict') ?? filled[0])?.name ?? null;
};

function NoRows({ layer }: { readonly layer: LayerSummary | undefined }) {
  const t = useText();
  return (
    <Empty
      fill
      icon={<IconDatabase size={24} stroke={1.5} />}
      title={t(layer === undefined ? recordsText.chooseRegister : recordsText.registerEmpty)}
      text={t(recordsText.registerEmptyText)}
    >
      {layer !== undefined && <AddRow layer={layer} first />}
      <Button variant="default" onClick={() => void pickAndImport()}>
        {t(tablesText.importFiles)}
      </Button>
    </Empty>
  );
}

/** How many rows the table shows, of how many where a filter or a search hides some. */
function RowsShown({ layer }: { readonly layer: LayerSummary }) {
  const t = useText();
  const view = useDesk((state) => state.tableViews[layer.name] ?? EMPTY_VIEW);
  const { total, ready } = useTable(layer.name, view, 0, 0);
  const area = useDesk((state) => state.area);
  const all = formatNumber(layer.featureCount);
  const hidden = ready && (view.filters.length > 0 || view.search !== '' || area !== null);
  return hidden
    ? t(recordsText.rowsOf, { count: formatNumber(total), all })
    : t(recordsText.rowCount, { count: all });
}

/** The table of one register over the whole middle. */
export function DataPlace() {
  const titleOf = useLayerTitle();
  const name = useDataLayerName();
  const layer = useLayer(name);
  if (layer === undefined && isPersonalName(name)) return <LockedRows />;
  if (layer === undefined || layer.featureCount === 0) return <NoRows layer={layer} />;
  return (
    <section className={css.data} aria-label={titleOf(layer)}>
      <PanelHead title={titleOf(layer)} note={<RowsShown layer={layer} />}>
        <AddRow layer={layer} />
      </PanelHead>
      <div className={css.tools}>
        <TableTools key={layer.name} layer={layer} roomy />
      </div>
      <PersonalBar layer={layer} />
      <TableState layer={layer} />
      <div className={css.grid}>
        <TableGrid key={layer.name} layer={layer} />
      </div>
    </section>
  );
}

import { IconDatabase } from '@tabler/icons-react';
import type { LayerSummary } from '../../../shared/contract/layers.ts';
import { formatNumber } from '../../../shared/domain/units.ts';
import { recordsText } from '../../../shared/text/records.ts';
import { openTable, useDesk } from '../../app/desk.ts';
import { Empty, Panel, PanelBody, PanelHead, useText } from '../../ui/index.ts';
import { isPersonalName, useLayers, useLayerTitle, usePersonalLayers } from '../layers/index.ts';
import { LockedRows, PersonalBar } from '../restricted/index.ts';
import { AddRow } from './add-row.tsx';
import css from './data.module.css';
import { FilterChips, FilterMenu } from './filter-menu.tsx';
import { PersonalList } from './personal-list.tsx';
import { inRegisterOrder } from './register-order.ts';
import { RowsGrid } from './rows-grid.tsx';

/** The layer that the place shows: the one asked for, else the sub-districts, else the first with rows. */
const useDataLayer = (): {
  readonly layers: readonly LayerSummary[];
  readonly layer: LayerSummary | undefined;
  /** The one asked for is of the restricted store, which is locked or was never made. */
  readonly locked: boolean;
} => {
  const layers = inRegisterOrder(useLayers());
  const personal = usePersonalLayers();
  const wanted = useDesk((state) => state.tableLayer);
  const filled = layers.filter(({ featureCount }) => featureCount > 0);
  const layer =
    [...layers, ...personal].find(({ name }) => name === wanted) ??
    filled.find(({ register }) => register === 'subdistrict') ??
    filled[0];
  const locked = isPersonalName(wanted) && layer?.name !== wanted;
  return { layers, layer: locked ? undefined : layer, locked };
};

/** The list of registers and layers, at the left of the data place. */
export function RegisterList() {
  const t = useText();
  const titleOf = useLayerTitle();
  const wanted = useDesk((state) => state.tableLayer);
  const { layers, layer: current, locked } = useDataLayer();
  return (
    <Panel label={t(recordsText.registers)}>
      <PanelHead title={t(recordsText.registers)} />
      <PanelBody>
        <p className={css.note}>{t(recordsText.registersNote)}</p>
        <ul className={css.list}>
          {layers.map((layer) => (
            <li key={layer.name}>
              <button
                type="button"
                aria-current={layer.name === current?.name || undefined}
                data-empty={layer.featureCount === 0 || undefined}
                onClick={() => openTable(layer.name)}
              >
                <span>{titleOf(layer)}</span>
                <small>{layer.featureCount === 0 ? '–' : formatNumber(layer.featureCount)}</small>
              </button>
            </li>
          ))}
        </ul>
        <PersonalList current={locked ? wanted : (current?.name ?? null)} />
      </PanelBody>
    </Panel>
  );
}

/** The table of one register over the whole middle. */
export function DataPlace() {
  const t = useText();
  const titleOf = useLayerTitle();
  const { layer, locked } = useDataLayer();
  if (locked) return <LockedRows />;
  if (layer === undefined || layer.featureCount === 0) {
    return (
      <Empty
        fill
        icon={<IconDatabase size={24} stroke={1.5} />}
        title={t(layer === undefined ? recordsText.chooseRegister : recordsText.registerEmpty)}
        text={t(recordsText.registerEmptyText)}
      >
        {layer !== undefined && <AddRow layer={layer} first />}
      </Empty>
    );
  }
  return (
    <section className={css.data} aria-label={titleOf(layer)}>
      <PanelHead
        title={titleOf(layer)}
        note={t(recordsText.rowCount, { count: formatNumber(layer.featureCount) })}
      >
        <FilterChips layer={layer} />
        <FilterMenu key={layer.name} layer={layer} />
        <AddRow layer={layer} />
      </PanelHead>
      <PersonalBar layer={layer} />
      <div className={css.grid}>
        <RowsGrid key={layer.name} layer={layer} />
      </div>
    </section>
  );
}

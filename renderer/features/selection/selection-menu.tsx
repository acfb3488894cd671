import { Menu } from '@mantine/core';
import {
  IconChevronUp,
  IconDeselect,
  IconFileSpreadsheet,
  IconFileText,
  IconFocus2,
  IconForms,
  IconMapPinSearch,
  IconTable,
} from '@tabler/icons-react';
import type { LayerSummary } from '../../../shared/contract/layers.ts';
import { selectionText } from '../../../shared/text/selection.ts';
import { openTable, type Selection, setSelection } from '../../app/desk.ts';
import { deskMapApi } from '../../map/index.ts';
import { IconButton, useText } from '../../ui/index.ts';
import { isPersonal, useLayer } from '../layers/index.ts';
import { exportSeen, openSet } from '../tables/index.ts';
import { openSelect } from './selection-store.ts';

const icon = { size: 18, stroke: 1.75 };

/** Opens the form that sets a field, over the table that it belongs to. */
const setFieldOf = (layer: string): void => {
  openTable(layer);
  openSet(layer);
};

function Files({ layer, fids }: { readonly layer: LayerSummary; readonly fids: readonly number[] }) {
  const t = useText();
  return (
    <>
      <Menu.Item
        leftSection={<IconFileSpreadsheet {...icon} />}
        onClick={() => void exportSeen(layer, 'xlsx', fids)}
      >
        {t(selectionText.exportXlsx)}
      </Menu.Item>
      <Menu.Item leftSection={<IconFileText {...icon} />} onClick={() => void exportSeen(layer, 'csv', fids)}>
        {t(selectionText.exportCsv)}
      </Menu.Item>
    </>
  );
}

/** What can be done with the selected rows, whichever way they were chosen. */
export function SelectionMenu({ selection }: { readonly selection: Selection }) {
  const t = useText();
  const layer = useLayer(selection.layer);
  if (layer === undefined) return null;
  const placed = layer.geometryType !== 'None' && !isPersonal(layer);
  return (
    <Menu position="top-start" withinPortal keepMounted={false}>
      <Menu.Target>
        <IconButton size={22} label={t(selectionText.acts)} tooltipSide="top">
          <IconChevronUp size={15} stroke={2} />
        </IconButton>
      </Menu.Target>
      <Menu.Dropdown>
        <Menu.Item leftSection={<IconTable {...icon} />} onClick={() => openTable(layer.name)}>
          {t(selectionText.showInTable)}
        </Menu.Item>
        {placed && (
          <>
            <Menu.Item
              leftSection={<IconFocus2 {...icon} />}
              onClick={() => void deskMapApi.focusFeatures(layer.name, selection.fids)}
            >
              {t(selectionText.zoomTo)}
            </Menu.Item>
            <Menu.Item leftSection={<IconMapPinSearch {...icon} />} onClick={() => openSelect('location')}>
              {t(selectionText.byLocation)}
            </Menu.Item>
          </>
        )}
        {layer.fields.some((field) => field.editable) && (
          <Menu.Item leftSection={<IconForms {...icon} />} onClick={() => setFieldOf(layer.name)}>
            {t(selectionText.setField)}
          </Menu.Item>
        )}
        {!isPersonal(layer) && <Files layer={layer} fids={selection.fids} />}
        <Menu.Divider />
        <Menu.Item
          leftSection={<IconDeselect {...icon} />}
          rightSection={<kbd>Esc</kbd>}
          onClick={() => setSelection(null)}
        >
          {t(selectionText.clear)}
        </Menu.Item>
      </Menu.Dropdown>
    </Menu>
  );
}

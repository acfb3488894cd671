import { Menu, Slider } from '@mantine/core';
import {
  IconArrowDown,
  IconArrowUp,
  IconColumns3,
  IconDots,
  IconDownload,
  IconFileInfo,
  IconFocus2,
  IconMapPin,
  IconPalette,
  IconPaperclip,
  IconPencil,
  IconPencilPlus,
  IconReportAnalytics,
  IconTable,
  IconTrash,
  IconVectorTriangle,
} from '@tabler/icons-react';
import { useState } from 'react';
import type { LayerSummary } from '../../../shared/contract/layers.ts';
import { documentsUi } from '../../../shared/text/documents-ui.ts';
import { fieldsUi } from '../../../shared/text/fields-ui.ts';
import { mapText } from '../../../shared/text/map.ts';
import { originsUi } from '../../../shared/text/origins-ui.ts';
import { stylesUi } from '../../../shared/text/styles-ui.ts';
import { openTable, setLeftPanel } from '../../app/desk.ts';
import { useMapApi } from '../../map/index.ts';
import { IconButton, RenameDialog, useText } from '../../ui/index.ts';
import { removeLayer, renameLayer, setOpacity } from './layer-actions.ts';
import type { LayerDoors } from './layer-doors.ts';
import css from './layers.module.css';

export interface LayerMenuProps {
  readonly layer: LayerSummary;
  readonly title: string;
  readonly canMove: { readonly up: boolean; readonly down: boolean };
  readonly onStep: (step: -1 | 1) => void;
  readonly doors: LayerDoors;
}

const ICON = { size: 18, stroke: 1.75 };

function ViewItems({ layer, canMove, onStep, doors }: Omit<LayerMenuProps, 'title'>) {
  const t = useText();
  const { fitExtent } = useMapApi();
  const { extent } = layer;
  return (
    <>
      {extent !== null && (
        <Menu.Item leftSection={<IconFocus2 {...ICON} />} onClick={() => fitExtent(extent)}>
          {t(mapText.zoomTo)}
        </Menu.Item>
      )}
      <Menu.Item leftSection={<IconTable {...ICON} />} onClick={() => openTable(layer.name)}>
        {t(mapText.openTable)}
      </Menu.Item>
      {layer.geometryType !== 'None' && (
        <>
          <Menu.Item leftSection={<IconPalette {...ICON} />} onClick={() => doors.styleLayer(layer)}>
            {t(stylesUi.open)}
          </Menu.Item>
          <Menu.Item
            leftSection={<IconArrowUp {...ICON} />}
            disabled={!canMove.up}
            onClick={() => onStep(-1)}
          >
            {t(mapText.moveUp)}
          </Menu.Item>
          <Menu.Item
            leftSection={<IconArrowDown {...ICON} />}
            disabled={!canMove.down}
            onClick={() => onStep(1)}
          >
            {t(mapText.moveDown)}
          </Menu.Item>
          <div className={css.opacity}>
            <span id={`opacity-${layer.name}`}>{t(mapText.opacity)}</span>
            <Slider
              size="sm"
              min={0}
              max={100}
              step={5}
              value={Math.round((1 - layer.opacity) * 100)}
              label={(value) => `${value} %`}
              thumbProps={{ 'aria-labelledby': `opacity-${layer.name}` }}
              onChange={(value) => setOpacity(layer, 1 - value / 100, false)}
              onChangeEnd={(value) => setOpacity(layer, 1 - value / 100, true)}
            />
          </div>
        </>
      )}
    </>
  );
}

interface WorkItemsProps {
  readonly layer: LayerSummary;
  readonly title: string;
  readonly doors: LayerDoors;
  readonly onRename: () => void;
}

/** What is done with its fields, its rows and their documents. */
function RowsItems({ layer, title, doors }: Omit<WorkItemsProps, 'onRename'>) {
  const t = useText();
  return (
    <>
      <Menu.Item leftSection={<IconColumns3 {...ICON} />} onClick={() => doors.fieldSettings(layer.name)}>
        {t(fieldsUi.settings)}
      </Menu.Item>
      <Menu.Item leftSection={<IconFileInfo {...ICON} />} onClick={() => doors.showOrigins(layer, title)}>
        {t(originsUi.open)}
      </Menu.Item>
      <Menu.Item leftSection={<IconDownload {...ICON} />} onClick={() => doors.exportLayer(layer.name)}>
        {t(mapText.exportLayer)}
      </Menu.Item>
      <Menu.Item leftSection={<IconPaperclip {...ICON} />} onClick={() => doors.handOnDocuments(layer.name)}>
        {t(documentsUi.handOn)}
      </Menu.Item>
    </>
  );
}

function WorkItems({ layer, title, doors, onRename }: WorkItemsProps) {
  const t = useText();
  return (
    <>
      {layer.kind === 'result' && (
        <Menu.Item
          leftSection={<IconReportAnalytics {...ICON} />}
          onClick={() => doors.showResult(layer.name)}
        >
          {t(mapText.showResult)}
        </Menu.Item>
      )}
      {doors.canDrawIn(layer) && (
        <Menu.Item leftSection={<IconPencilPlus {...ICON} />} onClick={() => doors.drawIn(layer)}>
          {t(mapText.drawNew)}
        </Menu.Item>
      )}
      {layer.zoneSchemeId !== null && (
        <Menu.Item leftSection={<IconVectorTriangle {...ICON} />} onClick={() => setLeftPanel('zones')}>
          {t(mapText.manageZones)}
        </Menu.Item>
      )}
      {layer.kind === 'imported' && layer.geometryType.endsWith('Polygon') && (
        <Menu.Item leftSection={<IconMapPin {...ICON} />} onClick={() => doors.fillSubdistricts(layer.name)}>
          {t(mapText.useAsSubdistricts)}
        </Menu.Item>
      )}
      {layer.kind !== 'register' && (
        <Menu.Item leftSection={<IconPencil {...ICON} />} onClick={onRename}>
          {t(mapText.rename)}
        </Menu.Item>
      )}
      <RowsItems layer={layer} title={title} doors={doors} />
      {layer.kind !== 'register' && (
        <>
          <Menu.Divider />
          <Menu.Item
            color="red"
            leftSection={<IconTrash {...ICON} />}
            onClick={() => void removeLayer(layer)}
          >
            {t(mapText.remove)}
          </Menu.Item>
        </>
      )}
    </>
  );
}

/** Everything that can be done with one layer. */
export function LayerMenu(props: LayerMenuProps) {
  const { layer, title, doors } = props;
  const t = useText();
  const [renaming, setRenaming] = useState(false);
  return (
    <>
      <Menu position="bottom-start" keepMounted={false}>
        <Menu.Target>
          <IconButton
            className={css.menu ?? ''}
            size={28}
            label={t(mapText.menuOf, { title })}
            tooltipSide="right"
          >
            <IconDots size={18} stroke={1.75} />
          </IconButton>
        </Menu.Target>
        <Menu.Dropdown>
          <ViewItems {...props} />
          <Menu.Divider />
          <WorkItems layer={layer} title={title} doors={doors} onRename={() => setRenaming(true)} />
        </Menu.Dropdown>
      </Menu>
      <RenameDialog
        opened={renaming}
        title={t(mapText.rename)}
        label={t(mapText.layers)}
        value={layer.title}
        onClose={() => setRenaming(false)}
        onSave={(name) => void renameLayer(layer, name)}
      />
    </>
  );
}

import { Menu } from '@mantine/core';
import {
  IconFilterSearch,
  IconLasso,
  IconMapPinSearch,
  IconPointer,
  IconRuler2,
  IconVector,
} from '@tabler/icons-react';
import { mapToolsText } from '../../../shared/text/map-tools.ts';
import { selectionText } from '../../../shared/text/selection.ts';
import { IconButton, useText } from '../../ui/index.ts';
import { openSelect } from '../selection/index.ts';
import { useIsDrawing } from '../shapes/index.ts';
import css from './map-tools.module.css';
import { takeTool, useMapTool } from './tool-store.ts';

const icon = { size: 18, stroke: 1.75 };

/** The map's tools for choosing and measuring, in the toolbar at its left. */
export function ToolButtons() {
  const t = useText();
  const tool = useMapTool((state) => state.tool);
  const drawing = useIsDrawing();
  return (
    <>
      <Menu position="right-start" withinPortal keepMounted={false}>
        <Menu.Target>
          <IconButton
            label={t(selectionText.tools)}
            tooltipSide="right"
            disabled={drawing}
            data-pressed={tool === 'lasso' || undefined}
          >
            <IconLasso size={20} stroke={1.75} />
          </IconButton>
        </Menu.Target>
        <Menu.Dropdown>
          <Menu.Item leftSection={<IconLasso {...icon} />} onClick={() => takeTool('lasso')}>
            {t(selectionText.lasso)}
          </Menu.Item>
          <Menu.Item leftSection={<IconFilterSearch {...icon} />} onClick={() => openSelect('attribute')}>
            {t(selectionText.byAttribute)}
          </Menu.Item>
          <Menu.Item leftSection={<IconMapPinSearch {...icon} />} onClick={() => openSelect('location')}>
            {t(selectionText.byLocation)}
          </Menu.Item>
          <p className={css.menuNote}>
            <IconPointer size={15} stroke={1.75} aria-hidden="true" />
            {t(selectionText.boxHint)}
          </p>
        </Menu.Dropdown>
      </Menu>
      <Menu position="right-start" withinPortal keepMounted={false}>
        <Menu.Target>
          <IconButton
            label={t(mapToolsText.measure)}
            tooltipSide="right"
            disabled={drawing}
            data-pressed={tool === 'distance' || tool === 'area' || undefined}
          >
            <IconRuler2 size={20} stroke={1.75} />
          </IconButton>
        </Menu.Target>
        <Menu.Dropdown>
          <Menu.Item leftSection={<IconRuler2 {...icon} />} onClick={() => takeTool('distance')}>
            {t(mapToolsText.distance)}
          </Menu.Item>
          <Menu.Item leftSection={<IconVector {...icon} />} onClick={() => takeTool('area')}>
            {t(mapToolsText.area)}
          </Menu.Item>
        </Menu.Dropdown>
      </Menu>
    </>
  );
}

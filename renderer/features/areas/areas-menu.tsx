import { Menu } from '@mantine/core';
import { IconDots, IconListNumbers, IconTableImport } from '@tabler/icons-react';
import { areasUi, codesUi, figuresUi } from '../../../shared/text/areas-ui.ts';
import { IconButton, useText } from '../../ui/index.ts';
import { openCodes, openFigures } from './areas-store.ts';

/** What else belongs to areas: the list of official codes, and figures. */
export function AreasMenu() {
  const t = useText();
  const icon = { size: 17, stroke: 1.75 };
  return (
    <Menu position="bottom-end">
      <Menu.Target>
        <IconButton label={t(areasUi.more)}>
          <IconDots size={18} stroke={1.75} />
        </IconButton>
      </Menu.Target>
      <Menu.Dropdown>
        <Menu.Item leftSection={<IconListNumbers {...icon} />} onClick={openCodes}>
          {t(codesUi.open)}
        </Menu.Item>
        <Menu.Item leftSection={<IconTableImport {...icon} />} onClick={openFigures}>
          {t(figuresUi.open)}
        </Menu.Item>
      </Menu.Dropdown>
    </Menu>
  );
}

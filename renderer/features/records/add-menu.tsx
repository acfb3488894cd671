import { Button, Menu } from '@mantine/core';
import { IconPlus } from '@tabler/icons-react';
import { formsText } from '../../../shared/text/forms-ui.ts';
import { useText } from '../../ui/index.ts';
import { useLayers, useLayerTitle } from '../layers/index.ts';
import css from './add-menu.module.css';
import { canAdd, openNewRecord } from './form-actions.ts';
import { inRegisterOrder } from './register-order.ts';

/** A new row of any register or layer, for when nothing is selected. */
export function AddMenu() {
  const t = useText();
  const titleOf = useLayerTitle();
  const layers = inRegisterOrder(useLayers().filter(canAdd));
  if (layers.length === 0) return null;
  return (
    <Menu position="bottom" classNames={{ dropdown: css.list ?? '' }}>
      <Menu.Target>
        <Button variant="default" leftSection={<IconPlus size={17} stroke={1.75} />}>
          {t(formsText.addNew)}
        </Button>
      </Menu.Target>
      <Menu.Dropdown>
        {layers.map((layer) => (
          <Menu.Item key={layer.name} onClick={() => openNewRecord(layer.name)}>
            {titleOf(layer)}
          </Menu.Item>
        ))}
      </Menu.Dropdown>
    </Menu>
  );
}

import { Menu } from '@mantine/core';
import { IconCopyPlus, IconDots, IconMaximize, IconPlus, IconTrash } from '@tabler/icons-react';
import type { Feature, LayerSummary } from '../../../shared/contract/layers.ts';
import { formsText } from '../../../shared/text/forms-ui.ts';
import { goTo, openTable } from '../../app/desk.ts';
import { IconButton, useText } from '../../ui/index.ts';
import { ChangeItems, hasEnded, isChanging } from '../areas/index.ts';
import { useLayerTitle } from '../layers/index.ts';
import { deleteRows } from './delete-store.ts';
import { canAdd, duplicateRow, openForm, openNewRecord } from './form-actions.ts';

/** What else can be done with a row: the wide form, a copy of it, its deletion. */
export function RowMenu({ feature, layer }: { readonly feature: Feature; readonly layer: LayerSummary }) {
  const t = useText();
  const titleOf = useLayerTitle();
  if (!canAdd(layer)) return null;
  const icon = { size: 17, stroke: 1.75 };
  const widen = (): void => {
    goTo('data');
    openTable(layer.name);
    openForm(layer, feature, true);
  };
  return (
    <Menu position="bottom-end">
      <Menu.Target>
        <IconButton label={t(formsText.more)}>
          <IconDots size={18} stroke={1.75} />
        </IconButton>
      </Menu.Target>
      <Menu.Dropdown>
        <Menu.Item leftSection={<IconMaximize {...icon} />} onClick={widen}>
          {t(formsText.wide)}
        </Menu.Item>
        <Menu.Item leftSection={<IconPlus {...icon} />} onClick={() => openNewRecord(layer.name)}>
          {t(formsText.newRow, { layer: titleOf(layer) })}
        </Menu.Item>
        <Menu.Item leftSection={<IconCopyPlus {...icon} />} onClick={() => duplicateRow(layer, feature)}>
          {t(formsText.duplicate)}
        </Menu.Item>
        {isChanging(layer.register) && !hasEnded(feature.values) && (
          <>
            <Menu.Divider />
            <ChangeItems register={layer.register} fids={[feature.fid]} />
          </>
        )}
        <Menu.Divider />
        <Menu.Item
          color="red"
          leftSection={<IconTrash {...icon} />}
          onClick={() => void deleteRows(layer, [feature.fid], feature.title)}
        >
          {t(formsText.remove)}
        </Menu.Item>
      </Menu.Dropdown>
    </Menu>
  );
}

import { Modal } from '@mantine/core';
import { IconColumns3 } from '@tabler/icons-react';
import { fieldsUi } from '../../../shared/text/fields-ui.ts';
import { frameText } from '../../../shared/text/frame.ts';
import { Empty, useText } from '../../ui/index.ts';
import { useLayer, useLayerTitle } from '../layers/index.ts';
import { AddField } from './add-field.tsx';
import { FieldListBox } from './field-list-box.tsx';
import { FieldPane } from './field-pane.tsx';
import css from './fields.module.css';
import { closeFields, useFields } from './fields-store.ts';

function Settings({ name }: { readonly name: string }) {
  const t = useText();
  const layer = useLayer(name);
  const chosen = useFields((state) => state.field);
  const adding = useFields((state) => state.adding);
  if (layer === undefined) return null;
  const field = layer.fields.find((one) => one.name === chosen);
  return (
    <div className={css.settings}>
      <FieldListBox layer={layer} />
      <div className={css.side}>
        {adding ? (
          <AddField layer={layer} />
        ) : field === undefined ? (
          <Empty icon={<IconColumns3 size={24} stroke={1.5} />} title={t(fieldsUi.choose)} />
        ) : (
          <FieldPane key={field.name} layer={layer} field={field} />
        )}
      </div>
    </div>
  );
}

/** Sets up the fields of a layer: labels, kinds, lists, order, what is asked for and what is seen. */
export function FieldDialog() {
  const t = useText();
  const name = useFields((state) => state.layer);
  const layer = useLayer(name);
  const titleOf = useLayerTitle();
  return (
    <Modal
      opened={name !== null}
      onClose={closeFields}
      title={layer === undefined ? t(fieldsUi.settings) : t(fieldsUi.settingsOf, { layer: titleOf(layer) })}
      closeButtonProps={{ 'aria-label': t(frameText.close) }}
      size={880}
    >
      {name !== null && <Settings name={name} />}
    </Modal>
  );
}

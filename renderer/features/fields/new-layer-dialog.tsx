import { Button, Modal, SegmentedControl, Select, TextInput } from '@mantine/core';
import { IconPlus, IconX } from '@tabler/icons-react';
import { type FormEvent, useState } from 'react';
import type { NewField } from '../../../shared/contract/fields.ts';
import { fieldsUi } from '../../../shared/text/fields-ui.ts';
import { frameText } from '../../../shared/text/frame.ts';
import { mapText } from '../../../shared/text/map.ts';
import { IconButton, useText } from '../../ui/index.ts';
import { EMPTY_FIELD } from './add-field.tsx';
import { createLayer } from './field-actions.ts';
import { KindSelect } from './field-inputs.tsx';
import css from './fields.module.css';
import { closeFields, useFields } from './fields-store.ts';

const SHAPES = ['Point', 'MultiLineString', 'MultiPolygon', 'None'] as const;
type Shape = (typeof SHAPES)[number];
const GROUPS = {
  imported: mapText.groupImported,
  area: mapText.groupArea,
  resource: mapText.groupResource,
  housing: mapText.groupHousing,
  organisation: mapText.groupOrganisation,
} as const;
type Group = keyof typeof GROUPS;

interface Line extends NewField {
  readonly id: number;
}

let nextId = 0;
const lineOf = (field: Partial<NewField>): Line => ({ ...EMPTY_FIELD, ...field, id: nextId++ });

interface FieldsProps {
  readonly lines: readonly Line[];
  readonly set: (change: (old: readonly Line[]) => readonly Line[]) => void;
}

function Fields({ lines, set }: FieldsProps) {
  const t = useText();
  const titles = lines.map(({ title }) => title.trim());
  const put = (id: number, change: Partial<NewField>): void =>
    set((old) => old.map((line) => (line.id === id ? { ...line, ...change } : line)));
  return (
    <fieldset className={css.newFields}>
      <legend>{t(fieldsUi.layerFields)}</legend>
      {lines.map((line, i) => (
        <div key={line.id} className={css.newField}>
          <TextInput
            aria-label={t(fieldsUi.label)}
            placeholder={t(fieldsUi.label)}
            value={line.title}
            maxLength={120}
            error={titles[i] !== '' && titles.indexOf(titles[i] ?? '') < i ? t(fieldsUi.titleTaken) : null}
            onChange={(event) => put(line.id, { title: event.currentTarget.value })}
          />
          <KindSelect
            label={`${t(fieldsUi.kind)} ${line.title}`}
            value={line.kind}
            onChange={(kind) => put(line.id, { kind })}
          />
          <IconButton
            label={t(fieldsUi.removeRow, { title: line.title })}
            onClick={() => set((old) => old.filter(({ id }) => id !== line.id))}
          >
            <IconX size={16} stroke={1.75} />
          </IconButton>
        </div>
      ))}
      <Button
        variant="default"
        size="compact-md"
        leftSection={<IconPlus size={16} />}
        onClick={() => set((old) => [...old, lineOf({})])}
      >
        {t(fieldsUi.add)}
      </Button>
    </fieldset>
  );
}

function Form() {
  const t = useText();
  const [title, setTitle] = useState('');
  const [titleEn, setTitleEn] = useState('');
  const [shape, setShape] = useState<Shape>('Point');
  const [group, setGroup] = useState<Group>('imported');
  const [lines, setLines] = useState<readonly Line[]>(() => [lineOf({ title: t(fieldsUi.nameField) })]);
  const [busy, setBusy] = useState(false);
  const named = lines.filter((line) => line.title.trim() !== '');
  const twice = new Set(named.map((line) => line.title.trim())).size < named.length;
  const submit = async (event: FormEvent): Promise<void> => {
    event.preventDefault();
    setBusy(true);
    const fields = named.map(({ id: _, ...field }) => field);
    await createLayer({ title, titleEn, geometryType: shape, group, fields });
    setBusy(false);
  };
  return (
    <form className={css.newLayer} onSubmit={(event) => void submit(event)}>
      <p className={css.hint}>{t(fieldsUi.newLayerHint)}</p>
      <div className={css.two}>
        <TextInput
          label={t(fieldsUi.layerTitle)}
          value={title}
          maxLength={120}
          data-autofocus
          onChange={(event) => setTitle(event.currentTarget.value)}
        />
        <TextInput
          label={t(fieldsUi.layerTitleEn)}
          value={titleEn}
          maxLength={120}
          onChange={(event) => setTitleEn(event.currentTarget.value)}
        />
      </div>
      <div className={css.two}>
        <div>
          <span className={css.label} id="drawn-as">
            {t(fieldsUi.geometry)}
          </span>
          <SegmentedControl
            fullWidth
            aria-labelledby="drawn-as"
            data={SHAPES.map((value) => ({ value, label: t(fieldsUi.geometries[value]) }))}
            value={shape}
            onChange={(value) => setShape(SHAPES.find((one) => one === value) ?? 'Point')}
          />
        </div>
        <Select
          label={t(fieldsUi.group)}
          data={Object.entries(GROUPS).map(([value, label]) => ({ value, label: t(label) }))}
          value={group}
          allowDeselect={false}
          onChange={(value) => value !== null && setGroup(value as Group)}
        />
      </div>
      <Fields lines={lines} set={setLines} />
      <div className={css.foot}>
        <span className={css.spring} />
        <Button variant="default" onClick={closeFields}>
          {t(frameText.cancel)}
        </Button>
        <Button type="submit" loading={busy} disabled={title.trim() === '' || twice}>
          {t(fieldsUi.create)}
        </Button>
      </div>
    </form>
  );
}

/** Asks for name, shape and fields of a layer of the office's own. */
export function NewLayerDialog() {
  const t = useText();
  const opened = useFields((state) => state.newLayer);
  return (
    <Modal
      opened={opened}
      onClose={closeFields}
      title={t(fieldsUi.newLayer)}
      closeButtonProps={{ 'aria-label': t(frameText.close) }}
      size={680}
    >
      {opened && <Form />}
    </Modal>
  );
}

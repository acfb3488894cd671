import { Button, Checkbox, Switch } from '@mantine/core';
import { IconTrash } from '@tabler/icons-react';
import { useState } from 'react';
import type { FieldTarget } from '../../../shared/contract/fields.ts';
import type { Field, LayerSummary } from '../../../shared/contract/layers.ts';
import {
  type FieldKind,
  factsOfKind,
  kindOfField,
  takesList,
  takesUnit,
} from '../../../shared/domain/field-kinds.ts';
import { registerOf } from '../../../shared/domain/registers/index.ts';
import { fieldKindText, fieldsUi } from '../../../shared/text/fields-ui.ts';
import { useText } from '../../ui/index.ts';
import { changeField, changeKind, draftFromValues, removeField, setLabelField } from './field-actions.ts';
import { KeptInput, KindSelect, ListSelect, SectionSelect } from './field-inputs.tsx';
import css from './fields.module.css';
import { editList } from './fields-store.ts';
import { TypeChange } from './type-change.tsx';
import { useCodeLists } from './use-code-lists.ts';

interface PaneProps {
  readonly layer: LayerSummary;
  readonly field: Field;
}

interface KindProps extends PaneProps {
  /** What is asked for and not yet decided, else what the field is. */
  readonly shown: FieldTarget;
  readonly onTarget: (target: FieldTarget) => void;
}

/** Another list, a fresh one, or one made from what stands in the column. */
function ListLine({ layer, field, shown, onTarget }: KindProps) {
  const t = useText();
  const own = useCodeLists().find(({ key }) => key === shown.codeList);
  const { kind } = shown;
  const use = (codeList: string | null): void => onTarget({ kind, codeList });
  const fromValues = async (): Promise<void> => {
    const draft = await draftFromValues(layer.name, field, use);
    if (draft !== null) editList(draft);
  };
  return (
    <div>
      <ListSelect value={shown.codeList} onChange={use} />
      <div className={css.links}>
        {own !== undefined && (
          <Button
            size="compact-sm"
            variant="subtle"
            onClick={() => editList({ ...own, more: false, onSaved: () => undefined })}
          >
            {t(fieldsUi.listEdit)}
          </Button>
        )}
        <Button
          size="compact-sm"
          variant="subtle"
          onClick={() => editList({ key: null, title: field.title, items: [], more: false, onSaved: use })}
        >
          {t(fieldsUi.listNew)}
        </Button>
        {shown.codeList === null && kind === kindOfField(field) && (
          <Button size="compact-sm" variant="subtle" onClick={() => void fromValues()}>
            {t(fieldsUi.listFromValues)}
          </Button>
        )}
      </div>
    </div>
  );
}

function OwnKind(props: KindProps) {
  const { field, shown, onTarget } = props;
  const t = useText();
  const { kind, codeList } = shown;
  const change = (to: FieldKind): void => {
    if (to !== kind || codeList !== null) onTarget({ kind: to, codeList: null });
  };
  return (
    <>
      <KindSelect value={kind} onChange={change} />
      {takesList(kind) && <ListLine {...props} />}
      {codeList !== null && codeList === field.codeList && field.type === 'text' && (
        <Checkbox
          label={t(fieldsUi.many)}
          checked={field.many}
          onChange={(event) =>
            void changeField(props.layer.name, field, { many: event.currentTarget.checked })
          }
        />
      )}
      {takesUnit(kind) && kind === kindOfField(field) && codeList === null && (
        <KeptInput
          key={`unit ${field.unit}`}
          label={t(fieldsUi.unit)}
          placeholder={t(fieldsUi.unitHint)}
          value={field.unit ?? ''}
          maxLength={40}
          onKeep={(unit) => void changeField(props.layer.name, field, { unit: unit || null })}
        />
      )}
    </>
  );
}

function Labels({ layer, field }: PaneProps) {
  const t = useText();
  return (
    <div className={css.two}>
      <KeptInput
        key={`th ${field.title}`}
        label={t(fieldsUi.label)}
        value={field.title}
        maxLength={120}
        needed
        onKeep={(title) => void changeField(layer.name, field, { title })}
      />
      <KeptInput
        key={`en ${field.titleEn}`}
        label={t(fieldsUi.labelEn)}
        value={field.titleEn === field.title ? '' : field.titleEn}
        maxLength={120}
        onKeep={(titleEn) => void changeField(layer.name, field, { titleEn })}
      />
    </div>
  );
}

function Form({ layer, field }: PaneProps) {
  const t = useText();
  const definition = registerOf(layer.register ?? '')?.fields.find(({ name }) => name === field.name);
  return (
    <>
      <SectionSelect
        value={field.section}
        onChange={(section) => void changeField(layer.name, field, { section })}
      />
      <Switch
        label={t(fieldsUi.required)}
        checked={field.required}
        disabled={definition?.required === true}
        onChange={(event) => void changeField(layer.name, field, { required: event.currentTarget.checked })}
      />
    </>
  );
}

/** Everything that is said of one field; each answer is kept at once and can be undone. */
export function FieldPane({ layer, field }: PaneProps) {
  const t = useText();
  const [target, setTarget] = useState<FieldTarget | null>(null);
  const is: FieldTarget = { kind: kindOfField(field), codeList: field.codeList };
  const ask = (wanted: FieldTarget): void => {
    setTarget(null);
    if (wanted.kind === is.kind && wanted.codeList === is.codeList) return;
    const stays = field.type === 'text' && factsOfKind(wanted.kind).type === 'text';
    // Text that stays text, and a list that is taken off, change no value: there is nothing to look at before.
    if (stays && wanted.codeList === null) void changeKind(layer.name, field, wanted);
    else setTarget(wanted);
  };
  return (
    <div className={css.pane}>
      <Labels layer={layer} field={field} />
      {field.own ? (
        <OwnKind layer={layer} field={field} shown={target ?? is} onTarget={ask} />
      ) : (
        <p className={css.fixed}>
          <b>{t(fieldKindText[kindOfField(field)])}</b>
          {layer.kind !== 'result' && <span>{t(fieldsUi.fixed)}</span>}
        </p>
      )}
      {target !== null && (
        <TypeChange layer={layer.name} field={field} target={target} onClose={() => setTarget(null)} />
      )}
      {layer.kind !== 'result' && <Form layer={layer} field={field} />}
      {layer.kind === 'imported' && (
        <Switch
          label={t(fieldsUi.useAsLabel)}
          checked={layer.labelField === field.name}
          onChange={(event) => void setLabelField(layer.name, field, event.currentTarget.checked)}
        />
      )}
      <Switch
        label={t(fieldsUi.hidden)}
        checked={field.hidden ?? false}
        onChange={(event) => void changeField(layer.name, field, { hidden: event.currentTarget.checked })}
      />
      <p className={css.column}>
        {t(fieldsUi.nameInFile)} <code>{field.name}</code>
        <small>{t(fieldsUi.nameHint)}</small>
      </p>
      {field.own && (
        <Button
          variant="subtle"
          color="red"
          className={css.remove ?? ''}
          leftSection={<IconTrash size={16} stroke={1.75} />}
          onClick={() => void removeField(layer.name, field)}
        >
          {t(fieldsUi.remove)}
        </Button>
      )}
    </div>
  );
}

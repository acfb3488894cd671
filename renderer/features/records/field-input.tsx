import { Autocomplete, Button, MultiSelect, Select, TagsInput, Textarea, TextInput } from '@mantine/core';
import { IconEyeOff, IconLock } from '@tabler/icons-react';
import type { Field } from '../../../shared/contract/layers.ts';
import { isAreaLock } from '../../../shared/domain/area-locks.ts';
import { fieldList } from '../../../shared/domain/code-lists/index.ts';
import { cellOfList, listOf } from '../../../shared/domain/field-lists.ts';
import { areaLockText } from '../../../shared/text/area-locks.ts';
import { formsText } from '../../../shared/text/forms-ui.ts';
import { recordsText } from '../../../shared/text/records.ts';
import { openUi } from '../../../shared/text/restricted-open-ui.ts';
import { useLanguage, useText } from '../../ui/index.ts';
import { isChanging, openAreaChange } from '../areas/index.ts';
import { cellText, unitText } from './cell-text.ts';
import css from './form.module.css';
import { useHidden } from './hidden-fields.ts';
import { type FieldInputProps, type InputParts, sharedProps, useInputParts } from './input-parts.tsx';
import { choicesOf } from './parse-value.ts';
import { ReferenceInput } from './reference-input.tsx';

const YES_NO = ['true', 'false'] as const;

/** One of a list, yes or no. */
function ChoiceInput({ field, parts }: { readonly field: Field; readonly parts: InputParts }) {
  const t = useText();
  const language = useLanguage((state) => state.language);
  const data =
    field.type === 'boolean'
      ? YES_NO.map((value) => ({ value, label: t(value === 'true' ? recordsText.yes : recordsText.no) }))
      : (choicesOf(field, language, parts.value) ?? []);
  return (
    <Select
      {...sharedProps(field, parts)}
      data={data}
      value={parts.value === '' ? null : parts.value}
      onChange={(chosen) => parts.onType(chosen ?? '')}
      placeholder={t(formsText.choose)}
      searchable={field.type !== 'boolean'}
      clearable
      nothingFoundMessage={t(formsText.noChoice)}
      comboboxProps={{ withinPortal: true }}
    />
  );
}

/** A word of the list, or any other. */
function OpenChoiceInput({ field, parts }: { readonly field: Field; readonly parts: InputParts }) {
  const language = useLanguage((state) => state.language);
  const choices = choicesOf(field, language, parts.value) ?? [];
  const shown = choices.find(({ value }) => value === parts.value)?.label ?? parts.value;
  return (
    <Autocomplete
      {...sharedProps(field, parts)}
      data={choices.map(({ label }) => label)}
      value={shown}
      onChange={(text) => parts.onType(choices.find(({ label }) => label === text)?.value ?? text)}
    />
  );
}

/** Several of a list, or several words where there is none. */
function ManyInput({ field, parts }: { readonly field: Field; readonly parts: InputParts }) {
  const t = useText();
  const language = useLanguage((state) => state.language);
  const choices = choicesOf(field, language, parts.value);
  const values = listOf(parts.value).map(String);
  const onChange = (chosen: string[]): void => parts.onType(cellOfList(chosen) ?? '');
  const props = { ...sharedProps(field, parts), value: values, onChange, clearable: true };
  return choices === null ? (
    <TagsInput {...props} placeholder={t(formsText.typeMany)} />
  ) : (
    <MultiSelect
      {...props}
      data={choices}
      searchable
      placeholder={values.length === 0 ? t(formsText.chooseMany) : ''}
      nothingFoundMessage={t(formsText.noChoice)}
    />
  );
}

function TypedInput({ field, parts }: { readonly field: Field; readonly parts: InputParts }) {
  const language = useLanguage((state) => state.language);
  const numeric = field.type === 'integer' || field.type === 'real';
  const unit = numeric ? unitText(field, language) : '';
  // The office may have written the unit into a title of its own, in the other language.
  const label = [unitText(field, 'th'), unitText(field, 'en')]
    .filter((one) => unit !== '' && one !== '')
    .reduce((text, one) => text.replace(` (${one})`, ''), parts.label);
  const props = {
    ...sharedProps(field, parts),
    label,
    value: parts.value,
    onChange: (event: { currentTarget: { value: string } }) => parts.onType(event.currentTarget.value),
  };
  if (field.format === 'long-text') return <Textarea {...props} autosize minRows={2} maxRows={10} />;
  return (
    <TextInput
      {...props}
      inputMode={numeric ? 'decimal' : field.format === 'phone' ? 'tel' : 'text'}
      {...(unit === ''
        ? {}
        : { rightSection: <span className={css.unit}>{unit}</span>, rightSectionWidth: 72 })}
    />
  );
}

/** A field that is only shown. */
function FixedField({ field, form, label, hidden }: FixedFieldProps) {
  const t = useText();
  const language = useLanguage((state) => state.language);
  return (
    <div className={css.fixed}>
      <span>{label}</span>
      <p>
        {hidden && <IconEyeOff size={15} stroke={1.75} aria-label={t(openUi.hiddenField)} />}
        {cellText(field, form.row, language)}
      </p>
    </div>
  );
}

/** A field of an area that only a change of areas writes: why, and the way there. */
function AreaField({ field, form, label }: Omit<FixedFieldProps, 'hidden'>) {
  const t = useText();
  const language = useLanguage((state) => state.language);
  const { register } = form.layer;
  const { fid } = form.draft;
  const kind = field.name === 'valid_to' ? 'retire' : 'recode';
  return (
    <div className={css.fixed}>
      <span>{label}</span>
      <p>
        <IconLock size={15} stroke={1.75} aria-hidden="true" />
        {cellText(field, form.row, language)}
      </p>
      <p className={css.locked}>{t(areaLockText.locked)}</p>
      {fid !== null && isChanging(register) && (
        <Button
          size="compact-sm"
          variant="subtle"
          data-field={field.name}
          aria-label={`${t(areaLockText.change)} ${label}`}
          onClick={() => openAreaChange({ kind, register, fids: [fid] })}
        >
          {t(areaLockText.change)}
        </Button>
      )}
    </div>
  );
}

interface FixedFieldProps extends FieldInputProps {
  readonly label: string;
  /** It is masked until the row is opened. */
  readonly hidden: boolean;
}

/** The input of one field of a form: by its type, list, form and reference. */
export function FieldInput({ field, form }: FieldInputProps) {
  const parts = useInputParts({ field, form });
  const isHidden = useHidden(form.layer, form.draft.fid).field;
  const hidden = isHidden(field, form.row[field.name] ?? null);
  if (!field.editable || hidden)
    return <FixedField field={field} form={form} label={parts.label} hidden={hidden} />;
  if (form.draft.fid !== null && isAreaLock(form.layer.register, field.name, form.row[field.name]))
    return <AreaField field={field} form={form} label={parts.label} />;
  if (field.reference !== null) return <ReferenceInput field={field} form={form} parts={parts} />;
  if (field.many) return <ManyInput field={field} parts={parts} />;
  const list = fieldList(field);
  if (list?.open) return <OpenChoiceInput field={field} parts={parts} />;
  if (list !== undefined || field.type === 'boolean') return <ChoiceInput field={field} parts={parts} />;
  return <TypedInput field={field} parts={parts} />;
}

import type { ReactNode } from 'react';
import type { Field } from '../../../shared/contract/layers.ts';
import { formsText } from '../../../shared/text/forms-ui.ts';
import { useLanguage, useText } from '../../ui/index.ts';
import { fieldTitle } from './cell-text.ts';
import css from './form.module.css';
import { typedIn } from './form-values.ts';
import type { RecordForm } from './use-record-form.ts';

export interface FieldInputProps {
  readonly field: Field;
  readonly form: RecordForm;
}

/** What every input of a form is given: its name, what it says, and what is the matter with it. */
export interface InputParts {
  readonly label: string;
  readonly value: string;
  readonly error: string | null;
  /** The reading, warnings and where a value came from. */
  readonly note: ReactNode;
  readonly onType: (typed: string) => void;
}

/** Remarks that keep nothing from being saved. */
export function Remarks({ texts }: { readonly texts: readonly string[] }) {
  return (
    <>
      {texts.map((text) => (
        <span key={text} className={css.remark}>
          {text}
        </span>
      ))}
    </>
  );
}

/** The parts of a field's input in a form. */
export const useInputParts = ({ field, form }: FieldInputProps): InputParts => {
  const t = useText();
  const language = useLanguage((state) => state.language);
  const { draft, row, parsed, errors, warnings, type } = form;
  const value = typedIn(field, draft, row);
  const read = parsed[field.name];
  const reading = read?.ok ? read.reading : null;
  const own = draft.derived[field.name];
  const followed = own !== undefined && own.typed === draft.typed[field.name] ? own.from : null;
  const error = errors[field.name];
  const note = (
    <>
      {reading !== null && <span>{t(formsText.readAs, { value: t(reading) })}</span>}
      {followed !== null && <span>{t(followed === 'code' ? formsText.fromCode : formsText.fromPlace)}</span>}
      <Remarks texts={(warnings[field.name] ?? []).map((text) => t(text))} />
    </>
  );
  return {
    label: fieldTitle(field, language),
    value,
    error: error === undefined ? null : t(error),
    note,
    onType: (typed) => type({ [field.name]: typed }),
  };
};

/** What Mantine's inputs are given alike. */
export const sharedProps = (field: Field, parts: InputParts) => ({
  size: 'sm' as const,
  label: parts.label,
  description: parts.note,
  error: parts.error,
  inputWrapperOrder: ['label' as const, 'input' as const, 'description' as const, 'error' as const],
  withAsterisk: field.required,
  attributes: { input: { 'data-field': field.name } },
});

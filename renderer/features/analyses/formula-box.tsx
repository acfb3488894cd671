import { Combobox, Textarea, useCombobox } from '@mantine/core';
import { type Ref, useEffect, useState } from 'react';
import {
  type Completion,
  fieldsFound,
  functionsFound,
  type TypedWord,
  wordAt,
} from '../../../shared/recipes/formula-completion.ts';
import type { NamedField } from '../../../shared/recipes/formula-fields.ts';
import { formulaUi } from '../../../shared/text/formula-ui.ts';
import { useLanguage, useText } from '../../ui/index.ts';
import css from './formula.module.css';

interface Props {
  readonly ref: Ref<HTMLTextAreaElement>;
  readonly label: string;
  readonly hint: string;
  readonly formula: string;
  readonly faulty: boolean;
  readonly fields: readonly NamedField[];
  readonly onChange: (formula: string) => void;
  readonly onComplete: (word: TypedWord, completion: Completion) => void;
}
const MOST = 8;
const NOTHING: TypedWord = { from: 0, to: 0, text: '' };

/** Where a formula is typed; the fields and functions that begin so are offered as one types. */
export function FormulaBox(props: Props) {
  const t = useText();
  const language = useLanguage((state) => state.language);
  const [word, setWord] = useState(NOTHING);
  const box = useCombobox({ onDropdownClose: () => box.resetSelectedOption() });
  const offered =
    word.text === ''
      ? []
      : [...fieldsFound(props.fields, word.text, language), ...functionsFound(word.text, language)].slice(
          0,
          MOST,
        );
  const { selectFirstOption } = box;
  // What is offered first is what Enter takes.
  useEffect(() => {
    if (word.text !== '') selectFirstOption();
  }, [word, selectFirstOption]);
  const type = (text: string, caret: number): void => {
    const next = wordAt(text, caret);
    props.onChange(text);
    setWord(next);
    if (next.text === '') box.closeDropdown();
    else box.openDropdown();
  };
  const take = (key: string): void => {
    const completion = offered.find(({ kind, name }) => `${kind} ${name}` === key);
    box.closeDropdown();
    setWord(NOTHING);
    if (completion !== undefined) props.onComplete(word, completion);
  };
  return (
    <Combobox store={box} position="bottom-start" onOptionSubmit={take}>
      <Combobox.Target>
        <Textarea
          ref={props.ref}
          data-autofocus
          label={props.label}
          description={props.hint}
          value={props.formula}
          error={props.faulty}
          maxLength={2000}
          autosize
          minRows={2}
          maxRows={6}
          spellCheck={false}
          classNames={{ input: css.box ?? '' }}
          onBlur={() => box.closeDropdown()}
          onChange={({ currentTarget }) => type(currentTarget.value, currentTarget.selectionStart)}
        />
      </Combobox.Target>
      <Combobox.Dropdown hidden={offered.length === 0}>
        <Combobox.Options aria-label={t(formulaUi.proposals)} mah={220} className={css.offered}>
          {offered.map(({ kind, name, label }) => (
            <Combobox.Option key={`${kind} ${name}`} value={`${kind} ${name}`}>
              <span className={css.offer}>
                <span>{label}</span>
                <small>{t(kind === 'field' ? formulaUi.fields : formulaUi.functions)}</small>
              </span>
            </Combobox.Option>
          ))}
        </Combobox.Options>
      </Combobox.Dropdown>
    </Combobox>
  );
}

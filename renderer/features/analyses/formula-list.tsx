import { TextInput } from '@mantine/core';
import { IconSearch } from '@tabler/icons-react';
import { useState } from 'react';
import { type Completion, fieldsFound, functionsFound } from '../../../shared/recipes/formula-completion.ts';
import { formulaUi } from '../../../shared/text/formula-ui.ts';
import { useLanguage, useText } from '../../ui/index.ts';
import css from './formula.module.css';
import { type FormulaField, kindWords } from './formula-scope.ts';

interface Props {
  readonly fields: readonly FormulaField[];
  readonly onPut: (written: string) => void;
}

/** All that a formula may name, with search; a click puts it where the caret stands. */
export function FormulaList({ fields, onPut }: Props) {
  const t = useText();
  const language = useLanguage((state) => state.language);
  const [typed, setTyped] = useState('');
  const ours = fieldsFound(fields, typed, language);
  const functions = functionsFound(typed, language);
  const kindOf = (name: string): string => {
    const field = fields.find((one) => one.name === name);
    return field === undefined ? '' : t(kindWords(field));
  };
  return (
    <div className={css.names}>
      <TextInput
        size="sm"
        aria-label={t(formulaUi.search)}
        placeholder={t(formulaUi.search)}
        leftSection={<IconSearch size={14} stroke={1.75} />}
        value={typed}
        onChange={(event) => setTyped(event.currentTarget.value)}
      />
      <div className={css.list}>
        <Names title={t(formulaUi.fields)} all={ours} noteOf={kindOf} onPut={onPut} />
        <Names title={t(formulaUi.functions)} all={functions} onPut={onPut} />
        {ours.length + functions.length === 0 && <p>{t(formulaUi.noneFound)}</p>}
      </div>
    </div>
  );
}

interface NamesProps {
  readonly title: string;
  readonly all: readonly Completion[];
  readonly noteOf?: (name: string) => string;
  readonly onPut: (written: string) => void;
}
function Names({ title, all, noteOf, onPut }: NamesProps) {
  if (all.length === 0) return null;
  return (
    <section aria-label={title}>
      <h3>{title}</h3>
      <ul>
        {all.map(({ name, label, written }) => (
          <li key={name}>
            <button type="button" onClick={() => onPut(written)}>
              <span>{label}</span>
              {noteOf !== undefined && <small>{noteOf(name)}</small>}
            </button>
          </li>
        ))}
      </ul>
    </section>
  );
}

import { Combobox, useCombobox } from '@mantine/core';
import { useLayoutEffect, useRef, useState } from 'react';
import { formulaUi } from '../../../shared/text/formula.ts';
import { blankText } from '../../../shared/text/operations.ts';
import { useText } from '../../ui/index.ts';
import type { Situation } from './blank-options.ts';
import {
  type Completion,
  completed,
  completionsFor,
  type FormulaBlank,
  formulaFields,
  wordBefore,
} from './formula-check.ts';
import { FormulaPreview } from './formula-preview.tsx';
import css from './question.module.css';
import type { BlankName } from './step-draft.ts';

export interface FormulaProps {
  readonly name: BlankName;
  readonly blank: FormulaBlank;
  readonly situation: Situation;
  readonly onFill: (codes: readonly string[]) => void;
  /** What it is asked for as; its own name without. */
  readonly label?: string;
}

const MOST_SHOWN = 40;

/** The text with its caret: what fits the word before it, and how that is put in its place. */
const useCompletions = ({ name, blank, situation, onFill }: FormulaProps) => {
  const t = useText();
  const area = useRef<HTMLTextAreaElement>(null);
  const [caret, setCaret] = useState(0);
  const moved = useRef<number | null>(null);
  const value = situation.steps[situation.at]?.filled[name]?.[0] ?? '';
  const found = completionsFor(wordBefore(value, caret), formulaFields(blank, situation)).slice(
    0,
    MOST_SHOWN,
  );
  // The caret goes behind what was put in, once that stands in the field.
  useLayoutEffect(() => {
    if (moved.current === null) return;
    area.current?.setSelectionRange(moved.current, moved.current);
    moved.current = null;
  });
  const put = (key: string): void => {
    const completion = found.find((one) => one.key === key);
    if (completion === undefined) return;
    const next = completed(value, caret, t(completion.insert));
    moved.current = next.caret;
    setCaret(next.caret);
    onFill([next.text]);
    area.current?.focus();
  };
  return { area, value, found, put, follow: () => setCaret(area.current?.selectionStart ?? 0) };
};

/** A formula or a condition: typed, with the fields and functions that fit what is being typed. */
export function FormulaField(props: FormulaProps) {
  const t = useText();
  const { name, blank, situation, onFill } = props;
  const { area, value, found, put, follow } = useCompletions(props);
  const box = useCombobox({ onDropdownClose: () => box.resetSelectedOption() });
  const choose = (key: string): void => {
    put(key);
    box.closeDropdown();
  };
  const type = (text: string): void => {
    onFill([text.replaceAll('\n', ' ')]);
    follow();
    box.openDropdown();
    box.resetSelectedOption();
  };
  return (
    <span className={css.formula}>
      <Combobox store={box} width="target" position="bottom-start" onOptionSubmit={choose}>
        <Combobox.Target>
          <textarea
            {...{ ref: area, value, className: css.formulaText, spellCheck: false, maxLength: 2000 }}
            aria-label={props.label ?? t(blankText[name])}
            placeholder={t(blank.yields === 'condition' ? formulaUi.typeCondition : formulaUi.typeFormula)}
            rows={Math.min(6, 2 + Math.floor(value.length / 34))}
            onChange={(event) => type(event.currentTarget.value)}
            onSelect={follow}
            onClick={() => box.openDropdown()}
            onBlur={() => box.closeDropdown()}
            onKeyDown={(event) => event.key === 'Enter' && event.preventDefault()}
          />
        </Combobox.Target>
        <CompletionList found={found} />
      </Combobox>
      <FormulaPreview blank={blank} text={value} situation={situation} />
    </span>
  );
}

function CompletionList({ found }: { readonly found: readonly Completion[] }) {
  const t = useText();
  return (
    <Combobox.Dropdown hidden={found.length === 0}>
      <Combobox.Options aria-label={t(formulaUi.offered)} mah={240} className={css.options}>
        {found.map(({ key, label: words, about }) => (
          <Combobox.Option key={key} value={key} className={css.option}>
            <span>{t(words)}</span>
            <small className={css.about}>{t(about)}</small>
          </Combobox.Option>
        ))}
      </Combobox.Options>
    </Combobox.Dropdown>
  );
}

import { Button, Group } from '@mantine/core';
import { IconCheck } from '@tabler/icons-react';
import { useRef, useState } from 'react';
import { type Completion, type TypedWord, withWord } from '../../../shared/recipes/formula-completion.ts';
import { formulaFault, namedFormula, spokenField } from '../../../shared/recipes/formula-fields.ts';
import { writtenField } from '../../../shared/recipes/formula-names.ts';
import { formulaProblem } from '../../../shared/text/formula.ts';
import { formulaUi } from '../../../shared/text/formula-ui.ts';
import { frameText } from '../../../shared/text/frame.ts';
import { useLanguage, useText } from '../../ui/index.ts';
import css from './formula.module.css';
import { FormulaBox } from './formula-box.tsx';
import { FormulaList } from './formula-list.tsx';
import { FormulaPreview } from './formula-preview.tsx';
import type { FormulaScope } from './formula-scope.ts';

interface Props {
  readonly scope: FormulaScope;
  readonly yields: 'value' | 'condition';
  readonly label: string;
  /** With fields by their titles. */
  readonly initial: string;
  readonly onCancel: () => void;
  /** Takes it with fields by their column names. */
  readonly onUse: (formula: string) => void;
}

/** Writes a formula: what it may name, what is wrong with it, and what it yields for a few rows. */
export function FormulaEditor({ scope, yields, label, initial, onCancel, onUse }: Props) {
  const t = useText();
  const language = useLanguage((state) => state.language);
  const box = useRef<HTMLTextAreaElement>(null);
  const [formula, setFormula] = useState(initial);
  const empty = formula.trim() === '';
  const fault = empty ? null : formulaFault(formula, scope.fields, yields, scope.open);
  const put = (word: TypedWord, written: string): void => {
    const next = withWord(formula, word, written);
    setFormula(next.formula);
    // The caret can be set once the new text is there.
    requestAnimationFrame(() => {
      box.current?.focus();
      box.current?.setSelectionRange(next.caret, next.caret);
    });
  };
  const insert = (written: string): void => {
    const from = box.current?.selectionStart ?? formula.length;
    const to = box.current?.selectionEnd ?? from;
    put({ from, to, text: '' }, written);
  };
  const condition = yields === 'condition';
  const example = scope.fields.find(({ field }) => field?.type === 'integer' || field?.type === 'real');
  const word = example === undefined ? '' : writtenField(spokenField(scope.fields, example, language));
  return (
    <>
      <div className={css.editor}>
        <div className={css.writing}>
          <FormulaBox
            ref={box}
            label={label}
            hint={t(condition ? formulaUi.hintCondition : formulaUi.hintValue, {
              field: word || t(formulaUi.anyField),
            })}
            formula={formula}
            faulty={fault !== null}
            fields={scope.fields}
            onChange={setFormula}
            onComplete={(place: TypedWord, { written }: Completion) => put(place, written)}
          />
          <Signs onPut={insert} />
          <p className={css.said} data-wrong={fault !== null || undefined} aria-live="polite">
            {fault !== null &&
              t(formulaProblem({ problem: fault.problem, word: fault.word, at: fault.at + 1 }))}
            {fault === null && !empty && (
              <>
                <IconCheck size={14} stroke={2} aria-hidden="true" /> {t(formulaUi.good)}
              </>
            )}
          </p>
          <FormulaPreview
            scope={scope}
            yields={yields}
            formula={fault === null && !empty ? namedFormula(formula, scope.fields) : null}
          />
        </div>
        <FormulaList fields={scope.fields} onPut={insert} />
      </div>
      <Group justify="flex-end" gap={8} mt={16}>
        <Button variant="default" onClick={onCancel}>
          {t(frameText.cancel)}
        </Button>
        <Button
          disabled={empty || fault !== null}
          onClick={() => onUse(namedFormula(formula, scope.fields).trim())}
        >
          {t(condition ? formulaUi.useCondition : formulaUi.use)}
        </Button>
      </Group>
    </>
  );
}

const SIGNS = ['+', '-', '*', '/', '(', ')', '=', '<>', '>', '>=', '<', '<='];

function Signs({ onPut }: { readonly onPut: (written: string) => void }) {
  const t = useText();
  const words = [t(formulaUi.and), t(formulaUi.or), t(formulaUi.not)];
  return (
    <fieldset className={css.signs} aria-label={t(formulaUi.signs)}>
      {[...SIGNS, ...words].map((sign) => (
        <button key={sign} type="button" onClick={() => onPut('()'.includes(sign) ? sign : ` ${sign} `)}>
          {sign}
        </button>
      ))}
    </fieldset>
  );
}

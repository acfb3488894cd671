import { Modal, UnstyledButton } from '@mantine/core';
import { IconPencil } from '@tabler/icons-react';
import { useState } from 'react';
import { spokenFormula } from '../../../shared/recipes/formula-fields.ts';
import { formulaUi } from '../../../shared/text/formula-ui.ts';
import { frameText } from '../../../shared/text/frame.ts';
import { blankText } from '../../../shared/text/operations.ts';
import { composeUi } from '../../../shared/text/question-sentences.ts';
import { useLanguage, useText } from '../../ui/index.ts';
import type { BlankProps } from './blank-props.ts';
import { FormulaEditor } from './formula-editor.tsx';
import { type FormulaBlankOf, formulaScope } from './formula-scope.ts';
import css from './question.module.css';

/** A formula in the line of text, by the titles of its fields; it is written in a window of its own. */
export function FormulaBlank(props: BlankProps & { readonly blank: FormulaBlankOf }) {
  const t = useText();
  const language = useLanguage((state) => state.language);
  const [opened, setOpened] = useState(false);
  const { name, blank, situation } = props;
  const label = props.label ?? t(blankText[name]);
  const scope = formulaScope(blank, situation);
  const formula = situation.steps[situation.at]?.filled[name]?.[0] ?? '';
  const words = spokenFormula(formula, scope.fields, language);
  const over = scope.layer === null ? label : scope.layer[language === 'en' ? 'titleEn' : 'title'];
  const heading = blank.yields === 'condition' ? formulaUi.titleCondition : formulaUi.titleValue;
  const close = (): void => setOpened(false);
  return (
    <>
      <UnstyledButton
        className={css.blank}
        aria-haspopup="dialog"
        aria-label={`${label} ${words}`}
        data-empty={words === '' || undefined}
        onClick={() => setOpened(true)}
      >
        <span className={css.formula}>{words === '' ? t(composeUi.write, { name: label }) : words}</span>
        <IconPencil size={14} stroke={2} aria-hidden="true" />
      </UnstyledButton>
      <Modal
        opened={opened}
        onClose={close}
        title={scope.layer === null ? label : t(heading, { layer: over || scope.layer.title })}
        size={880}
        closeButtonProps={{ 'aria-label': t(frameText.close) }}
      >
        <FormulaEditor
          scope={scope}
          yields={blank.yields}
          label={label}
          initial={words}
          onCancel={close}
          onUse={(next) => {
            props.onFill([next]);
            close();
          }}
        />
      </Modal>
    </>
  );
}

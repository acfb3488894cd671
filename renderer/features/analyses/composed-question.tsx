import { Button } from '@mantine/core';
import { IconArrowUp, IconPlus, IconX } from '@tabler/icons-react';
import { useQuery } from '@tanstack/react-query';
import { Fragment, useState } from 'react';
import type { Blank } from '../../../shared/domain/operations.ts';
import { blankText, operationText } from '../../../shared/text/operations.ts';
import { composeUi, questionSentences } from '../../../shared/text/question-sentences.ts';
import { orpc, refusalSentence } from '../../api/index.ts';
import { ErrorNotice, IconButton, useText } from '../../ui/index.ts';
import { useAnalysis } from './analysis-store.ts';
import { BlankField } from './blank-field.tsx';
import type { Situation } from './blank-options.ts';
import { StepBlank } from './blank-picker.tsx';
import { codeProposal } from './code-proposal.ts';
import { movesUp } from './compose.ts';
import { addStep, fillStep, moveStepUp, removeStep, takeStepBack, useComposed } from './compose-store.ts';
import { useComposedRecipe } from './composed-recipe.ts';
import { InSight } from './in-sight.tsx';
import { MeasureChoice } from './measure-choice.tsx';
import css from './question.module.css';
import { QuestionLibrary } from './question-library.tsx';
import { RecipeGaps } from './recipe-gaps.tsx';
import { RecipeHead } from './recipe-head.tsx';
import { RecipeParameters } from './recipe-parameters.tsx';
import { type BlankName, blanksAsked, blanksOf } from './step-draft.ts';

/** A question put together from operations: each step a sentence, one after another. */
export function ComposedQuestion() {
  const t = useText();
  const layers = useQuery(orpc.layers.list.queryOptions()).data ?? [];
  const { steps, before } = useComposed();
  const { recipe, gaps, problems } = useComposedRecipe();
  const failure = useAnalysis((state) => state.failure);
  const [adding, setAdding] = useState(false);
  if (steps === null) return null;
  const [first] = problems;
  return (
    <section className={css.question} aria-label={t(composeUi.steps)}>
      <RecipeHead />
      {recipe !== null && gaps.length > 0 && <RecipeGaps recipe={recipe} gaps={gaps} />}
      <ol className={css.steps}>
        {steps.map((step, at) => (
          <ComposedStep key={step.id} situation={{ layers, steps, at }} />
        ))}
      </ol>
      {before !== null && (
        <p className={css.changed}>
          {t(composeUi.removed)}{' '}
          <Button size="compact-sm" variant="subtle" onClick={takeStepBack}>
            {t(composeUi.takeBack)}
          </Button>
        </p>
      )}
      {first !== undefined && <ErrorNotice text={t(first.words)} tone="info" />}
      {failure !== null && (
        <InSight>
          <ErrorNotice text={t(refusalSentence(failure))} />
        </InSight>
      )}
      <Button
        variant="subtle"
        size="compact-sm"
        className={css.addStep ?? ''}
        disabled={steps.length >= 20}
        leftSection={<IconPlus size={14} stroke={2} />}
        onClick={() => setAdding(true)}
      >
        {t(composeUi.addStep)}
      </Button>
      <MeasureChoice steps={steps} />
      <RecipeParameters />
      <QuestionLibrary
        opened={adding}
        title={t(composeUi.addStep)}
        questions={[]}
        onClose={() => setAdding(false)}
        onOperation={(op) => addStep(op, layers)}
      />
    </section>
  );
}

function ComposedStep({ situation }: { readonly situation: Situation }) {
  const t = useText();
  const { steps, at } = situation;
  const step = steps[at];
  if (step === undefined) return null;
  const n = at + 1;
  return (
    <li>
      {steps.length > 1 && (
        <header className={css.stepHead}>
          <b>{t(composeUi.step, { n })}</b> <span>{t(operationText[step.op].title)}</span>
          {movesUp(steps, at) && (
            <IconButton size={24} label={t(composeUi.moveUp, { n })} onClick={() => moveStepUp(at)}>
              <IconArrowUp size={14} stroke={2} />
            </IconButton>
          )}
          <IconButton size={24} label={t(composeUi.removeStep, { n })} onClick={() => removeStep(at)}>
            <IconX size={14} stroke={2} />
          </IconButton>
        </header>
      )}
      <StepSentence situation={situation} />
      <ByCode situation={situation} />
      <MoreBlanks situation={situation} />
    </li>
  );
}

interface Props {
  readonly situation: Situation;
}

function StepSentence({ situation }: Props) {
  const t = useText();
  const step = situation.steps[situation.at];
  if (step === undefined) return null;
  const blanks = new Map<string, readonly [BlankName, Blank]>(
    blanksOf(step.op).map((entry) => [entry[0], entry]),
  );
  return (
    <p className={css.sentence}>
      {t(questionSentences[step.op].sentence)
        .split(/\{(\w+)\}/)
        .map((piece, index) => {
          const entry = index % 2 === 1 ? blanks.get(piece) : undefined;
          if (piece.trim() === '') return null;
          const key = `${piece}-${index}`;
          if (entry === undefined)
            return (
              <Fragment key={key}>
                <span className={css.words}>{piece.trim()}</span>{' '}
              </Fragment>
            );
          return (
            <Fragment key={key}>
              <StepBlank
                name={entry[0]}
                blank={entry[1]}
                situation={situation}
                onFill={(codes) => fillStep(situation.at, entry[0], codes)}
              />{' '}
            </Fragment>
          );
        })}
    </p>
  );
}

/** Rows that refer to areas tell by that who lacks them: proposed where places would have been asked. */
function ByCode({ situation }: Props) {
  const t = useText();
  const proposal = codeProposal(situation);
  if (proposal === null) return null;
  const { areasField, inputField, title } = proposal;
  return (
    <p className={css.changed}>
      {t(composeUi.byCode)}{' '}
      <Button
        size="compact-sm"
        variant="default"
        onClick={() => {
          fillStep(situation.at, 'areasField', [areasField]);
          fillStep(situation.at, 'inputField', [inputField]);
        }}
      >
        {t(composeUi.useCode, { field: t(title) })}
      </Button>
    </p>
  );
}

/** Blanks that may stay as they are, folded away. */
function MoreBlanks({ situation }: Props) {
  const t = useText();
  const step = situation.steps[situation.at];
  if (step === undefined) return null;
  const { sentence } = questionSentences[step.op];
  const more = blanksAsked(step).filter(([name]) => !sentence.th.includes(`{${name}}`));
  if (more.length === 0) return null;
  return (
    <details className={css.more}>
      <summary>{t(composeUi.more)}</summary>
      {more.map(([name, blank]) => (
        <div key={name} className={css.moreLine}>
          {blank.kind !== 'switch' && <span>{t(blankText[name])}</span>}
          <BlankField
            name={name}
            blank={blank}
            situation={situation}
            onFill={(codes) => fillStep(situation.at, name, codes)}
          />
        </div>
      ))}
    </details>
  );
}

import { Button } from '@mantine/core';
import { IconChevronDown, IconListDetails, IconLockOpen, IconMessageQuestion } from '@tabler/icons-react';
import { useQuery } from '@tanstack/react-query';
import { type ReactNode, useEffect, useRef, useState } from 'react';
import type { Question } from '../../../shared/contract/analyses.ts';
import { stepsAsked } from '../../../shared/domain/question-steps.ts';
import { analysesUi } from '../../../shared/text/analyses-ui.ts';
import { composeUi } from '../../../shared/text/question-sentences.ts';
import { orpc, refusalSentence } from '../../api/index.ts';
import { Empty, ErrorNotice, Panel, PanelBody, PanelHead, useText } from '../../ui/index.ts';
import { AreaNote } from '../area-filter/index.ts';
import { askUnlock, useRestrictedState } from '../restricted/index.ts';
import { ask, showSteps } from './analysis-actions.ts';
import { chooseQuestion, useAnalysis } from './analysis-store.ts';
import { AskFoot, ComposedFoot } from './ask-foot.tsx';
import { closeComposed, openOperation, useComposed } from './compose-store.ts';
import { ComposedQuestion } from './composed-question.tsx';
import { EarlierResults } from './earlier-results.tsx';
import { MeasureChoice } from './measure-choice.tsx';
import { OtherAnswer } from './other-answer.tsx';
import css from './question.module.css';
import { QuestionLibrary } from './question-library.tsx';
import { QuestionSentence } from './question-sentence.tsx';
import { ShownEvidence } from './result-evidence.tsx';
import { SavedRecipes } from './saved-recipes.tsx';
import { useQuestionOfShown } from './use-question-of-shown.ts';

/** The left of the analysis place: a question as a sentence with blanks, the button, and earlier answers. */
export function AnalysesLeft() {
  const t = useText();
  const { data, error } = useQuery(orpc.analyses.questions.queryOptions());
  const questionId = useAnalysis((state) => state.questionId);
  const composed = useComposed((state) => state.steps !== null);
  const question = data?.find(({ id }) => id === questionId) ?? data?.[0];
  useQuestionOfShown();
  return (
    <Panel label={t(analysesUi.questions)}>
      <PanelHead title={t(analysesUi.questions)}>
        {data !== undefined && <LibraryButton questions={data} />}
      </PanelHead>
      <PanelBody>
        {error !== null && <ErrorNotice text={t(refusalSentence(error))} />}
        {data?.length === 0 && (
          <Empty
            icon={<IconMessageQuestion size={24} stroke={1.75} />}
            title={t(analysesUi.noQuestions)}
            text={t(analysesUi.noQuestionsHint)}
          />
        )}
        <AreaNote wide />
        <QuestionInSight>
          {composed ? <ComposedQuestion /> : question !== undefined && <QuestionForm question={question} />}
        </QuestionInSight>
        <OtherAnswer />
        <ShownEvidence />
        <SavedRecipes />
        <EarlierResults />
      </PanelBody>
      {composed ? <ComposedFoot /> : question !== undefined && <QuestionFoot question={question} />}
    </Panel>
  );
}

/** The question comes into sight, with the evidence below it, when an answer is opened from the list of earlier ones. */
function QuestionInSight({ children }: { readonly children: ReactNode }) {
  const opened = useAnalysis((state) => state.opened);
  const box = useRef<HTMLDivElement>(null);
  useEffect(() => {
    if (opened > 0) void box.current?.scrollIntoView({ block: 'start' });
  }, [opened]);
  return <div ref={box}>{children}</div>;
}

/** Opens the list of all that can be asked. */
function LibraryButton({ questions }: { readonly questions: readonly Question[] }) {
  const t = useText();
  const [opened, setOpened] = useState(false);
  const layers = useQuery(orpc.layers.list.queryOptions()).data ?? [];
  return (
    <>
      <Button
        size="compact-sm"
        variant="subtle"
        color="gray"
        rightSection={<IconChevronDown size={14} />}
        onClick={() => setOpened(true)}
      >
        {t(analysesUi.otherQuestions)}
      </Button>
      <QuestionLibrary
        opened={opened}
        title={t(composeUi.library)}
        questions={questions}
        onClose={() => setOpened(false)}
        onQuestion={(question) => {
          closeComposed();
          chooseQuestion(question.id);
        }}
        onOperation={(op) => openOperation(op, layers)}
      />
    </>
  );
}

function QuestionForm({ question }: { readonly question: Question }) {
  const t = useText();
  const failure = useAnalysis((state) => state.failure);
  return (
    <section className={css.question} aria-label={t(question.title)}>
      <QuestionSentence question={question} />
      <Blocked question={question} />
      {failure !== null && <ErrorNotice text={t(refusalSentence(failure))} />}
      {question.blockedBy === null && (
        <Button
          variant="subtle"
          size="compact-sm"
          className={css.addStep ?? ''}
          leftSection={<IconListDetails size={14} stroke={1.75} />}
          onClick={() => void showSteps(question)}
        >
          {t(composeUi.steps)}
        </Button>
      )}
      <MeasureChoice steps={stepsAsked(question.id)} />
    </section>
  );
}

/** Why it can't be asked now; a locked store can be opened right here. */
function Blocked({ question }: { readonly question: Question }) {
  const t = useText();
  const { state } = useRestrictedState();
  if (question.blockedBy === null) return null;
  return (
    <ErrorNotice text={t(question.blockedBy)} tone="info">
      {state === 'locked' && (
        <Button
          size="compact-sm"
          variant="default"
          leftSection={<IconLockOpen size={14} stroke={1.75} />}
          onClick={() => void askUnlock()}
        >
          {t(analysesUi.unlockToAsk)}
        </Button>
      )}
    </ErrorNotice>
  );
}

/** Answers at once, or after the store was opened, as far as that is what stands in the way. */
const askOrUnlock = async (question: Question, locked: boolean): Promise<void> => {
  if (question.blockedBy !== null && (!locked || !(await askUnlock()))) return;
  await ask(question);
};

function QuestionFoot({ question }: { readonly question: Question }) {
  const { state } = useRestrictedState();
  const blocked = question.blockedBy !== null && state !== 'locked';
  return <AskFoot disabled={blocked} onAsk={() => void askOrUnlock(question, state === 'locked')} />;
}

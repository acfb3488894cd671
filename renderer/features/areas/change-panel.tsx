import { Button, TextInput } from '@mantine/core';
import { useEffect, useState } from 'react';
import type { AreaChange } from '../../../shared/contract/area-change.ts';
import type { Spine, SpineArea } from '../../../shared/contract/areas.ts';
import { areasUi } from '../../../shared/text/areas-ui.ts';
import { failureOf, refusalSentence } from '../../api/index.ts';
import {
  ErrorNotice,
  Panel,
  PanelBody,
  PanelFoot,
  PanelHead,
  type Translate,
  useText,
} from '../../ui/index.ts';
import css from './areas.module.css';
import { backToTree, type ChangeStart } from './areas-store.ts';
import { makeChange } from './change-actions.ts';
import { DayInput } from './day-input.tsx';
import { MergeForm } from './merge-form.tsx';
import { usePlanOnMap } from './plan-on-map.ts';
import { PlanPreview } from './plan-preview.tsx';
import { RecodeForm, RenameForm, RetireForm } from './simple-forms.tsx';
import { SplitForm } from './split-form.tsx';
import { nodeTitle } from './tree-row.tsx';
import { changeDraft, type PlanState, useDraft, usePlan } from './use-change.ts';
import { areasByFid, useSpine } from './use-spine.ts';

/** A change of areas, step by step in one panel: what is to be, what happens, and the button that does it. */
export function ChangePanel({ start }: { readonly start: ChangeStart }) {
  const { spine } = useSpine();
  if (spine === undefined) return null;
  return <ChangeOf start={start} spine={spine} />;
}

function ChangeOf({ start, spine }: { readonly start: ChangeStart; readonly spine: Spine }) {
  const t = useText();
  const [areas] = useState(() =>
    areasByFid(spine, start.register, start.fids).filter(({ retired }) => !retired),
  );
  // An undo may take back what the change began with.
  const none = areas.length === 0 || !areas.every((area) => isThere(spine, area));
  useEffect(() => {
    if (none) backToTree();
  }, [none]);
  const draft = useDraft(start, areas);
  if (draft === null || none) return null;
  return (
    <Panel label={titleOf(draft, areas, t)}>
      <PanelHead title={titleOf(draft, areas, t)} onClose={backToTree} />
      <ChangeForm draft={draft} areas={areas} spine={spine} />
    </Panel>
  );
}

const isThere = (spine: Spine, { id }: SpineArea): boolean =>
  spine.areas.some((area) => area.id === id && !area.retired);

/** Of an area that an undo has just taken away: the panel closes in a moment, and its raw id says nothing. */
const isOfGone = (error: unknown): boolean => failureOf(error).refusal?.code === 'row-not-found';

const TITLES = {
  split: areasUi.titleSplit,
  rename: areasUi.titleRename,
  recode: areasUi.titleRecode,
  retire: areasUi.titleRetire,
} as const;

const nameOf = ([area]: readonly SpineArea[], t: Translate): string =>
  area === undefined ? '' : nodeTitle({ kind: area.register, title: area.title }, t);

const titleOf = ({ kind }: AreaChange, areas: readonly SpineArea[], t: Translate): string =>
  kind === 'merge' ? t(areasUi.titleMerge) : t(TITLES[kind], { name: nameOf(areas, t) });

interface FormProps {
  readonly draft: AreaChange;
  readonly areas: readonly SpineArea[];
  readonly spine: Spine;
}

function ChangeForm({ draft, areas, spine }: FormProps) {
  const t = useText();
  const state = usePlan(draft);
  const [busy, setBusy] = useState(false);
  usePlanOnMap(draft, state.plan);
  const save = async (): Promise<void> => {
    if (!state.ready || busy) return;
    setBusy(true);
    await makeChange(draft, nameOf(areas, t), state.seen);
    setBusy(false);
  };
  return (
    <form
      className={css.form}
      onSubmit={(event) => {
        event.preventDefault();
        void save();
      }}
    >
      <PanelBody padded>
        <div className={css.fields}>
          <KindForm draft={draft} areas={areas} spine={spine} state={state} />
          <WhenAndWhy draft={draft} />
          {state.error !== null && !isOfGone(state.error) && (
            <ErrorNotice text={t(refusalSentence(state.error))} />
          )}
          {state.plan !== undefined && <PlanPreview plan={state.plan} draft={draft} />}
        </div>
      </PanelBody>
      <PanelFoot>
        <Button type="submit" className={css.grow ?? ''} disabled={!state.ready} loading={busy}>
          {t(areasUi.do[draft.kind])}
        </Button>
        <Button variant="default" onClick={backToTree}>
          {t(areasUi.cancel)}
        </Button>
      </PanelFoot>
    </form>
  );
}

function KindForm({ draft, areas, spine, state }: FormProps & { readonly state: PlanState }) {
  const [area] = areas;
  if (area === undefined) return null;
  switch (draft.kind) {
    case 'rename':
      return <RenameForm draft={draft} />;
    case 'recode':
      return <RecodeForm draft={draft} area={area} spine={spine} />;
    case 'retire':
      return <RetireForm />;
    case 'merge':
      return <MergeForm draft={draft} spine={spine} plan={state.plan} />;
    case 'split':
      return <SplitForm draft={draft} area={area} spine={spine} plan={state.plan} />;
  }
}

/** The day on which it comes into force, and the ground for it. */
function WhenAndWhy({ draft }: { readonly draft: AreaChange }) {
  const t = useText();
  return (
    <>
      <DayInput
        label={t(areasUi.onDate)}
        value={draft.onDate}
        onDay={(day) => changeDraft(draft.kind, () => ({ onDate: day ?? '' }))}
      />
      <TextInput
        size="sm"
        label={t(areasUi.note)}
        placeholder={t(areasUi.noteHint)}
        value={draft.note}
        maxLength={500}
        onChange={(event) => {
          const note = event.currentTarget.value;
          changeDraft(draft.kind, () => ({ note }));
        }}
      />
    </>
  );
}

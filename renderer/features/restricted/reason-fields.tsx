import { Select, TextInput } from '@mantine/core';
import type { OpenReason } from '../../../shared/contract/restricted-audit.ts';
import {
  needsWords,
  OPEN_REASON_KINDS,
  OPEN_REASONS,
  type OpenReasonKind,
} from '../../../shared/domain/open-reasons.ts';
import { openUi } from '../../../shared/text/restricted-open-ui.ts';
import { useText } from '../../ui/index.ts';

/** A reason on its way: a kind that is chosen, and words. */
export interface ReasonDraft {
  readonly kind: OpenReasonKind | null;
  readonly words: string;
}
export const NO_REASON: ReasonDraft = { kind: null, words: '' };

/** The reason, or null while it says nothing yet. */
export const reasonOf = ({ kind, words }: ReasonDraft): OpenReason | null => {
  const said = words.trim();
  return kind === null || (needsWords(kind) && said === '') ? null : { kind, words: said };
};

/** Asks why: one of a list, and words. */
export function ReasonFields({
  label,
  draft,
  onChange,
}: {
  readonly label: string;
  readonly draft: ReasonDraft;
  readonly onChange: (draft: ReasonDraft) => void;
}) {
  const t = useText();
  return (
    <>
      <Select
        label={label}
        placeholder={t(openUi.chooseReason)}
        data={OPEN_REASON_KINDS.map((kind) => ({ value: kind, label: t(OPEN_REASONS[kind]) }))}
        value={draft.kind}
        data-autofocus
        allowDeselect={false}
        onChange={(kind) => onChange({ ...draft, kind: kind as OpenReasonKind | null })}
      />
      <TextInput
        label={t(openUi.words)}
        description={t(openUi.wordsHint)}
        value={draft.words}
        maxLength={500}
        required={draft.kind !== null && needsWords(draft.kind)}
        autoComplete="off"
        onChange={(event) => onChange({ ...draft, words: event.currentTarget.value })}
      />
    </>
  );
}

import { TextInput } from '@mantine/core';
import type { PlanMember } from '../../../shared/contract/area-change.ts';
import { areasUi } from '../../../shared/text/areas-ui.ts';
import { useText } from '../../ui/index.ts';
import css from './areas.module.css';
import { changeDraft } from './use-change.ts';

/** The new code of what lies inside: a proposal that may be written over; emptied it is the proposal again. */
export function MemberCode({
  member,
  kind,
  codes,
}: {
  readonly member: PlanMember;
  readonly kind: 'merge' | 'split';
  readonly codes: Readonly<Record<string, string>>;
}) {
  const t = useText();
  const { id, title, after } = member;
  return (
    <TextInput
      size="xs"
      className={css.codeInput ?? ''}
      aria-label={t(areasUi.codeOf, { name: title })}
      value={codes[id] ?? after ?? ''}
      maxLength={20}
      onChange={(event) => {
        const code = event.currentTarget.value.trim();
        changeDraft(kind, (draft) => {
          const { [id]: _old, ...others } = draft.codes;
          return { codes: code === '' ? others : { ...others, [id]: code } };
        });
      }}
    />
  );
}

interface MemberCodesProps {
  readonly title: string;
  readonly kind: 'merge' | 'split';
  readonly members: readonly PlanMember[];
  readonly codes: Readonly<Record<string, string>>;
}

/** New codes of what lies in the areas that end. */
export function MemberCodes({ title, kind, members, codes }: MemberCodesProps) {
  const changed = members.filter(({ before, after }) => before !== after);
  if (changed.length === 0) return null;
  return (
    <details className={css.details}>
      <summary>{title}</summary>
      <ul className={css.members}>
        {changed.map((member) => (
          <li key={member.id}>
            <span className={css.grow}>{member.title}</span>
            <MemberCode member={member} kind={kind} codes={codes} />
          </li>
        ))}
      </ul>
    </details>
  );
}

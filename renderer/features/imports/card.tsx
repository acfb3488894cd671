import { Loader } from '@mantine/core';
import { IconCheck, IconQuestionMark } from '@tabler/icons-react';
import type { ReactNode } from 'react';
import { importsUi } from '../../../shared/text/imports-ui.ts';
import { useText } from '../../ui/index.ts';
import { type CardKind, cardId } from './arrange.ts';
import css from './cards.module.css';

/** `ok`: nothing to decide; a number: so many things to look at; `ask`: it has to be decided. */
export type CardState = 'ok' | 'ask' | number;

interface CardProps {
  readonly kind: CardKind;
  readonly title: string;
  /** One line beside the title: what was found and why. */
  readonly note?: string;
  readonly state?: CardState;
  /** The set is being read again for a choice of this card. */
  readonly busy?: boolean;
  /** Buttons at the right of the head. */
  readonly tools?: ReactNode;
  readonly children: ReactNode;
}

/** One question of the page: what was found, and what can be chosen. */
export function Card({ kind, title, note, state, busy = false, tools, children }: CardProps) {
  const t = useText();
  return (
    <section id={cardId(kind)} className={css.card} aria-label={title} aria-busy={busy} tabIndex={-1}>
      <header className={css.cardHead}>
        {state !== undefined && <StateMark state={state} />}
        <h2>{title}</h2>
        <small title={note}>{note}</small>
        <span className={css.spring} />
        {busy && <Loader size={14} aria-label={t(importsUi.reading)} />}
        {tools}
      </header>
      {children}
    </section>
  );
}

/** ✓, ? or how many things there are to look at. */
export function StateMark({ state, label }: { readonly state: CardState; readonly label?: string }) {
  const ok = state === 'ok' || state === 0;
  return (
    <span
      className={css.state}
      data-tone={ok ? 'ok' : 'warn'}
      {...(label === undefined ? { 'aria-hidden': true } : { role: 'img', 'aria-label': label })}
    >
      {ok ? (
        <IconCheck size={13} stroke={2} />
      ) : state === 'ask' ? (
        <IconQuestionMark size={13} stroke={2} />
      ) : (
        state
      )}
    </span>
  );
}

import { Button } from '@mantine/core';
import { type IconProps, IconUsers } from '@tabler/icons-react';
import type { ComponentType, ReactNode } from 'react';
import type { Bilingual } from '../../shared/contract/base.ts';
import { formatDate } from '../../shared/domain/dates.ts';
import { analysesUi } from '../../shared/text/analyses-ui.ts';
import css from './spoken-answer.module.css';
import { useLanguage, useText } from './text.ts';

/** The oldest and the newest of the days that figures are of; those without one are left out. */
const useAsOfWords = (dates: readonly (string | null)[]): string => {
  const t = useText();
  const language = useLanguage((state) => state.language);
  const known = dates.filter((date) => date !== null).sort();
  const [from, to] = [known[0], known.at(-1)];
  if (from === undefined || to === undefined) return t(analysesUi.asOfUnknown);
  const first = t(analysesUi.asOf, { date: formatDate(from, language) });
  return from === to ? first : `${first} – ${formatDate(to, language)}`;
};

/** Something that can be done with an answer. */
export interface Doing {
  readonly words: Bilingual;
  readonly Icon: ComponentType<IconProps>;
  readonly run: () => void;
}

export interface SpokenAnswerProps {
  readonly label: string;
  /** What must be known before it is read out. */
  readonly mark?: ReactNode;
  /** The days of the figures behind it. */
  readonly dates: readonly (string | null)[];
  /** Long sentences: a higher place in smaller letters. */
  readonly long?: boolean;
  /** Floats over the map above. */
  readonly legend: ReactNode;
  /** The sentence, dressed. */
  readonly sentence: ReactNode;
  /** The first stands out. */
  readonly doings: readonly Doing[];
}

/** Below the map: the sentence to read out, of which days it is, and what can be done with it. */
export function SpokenAnswer({
  label,
  mark,
  dates,
  long = false,
  legend,
  sentence,
  doings,
}: SpokenAnswerProps) {
  const t = useText();
  const asOf = useAsOfWords(dates);
  return (
    <section className={css.answer} aria-label={label} data-long={long || undefined}>
      {legend}
      <div className={css.main}>
        <h3>
          <IconUsers size={16} stroke={1.75} aria-hidden="true" />
          {label}
          {mark}
          <small>{asOf}</small>
        </h3>
        <p className={css.sentence} aria-live="polite">
          {sentence}
        </p>
        <div className={css.buttons}>
          {doings.map(({ words, Icon, run }, at) => (
            <Button
              key={words.en}
              size="compact-md"
              {...(at === 0 ? {} : { variant: 'default' })}
              leftSection={<Icon size={16} stroke={1.75} />}
              onClick={run}
            >
              {t(words)}
            </Button>
          ))}
        </div>
      </div>
    </section>
  );
}

interface WaitingProps {
  readonly title: string;
  readonly hint: string;
  readonly long?: boolean;
}

/** The same place before there is an answer: what to do for one. */
export function NoAnswerYet({ title, hint, long = false }: WaitingProps) {
  return (
    <section className={css.waiting} data-long={long || undefined}>
      <p>
        <b>{title}</b>
      </p>
      <p>{hint}</p>
    </section>
  );
}

interface LegendProps {
  readonly label: string;
  readonly heading: string;
  /** Its lines, as items of a list. */
  readonly children: ReactNode;
}

/** A legend that floats over the map's lower left corner. */
export function FloatingLegend({ label, heading, children }: LegendProps) {
  return (
    <section className={css.legend} aria-label={label}>
      <h3>{heading}</h3>
      <ul>{children}</ul>
    </section>
  );
}

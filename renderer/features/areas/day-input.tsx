import { TextInput } from '@mantine/core';
import { useState } from 'react';
import { formatDate, parseDate } from '../../../shared/domain/dates.ts';
import { areasUi } from '../../../shared/text/areas-ui.ts';
import { useLanguage, useText } from '../../ui/index.ts';

interface DayInputProps {
  readonly label: string;
  /** The label is for screen readers only. */
  readonly bare?: boolean;
  /** What an empty one means; an example of a date without. */
  readonly hint?: string;
  /** `YYYY-MM-DD`, or null for an empty one. */
  readonly value: string | null;
  /** `''` for what can't be read, null for nothing. */
  readonly onDay: (day: string | null) => void;
}

/** A day as people write it, with what it was read as. */
export function DayInput({ label, bare = false, hint, value, onDay }: DayInputProps) {
  const t = useText();
  const language = useLanguage((state) => state.language);
  const [typed, setTyped] = useState(() => (value === null ? '' : formatDate(value, language)));
  const [left, setLeft] = useState(false);
  const read = typed.trim() === '' ? null : parseDate(typed);
  const shown = read === null ? null : formatDate(read.iso, language);
  const echo = shown !== null && shown !== typed.trim() ? t(areasUi.readAs, { value: shown }) : null;
  return (
    <TextInput
      size={bare ? 'xs' : 'sm'}
      {...(bare ? { 'aria-label': label } : { label })}
      placeholder={hint ?? t(areasUi.onDateHint)}
      value={typed}
      description={echo}
      inputWrapperOrder={['label', 'input', 'description', 'error']}
      error={left && typed.trim() !== '' && read === null ? t(areasUi.notADate) : null}
      onBlur={() => setLeft(true)}
      onChange={(event) => {
        const text = event.currentTarget.value;
        setTyped(text);
        onDay(text.trim() === '' ? null : (parseDate(text)?.iso ?? ''));
      }}
    />
  );
}

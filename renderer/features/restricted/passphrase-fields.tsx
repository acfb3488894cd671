import { PasswordInput } from '@mantine/core';
import { IconLock } from '@tabler/icons-react';
import type { Bilingual } from '../../../shared/contract/base.ts';
import { restrictedCreate } from '../../../shared/text/restricted-create-ui.ts';
import { restrictedUi } from '../../../shared/text/restricted-ui.ts';
import { useText } from '../../ui/index.ts';

const LEAST = 8;

/** A new passphrase, typed twice. */
export interface NewPassphrase {
  readonly first: string;
  readonly second: string;
}
export const NO_PASSPHRASE: NewPassphrase = { first: '', second: '' };

/** What is wrong with it, or null when it can be taken. */
export const passphraseTrouble = ({ first, second }: NewPassphrase): Bilingual | null => {
  if (first.length < LEAST) return restrictedCreate.tooShort;
  return second === first ? null : restrictedCreate.differs;
};

/** Two fields for a new passphrase: what is typed once may be mistyped. */
export function PassphraseFields({
  value,
  trouble,
  autoFocus = false,
  onChange,
}: {
  readonly value: NewPassphrase;
  /** What the core said of it. */
  readonly trouble: Bilingual | null;
  readonly autoFocus?: boolean;
  readonly onChange: (value: NewPassphrase) => void;
}) {
  const t = useText();
  const differs = value.second !== '' && value.second !== value.first;
  const lock = <IconLock size={16} stroke={1.75} aria-hidden="true" />;
  const shared = {
    autoComplete: 'new-password',
    leftSection: lock,
    visibilityToggleButtonProps: { 'aria-label': t(restrictedUi.show) },
  };
  return (
    <>
      <PasswordInput
        {...shared}
        label={t(restrictedCreate.passphrase)}
        description={t(restrictedCreate.passphraseHint)}
        value={value.first}
        {...(autoFocus ? { 'data-autofocus': true } : {})}
        error={trouble !== null && !differs ? t(trouble) : null}
        onChange={(event) => onChange({ ...value, first: event.currentTarget.value })}
      />
      <PasswordInput
        {...shared}
        label={t(restrictedCreate.again)}
        value={value.second}
        error={differs ? t(restrictedCreate.differs) : null}
        onChange={(event) => onChange({ ...value, second: event.currentTarget.value })}
      />
    </>
  );
}

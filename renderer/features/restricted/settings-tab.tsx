import { Button, NumberInput } from '@mantine/core';
import { type FormEvent, useState } from 'react';
import type { RestrictedSettings } from '../../../shared/contract/restricted.ts';
import { pageUi } from '../../../shared/text/restricted-page-ui.ts';
import { api } from '../../api/index.ts';
import { notifyDone, notifyError } from '../../app/notify.tsx';
import { translate, useText } from '../../ui/index.ts';
import css from './page.module.css';
import { useRestrictedState } from './restricted-state.ts';

const FIELDS = [
  { key: 'autoLockMinutes', label: pageUi.autoLock, hint: null, min: 1, max: 240 },
  { key: 'openMinutes', label: pageUi.openMinutes, hint: null, min: 1, max: 240 },
  { key: 'smallestShown', label: pageUi.smallest, hint: pageUi.smallestHint, min: 3, max: 50 },
] as const;

const save = async (settings: RestrictedSettings): Promise<void> => {
  try {
    await api.restricted.settings(settings);
    notifyDone(translate(pageUi.settingsSaved));
  } catch (error) {
    notifyError(error);
  }
};

function SettingsForm({
  settings,
  keeper,
}: {
  readonly settings: RestrictedSettings;
  readonly keeper: boolean;
}) {
  const t = useText();
  const [draft, setDraft] = useState(settings);
  const same = FIELDS.every(({ key }) => draft[key] === settings[key]);
  const submit = (event: FormEvent): void => {
    event.preventDefault();
    void save(draft);
  };
  return (
    <form className={css.settings} onSubmit={submit}>
      {!keeper && <p>{t(pageUi.keepersOnly)}</p>}
      {FIELDS.map(({ key, label, hint, min, max }) => (
        <NumberInput
          key={key}
          label={t(label)}
          {...(hint === null ? {} : { description: t(hint) })}
          value={draft[key]}
          min={min}
          max={max}
          allowDecimal={false}
          clampBehavior="strict"
          disabled={!keeper}
          onChange={(value) => typeof value === 'number' && setDraft({ ...draft, [key]: value })}
        />
      ))}
      <Button type="submit" disabled={!keeper || same}>
        {t(pageUi.save)}
      </Button>
    </form>
  );
}

/** When the store locks itself, how long masked data stays shown, which counts are too small to show. */
export function SettingsTab() {
  const { settings, me } = useRestrictedState();
  if (settings === null) return null;
  return <SettingsForm key={JSON.stringify(settings)} settings={settings} keeper={me?.manages === true} />;
}

import { Button, Group } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { useMemo } from 'react';
import type { Feature } from '../../../shared/contract/layers.ts';
import { formsText } from '../../../shared/text/forms-ui.ts';
import { orpc } from '../../api/index.ts';
import { notifyAction } from '../../app/notify.tsx';
import { formatWhen } from '../../ui/format-when.ts';
import { ErrorNotice, translate, useLanguage, useText } from '../../ui/index.ts';
import { cellText, fieldTitle } from './cell-text.ts';
import { keepMine, takeTheirs } from './changed-elsewhere.ts';
import { PLACE_BASE } from './drafts.ts';
import css from './form.module.css';
import { useWho } from './row-history.tsx';
import { useRowNames } from './row-names.ts';
import type { RecordForm } from './use-record-form.ts';

/** Who changed one of the fields last, and when; nothing where that change was taken back since. */
const useLast = ({ layer, changed }: RecordForm, feature: Feature): string => {
  const t = useText();
  const language = useLanguage((state) => state.language);
  const whoOf = useWho(layer);
  const input = { layer: layer.name, fid: feature.fid };
  const history = useQuery(orpc.journal.rowHistory.queryOptions({ input })).data ?? [];
  const last = history.find(({ cells, shape }) =>
    changed.some((name) =>
      name === PLACE_BASE ? shape !== null : cells.some(({ field }) => field === name),
    ),
  )?.changeSet;
  if (last === undefined || last.state === 'undone') return t(formsText.changedSince);
  return t(formsText.changedBy, { who: whoOf(last.who), when: formatWhen(last.at, language) });
};

/** What stands now in the fields that were changed elsewhere. */
function Values({ form, feature }: { readonly form: RecordForm; readonly feature: Feature }) {
  const t = useText();
  const language = useLanguage((state) => state.language);
  const fields = form.layer.fields.filter(({ name }) => form.changed.includes(name));
  const rows = useMemo(() => [feature.values], [feature.values]);
  const names = useRowNames(fields, rows);
  return (
    <ul className={css.changed}>
      {fields.map((field) => (
        <li key={field.name}>
          {t(formsText.changedField, {
            field: fieldTitle(field, language),
            value: cellText(field, feature.values, language, names),
          })}
        </li>
      ))}
      {form.changed.includes(PLACE_BASE) && <li>{t(formsText.place)}</li>}
    </ul>
  );
}

function Notice({ form, feature }: { readonly form: RecordForm; readonly feature: Feature }) {
  const t = useText();
  const { draft, changed } = form;
  const take = (): void => {
    const back = takeTheirs(draft, changed);
    notifyAction(translate(formsText.tookTheirs), translate(formsText.takeBackDraft), back);
  };
  return (
    <div className={css.notice} data-changed tabIndex={-1}>
      <ErrorNotice text={useLast(form, feature)}>
        <Values form={form} feature={feature} />
        <Group gap={8}>
          <Button size="compact-sm" variant="default" onClick={() => keepMine(draft, feature, changed)}>
            {t(formsText.useMine)}
          </Button>
          <Button size="compact-sm" variant="default" onClick={take}>
            {t(formsText.seeNew)}
          </Button>
        </Group>
      </ErrorNotice>
    </div>
  );
}

/** Says that what was typed over has been changed elsewhere since, and asks which of the two is to stand. */
export function ChangedNotice({ form }: { readonly form: RecordForm }) {
  const { feature, changed } = form;
  return feature === null || changed.length === 0 ? null : <Notice form={form} feature={feature} />;
}

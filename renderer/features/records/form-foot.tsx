import { Button, Popover } from '@mantine/core';
import { IconAlertTriangle, IconInfoCircle } from '@tabler/icons-react';
import { formsText } from '../../../shared/text/forms-ui.ts';
import { useLanguage, useText } from '../../ui/index.ts';
import { fieldTitle } from './cell-text.ts';
import { isTouched, leaveForm } from './drafts.ts';
import css from './form.module.css';
import { discardDraft } from './form-actions.ts';
import { PLACE } from './form-values.ts';
import type { RecordForm } from './use-record-form.ts';

interface FootProps {
  readonly form: RecordForm;
  readonly saving: boolean;
  readonly wide: boolean;
  readonly onFind: (field: string) => void;
}

interface Line {
  readonly field: string;
  readonly title: string;
  readonly text: string;
  readonly tone: 'danger' | 'warn';
}

const useLines = (form: RecordForm): readonly Line[] => {
  const t = useText();
  const language = useLanguage((state) => state.language);
  const titleOf = (name: string): string => {
    if (name === PLACE) return t(formsText.coordinates);
    const field = form.layer.fields.find((one) => one.name === name);
    return field === undefined ? form.layer.title : fieldTitle(field, language);
  };
  const errors = Object.entries(form.errors).map(
    ([field, text]): Line => ({ field, title: titleOf(field), text: t(text), tone: 'danger' }),
  );
  const warnings = Object.entries(form.warnings).flatMap(([field, texts]) =>
    texts.map((text): Line => ({ field, title: titleOf(field), text: t(text), tone: 'warn' })),
  );
  return [...errors, ...warnings];
};

/** How much there is to correct or to look at; unfolds to where. */
function Found({ lines, onFind }: { readonly lines: readonly Line[]; readonly onFind: FootProps['onFind'] }) {
  const t = useText();
  const errors = lines.filter(({ tone }) => tone === 'danger').length;
  if (lines.length === 0) return null;
  const Icon = errors > 0 ? IconAlertTriangle : IconInfoCircle;
  return (
    <Popover position="top-start" width={340} trapFocus returnFocus>
      <Popover.Target>
        <button type="button" className={css.found} data-tone={errors > 0 ? 'danger' : 'warn'}>
          <Icon size={17} stroke={1.75} aria-hidden="true" />
          {errors > 0
            ? t(formsText.stillWrong, { count: errors })
            : t(formsText.warnings, { count: lines.length })}
        </button>
      </Popover.Target>
      <Popover.Dropdown p={8} aria-label={t(formsText.findings)}>
        <ul className={css.findings}>
          {lines.map((line) => (
            <li key={`${line.field} ${line.text}`}>
              <button type="button" data-tone={line.tone} onClick={() => onFind(line.field)}>
                <b>{line.title}</b>
                <span>{line.text}</span>
              </button>
            </li>
          ))}
        </ul>
      </Popover.Dropdown>
    </Popover>
  );
}

/** What is found, and the ways out of a form: saved, kept as a draft, thrown away. */
export function FormFoot({ form, saving, wide, onFind }: FootProps) {
  const t = useText();
  const touched = isTouched(form.draft);
  const lines = useLines(form);
  return (
    <footer className={css.foot}>
      <Found lines={lines} onFind={onFind} />
      <div className={css.buttons}>
        <Button type="submit" loading={saving}>
          {t(formsText.save)}
        </Button>
        <Button variant="default" disabled={saving} onClick={leaveForm}>
          {t(touched ? formsText.leave : formsText.close)}
        </Button>
        {touched && (
          <Button
            variant="subtle"
            color="gray"
            px={10}
            disabled={saving}
            onClick={() => discardDraft(form.draft)}
          >
            {t(formsText.discard)}
          </Button>
        )}
      </div>
      {wide && <p className={css.keys}>{t(formsText.keys)}</p>}
    </footer>
  );
}

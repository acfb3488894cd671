import { TextInput } from '@mantine/core';
import { type KeyboardEvent as ReactKeyboardEvent, type RefObject, useEffect, useRef, useState } from 'react';
import type { Feature, LayerSummary } from '../../../shared/contract/layers.ts';
import { formsText } from '../../../shared/text/forms-ui.ts';
import { openUi } from '../../../shared/text/restricted-open-ui.ts';
import { failureOf, orpc, queryClient, refusalSentence } from '../../api/index.ts';
import { ErrorNotice, somethingIsOpen, useText } from '../../ui/index.ts';
import { CeilingsButton } from './ceilings-dialog.tsx';
import { ChangedNotice } from './changed-notice.tsx';
import { changeDraft, type Draft, leaveForm, saysSame } from './drafts.ts';
import { FieldInput } from './field-input.tsx';
import css from './form.module.css';
import { saveForm, stepRow } from './form-actions.ts';
import { FormFoot } from './form-foot.tsx';
import { type FormSection, firstWrong, formSections } from './form-values.ts';
import { useHidden } from './hidden-fields.ts';
import { LAND_AREA_FIELDS, LandAreaInput } from './land-area-input.tsx';
import { OutlineInput } from './outline-input.tsx';
import { PlaceInput } from './place-input.tsx';
import { type RecordForm as Form, useRecordForm } from './use-record-form.ts';

function Section({ section, form }: { readonly section: FormSection; readonly form: Form }) {
  const t = useText();
  const isPart = (name: string): boolean =>
    form.layer.register === 'community_forest' && LAND_AREA_FIELDS.includes(name);
  return (
    <fieldset className={css.section}>
      <legend>{t(section.title)}</legend>
      <div className={css.grid}>
        {section.fields.map((field) =>
          isPart(field.name) ? (
            field.name === LAND_AREA_FIELDS[0] && <LandAreaInput key={field.name} form={form} />
          ) : (
            <div key={field.name} className={css.cell} data-long={field.format === 'long-text' || undefined}>
              <FieldInput field={field} form={form} />
            </div>
          ),
        )}
      </div>
      {section.key === 'money' && form.layer.register === 'housing_project' && <CeilingsButton />}
    </fieldset>
  );
}

function Place({ form }: { readonly form: Form }) {
  const t = useText();
  const { geometryType } = form.layer;
  const { place: hidden } = useHidden(form.layer, form.draft.fid);
  if (hidden) return <p className={css.hint}>{t(openUi.hiddenPlace)}</p>;
  if (geometryType === 'Point')
    return (
      <fieldset className={css.section}>
        <legend>{t(formsText.place)}</legend>
        <PlaceInput form={form} />
      </fieldset>
    );
  const placed = form.feature !== null && form.feature.extent !== null;
  return geometryType === 'None' || placed ? null : (
    <fieldset className={css.section}>
      <legend>{t(formsText.place)}</legend>
      <OutlineInput form={form} />
    </fieldset>
  );
}

function Reason({ draft }: { readonly draft: Draft }) {
  const t = useText();
  return (
    <div className={css.reason}>
      <TextInput
        size="sm"
        label={t(formsText.reason)}
        placeholder={t(formsText.reasonHint)}
        maxLength={500}
        value={draft.reason}
        onChange={(event) => {
          const reason = event.currentTarget.value;
          changeDraft(draft.key, (now) => ({ ...now, reason }));
        }}
      />
    </div>
  );
}

interface FormKeys {
  readonly save: () => void;
  readonly step: (by: 1 | -1) => void;
}

const workFor = (event: KeyboardEvent, keys: FormKeys): (() => void) | null => {
  if (event.ctrlKey || event.metaKey)
    return event.code === 'KeyS' || event.key === 'Enter' ? keys.save : null;
  if (event.altKey) {
    const by = event.key === 'ArrowUp' ? -1 : event.key === 'ArrowDown' ? 1 : 0;
    return by === 0 ? null : () => keys.step(by);
  }
  return event.key === 'Escape' && !somethingIsOpen() ? leaveForm : null;
};

/** Ctrl+S and Ctrl+Enter save, Alt with arrows goes to other rows, Esc leaves: wherever the focus is. */
const useFormKeys = (keys: FormKeys): void => {
  const latest = useRef(keys);
  latest.current = keys;
  useEffect(() => {
    const press = (event: KeyboardEvent): void => {
      const work = event.defaultPrevented ? null : workFor(event, latest.current);
      if (work === null) return;
      event.preventDefault();
      event.stopPropagation();
      work();
    };
    window.addEventListener('keydown', press, true);
    return () => window.removeEventListener('keydown', press, true);
  }, []);
};

/** Enter in an input ends no form: Ctrl+S and the button do. */
const keepOpen = (event: ReactKeyboardEvent): void => {
  if (event.key === 'Enter' && event.target instanceof HTMLInputElement) event.preventDefault();
};

const focusField = (root: HTMLElement | null, name: string | undefined): void => {
  const input =
    name === undefined
      ? null
      : root?.querySelector<HTMLElement>(
          `[data-field="${CSS.escape(name)}"], [data-field="${CSS.escape(name)}"] input`,
        );
  input?.focus();
  input?.scrollIntoView({ block: 'center' });
};

export interface RecordFormProps {
  readonly layer: LayerSummary;
  /** Null for a new row. */
  readonly feature: Feature | null;
  readonly draft: Draft;
  /** Two columns over the table instead of one beside the map. */
  readonly wide: boolean;
}

/** Saving by button and keys: what is wrong is gone to first, what the core refuses stays to be read. */
const useSaving = (form: Form, root: RefObject<HTMLFormElement | null>, onTry: () => void) => {
  const [failed, setFailed] = useState<{ readonly error: unknown; readonly draft: Draft } | null>(null);
  const [saving, setSaving] = useState(false);
  const busy = useRef(false);
  const save = async (): Promise<void> => {
    // A key pressed twice is one row.
    if (busy.current) return;
    onTry();
    setFailed(null);
    // Which of two values is to stand is chosen first.
    const changed = root.current?.querySelector<HTMLElement>('[data-changed]');
    if (form.changed.length > 0 && changed) return changed.focus();
    const wrong = firstWrong(form);
    if (wrong !== undefined) {
      focusField(root.current, wrong);
      return;
    }
    busy.current = true;
    setSaving(true);
    try {
      await saveForm(form);
    } catch (error) {
      setFailed({ error, draft: form.draft });
      if (failureOf(error).refusal?.code === 'row-changed')
        void queryClient.invalidateQueries({ queryKey: orpc.layers.feature.key() });
      setSaving(false);
      busy.current = false;
    }
  };
  // What was refused is no longer so once something else is typed.
  const failure = failed !== null && saysSame(failed.draft, form.draft) ? failed.error : null;
  return { failure, saving, save: () => void save() };
};

function Body({ form }: { readonly form: Form }) {
  return (
    <div className={css.body}>
      {formSections(form.layer, form.values).map((section) => (
        <Section key={section.key} section={section} form={form} />
      ))}
      <Place form={form} />
      <Reason draft={form.draft} />
    </div>
  );
}

/** The whole row in one form: sections, what is the matter with it, and saving. */
export function RecordForm({ layer, feature, draft, wide }: RecordFormProps) {
  const t = useText();
  const [tried, setTried] = useState(false);
  const form = useRecordForm(layer, feature, draft, tried);
  const root = useRef<HTMLFormElement>(null);
  const { failure, saving, save } = useSaving(form, root, () => setTried(true));
  const step = (by: 1 | -1): void => {
    if (draft.fid !== null) void stepRow(layer, draft.fid, by);
  };
  useFormKeys({ save, step });
  useEffect(() => root.current?.querySelector<HTMLElement>('input, textarea')?.focus(), []);
  return (
    <form
      ref={root}
      className={css.form}
      data-wide={wide || undefined}
      aria-label={t(formsText.formOf, { title: draft.title })}
      noValidate
      onKeyDown={keepOpen}
      onSubmit={(event) => {
        event.preventDefault();
        save();
      }}
    >
      <ChangedNotice form={form} />
      <Body form={form} />
      {failure !== null && <ErrorNotice text={t(refusalSentence(failure))} />}
      <FormFoot form={form} saving={saving} wide={wide} onFind={(name) => focusField(root.current, name)} />
    </form>
  );
}

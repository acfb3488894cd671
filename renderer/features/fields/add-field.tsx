import { Button, Checkbox, TextInput } from '@mantine/core';
import { type FormEvent, useState } from 'react';
import type { NewField } from '../../../shared/contract/fields.ts';
import type { LayerSummary } from '../../../shared/contract/layers.ts';
import { takesList, takesUnit } from '../../../shared/domain/field-kinds.ts';
import { fieldsUi } from '../../../shared/text/fields-ui.ts';
import { useText } from '../../ui/index.ts';
import { addField } from './field-actions.ts';
import { KindSelect, ListSelect } from './field-inputs.tsx';
import css from './fields.module.css';
import { editList } from './fields-store.ts';

export const EMPTY_FIELD: NewField = {
  ...{ title: '', titleEn: '', kind: 'text', unit: null, codeList: null },
  ...{ many: false, required: false, section: null },
};

interface MoreProps {
  readonly draft: NewField;
  readonly put: (change: Partial<NewField>) => void;
}

/** What is asked for by the kind: a list, a unit. */
function More({ draft, put }: MoreProps) {
  const t = useText();
  return (
    <>
      {takesList(draft.kind) && (
        <div>
          <ListSelect value={draft.codeList} onChange={(codeList) => put({ codeList })} />
          <div className={css.links}>
            <Button
              size="compact-sm"
              variant="subtle"
              onClick={() =>
                editList({
                  ...{ key: null, title: draft.title, items: [], more: false },
                  onSaved: (codeList) => put({ codeList }),
                })
              }
            >
              {t(fieldsUi.listNew)}
            </Button>
          </div>
        </div>
      )}
      {takesUnit(draft.kind) && draft.codeList === null && (
        <TextInput
          label={t(fieldsUi.unit)}
          placeholder={t(fieldsUi.unitHint)}
          value={draft.unit ?? ''}
          maxLength={40}
          onChange={(event) => put({ unit: event.currentTarget.value || null })}
        />
      )}
    </>
  );
}

/** Asks what a new field is called and what it holds. */
export function AddField({ layer }: { readonly layer: LayerSummary }) {
  const t = useText();
  const [draft, setDraft] = useState<NewField>(EMPTY_FIELD);
  const [busy, setBusy] = useState(false);
  const put = (change: Partial<NewField>): void => setDraft((old) => ({ ...old, ...change }));
  const title = draft.title.trim();
  const taken = layer.fields.some((field) => field.title === title);
  const submit = async (event: FormEvent): Promise<void> => {
    event.preventDefault();
    if (title === '' || taken) return;
    setBusy(true);
    await addField(layer.name, draft);
    setBusy(false);
  };
  return (
    <form className={css.pane} onSubmit={(event) => void submit(event)}>
      <div className={css.two}>
        <TextInput
          label={t(fieldsUi.label)}
          value={draft.title}
          maxLength={120}
          data-autofocus
          autoFocus
          error={taken ? t(fieldsUi.titleTaken) : null}
          onChange={(event) => put({ title: event.currentTarget.value })}
        />
        <TextInput
          label={t(fieldsUi.labelEn)}
          value={draft.titleEn}
          maxLength={120}
          onChange={(event) => put({ titleEn: event.currentTarget.value })}
        />
      </div>
      <KindSelect value={draft.kind} onChange={(kind) => put({ kind, codeList: null, unit: null })} />
      <More draft={draft} put={put} />
      <Checkbox
        label={t(fieldsUi.required)}
        checked={draft.required}
        onChange={(event) => put({ required: event.currentTarget.checked })}
      />
      <div className={css.buttons}>
        <Button type="submit" loading={busy} disabled={title === '' || taken}>
          {t(fieldsUi.add)}
        </Button>
      </div>
    </form>
  );
}

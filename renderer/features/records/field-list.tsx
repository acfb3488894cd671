import { useState } from 'react';
import type { CellValue } from '../../../shared/contract/base.ts';
import type { Feature, Field, LayerSummary } from '../../../shared/contract/layers.ts';
import { recordsText } from '../../../shared/text/records.ts';
import { api } from '../../api/index.ts';
import { notifyError, notifyUndo } from '../../app/notify.tsx';
import { translate, useLanguage, useText } from '../../ui/index.ts';
import { cellText, fieldTitle, isNumeric, shownFields } from './cell-text.ts';
import { FieldEditor } from './field-editor.tsx';
import css from './inspector.module.css';

const save = async (feature: Feature, field: Field, value: CellValue): Promise<void> => {
  try {
    await api.records.update({ layer: feature.layer, fid: feature.fid, values: { [field.name]: value } });
    notifyUndo(translate(recordsText.saved, { field: field.title }));
  } catch (error) {
    notifyError(error);
  }
};

function FieldRow({ feature, field }: { readonly feature: Feature; readonly field: Field }) {
  const t = useText();
  const language = useLanguage((state) => state.language);
  const [editing, setEditing] = useState(false);
  const title = fieldTitle(field, language);
  const text = cellText(field, feature.values, language);
  const value = feature.values[field.name] ?? null;
  if (editing) {
    return (
      <div className={css.field}>
        <dt>{title}</dt>
        <dd>
          <FieldEditor
            field={field}
            value={value}
            onCancel={() => setEditing(false)}
            onSave={(next) => {
              setEditing(false);
              void save(feature, field, next);
            }}
          />
        </dd>
      </div>
    );
  }
  return (
    <div className={css.field}>
      <dt>{title}</dt>
      <dd data-number={isNumeric(field) || undefined}>
        {field.editable ? (
          <button
            type="button"
            className={css.value}
            aria-label={`${t(recordsText.edit, { field: title })} ${text}`}
            aria-keyshortcuts="F2"
            onClick={() => setEditing(true)}
            onKeyDown={(event) => event.key === 'F2' && setEditing(true)}
          >
            {text}
          </button>
        ) : (
          <span className={css.fixed}>{text}</span>
        )}
      </dd>
    </div>
  );
}

/** The fields of a row; those that may be edited open by click, Enter or F2. */
export function FieldList({ feature, layer }: { readonly feature: Feature; readonly layer: LayerSummary }) {
  return (
    <dl className={css.fields}>
      {shownFields(layer.fields).map((field) => (
        <FieldRow key={`${feature.fid} ${field.name}`} feature={feature} field={field} />
      ))}
    </dl>
  );
}

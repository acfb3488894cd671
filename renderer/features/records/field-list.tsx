import { IconAlertTriangle, IconArrowUpRight } from '@tabler/icons-react';
import { useMemo, useState } from 'react';
import type { Bilingual, CellValue } from '../../../shared/contract/base.ts';
import type { Feature, Field, LayerSummary } from '../../../shared/contract/layers.ts';
import { isAreaLock } from '../../../shared/domain/area-locks.ts';
import { isAsked } from '../../../shared/domain/field-condition.ts';
import { isMasked } from '../../../shared/domain/masking.ts';
import { areaLockText } from '../../../shared/text/area-locks.ts';
import { formsText } from '../../../shared/text/forms-ui.ts';
import { recordsText } from '../../../shared/text/records.ts';
import { api, failureOf } from '../../api/index.ts';
import { setSelection } from '../../app/desk.ts';
import { notifyDone, notifyError, notifyUndo } from '../../app/notify.tsx';
import { IconButton, translate, useLanguage, useText } from '../../ui/index.ts';
import { cellText, fieldTitle, isNumeric, type RowNames } from './cell-text.ts';
import { FieldEditor } from './field-editor.tsx';
import { formFields } from './form-values.ts';
import { useHidden } from './hidden-fields.ts';
import css from './inspector.module.css';
import { useRowNames } from './row-names.ts';
import { useWarnings } from './use-warnings.ts';

/** A field that is being edited: what was typed and not written, and the value that is typed over (undefined: any). */
interface Editing {
  readonly begin: CellValue | undefined;
  readonly over: CellValue | undefined;
}

/** Writes a field. Returns how to go on editing what could not be written: nothing that was typed is lost. */
const save = async (
  feature: Feature,
  field: Field,
  value: CellValue,
  over: CellValue | undefined,
): Promise<Editing | null> => {
  const { layer, fid } = feature;
  const expected = over === undefined || isMasked(over) ? {} : { expected: { [field.name]: over } };
  try {
    await api.records.update({ layer, fid, values: { [field.name]: value }, ...expected });
    notifyUndo(translate(recordsText.saved, { field: field.title }));
    return null;
  } catch (error) {
    const overtaken = failureOf(error).refusal?.code === 'row-changed';
    if (overtaken) notifyDone(translate(recordsText.overtaken, { field: field.title }));
    else notifyError(error);
    return { begin: value, over: overtaken ? undefined : over };
  }
};

interface RowProps {
  readonly feature: Feature;
  readonly field: Field;
  readonly names: RowNames;
  readonly warnings: readonly Bilingual[];
  /** It is masked until the row is opened. */
  readonly hidden: boolean;
}

/** The way to the row that a value names. */
function Jump({ feature, field, names }: Pick<RowProps, 'feature' | 'field' | 'names'>) {
  const t = useText();
  if (field.reference === null) return null;
  const named = names(field, feature.values);
  if (named.state !== 'known') return null;
  const { title, layer, fid } = named.label;
  return (
    <IconButton
      size={28}
      label={t(formsText.openNamed, { title })}
      onClick={() => setSelection({ layer, fids: [fid] })}
    >
      <IconArrowUpRight size={16} stroke={1.75} />
    </IconButton>
  );
}

function Value({
  feature,
  field,
  names,
  hidden,
  onEdit,
}: Omit<RowProps, 'warnings'> & { readonly onEdit: () => void }) {
  const t = useText();
  const language = useLanguage((state) => state.language);
  const text = cellText(field, feature.values, language, names);
  // Layers of registers bear the register's name.
  if (isAreaLock(feature.layer, field.name, feature.values[field.name]))
    return (
      <span className={css.fixed} title={t(areaLockText.locked)}>
        {text}
      </span>
    );
  if (!field.editable || hidden) return <span className={css.fixed}>{text}</span>;
  return (
    <button
      type="button"
      className={css.value}
      aria-label={`${t(recordsText.edit, { field: fieldTitle(field, language) })} ${text}`}
      aria-keyshortcuts="F2"
      onClick={onEdit}
      onKeyDown={(event) => event.key === 'F2' && onEdit()}
    >
      {text}
    </button>
  );
}

function FieldRow({ feature, field, names, warnings, hidden }: RowProps) {
  const t = useText();
  const language = useLanguage((state) => state.language);
  const [editing, setEditing] = useState<Editing | null>(null);
  const stands = feature.values[field.name] ?? null;
  return (
    <div className={css.field}>
      <dt>{fieldTitle(field, language)}</dt>
      <dd data-number={isNumeric(field) || undefined} data-jump={field.reference !== null || undefined}>
        {editing ? (
          <FieldEditor
            field={field}
            value={stands}
            begin={editing.begin}
            values={feature.values}
            onCancel={() => setEditing(null)}
            onSave={(next) => {
              setEditing(null);
              void save(feature, field, next, editing.over).then((again) => again && setEditing(again));
            }}
          />
        ) : (
          <>
            <Value
              feature={feature}
              field={field}
              names={names}
              hidden={hidden}
              onEdit={() => setEditing({ begin: undefined, over: stands })}
            />
            <Jump feature={feature} field={field} names={names} />
          </>
        )}
      </dd>
      {warnings.map((text) => (
        <p key={text.th} className={css.warning}>
          <IconAlertTriangle size={15} stroke={1.75} aria-hidden="true" />
          {t(text)}
        </p>
      ))}
    </div>
  );
}

/** The fields of a row with what is to be said of them; those that may be edited open by click, Enter or F2. */
export function FieldList({ feature, layer }: { readonly feature: Feature; readonly layer: LayerSummary }) {
  const fields = useMemo(
    () =>
      formFields(layer).filter(
        (field) => isAsked(field, feature.values) || (feature.values[field.name] ?? null) !== null,
      ),
    [layer, feature.values],
  );
  const rows = useMemo(() => [feature.values], [feature.values]);
  const names = useRowNames(fields, rows);
  const warnings = useWarnings(layer, feature, fields);
  const isHidden = useHidden(layer, feature.fid).field;
  return (
    <dl className={css.fields}>
      {fields.map((field) => (
        <FieldRow
          key={`${feature.fid} ${field.name}`}
          feature={feature}
          field={field}
          names={names}
          warnings={warnings[field.name] ?? []}
          hidden={isHidden(field, feature.values[field.name] ?? null)}
        />
      ))}
    </dl>
  );
}

import { Button, Loader } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { useEffect, useRef, useState } from 'react';
import type { CellValue } from '../../../shared/contract/base.ts';
import type { FieldTarget, TypePreview } from '../../../shared/contract/fields.ts';
import type { Field } from '../../../shared/contract/layers.ts';
import { fieldLabel } from '../../../shared/domain/code-lists/index.ts';
import { formatDate } from '../../../shared/domain/dates.ts';
import { factsOfKind } from '../../../shared/domain/field-kinds.ts';
import { formatBaht, formatNumber } from '../../../shared/domain/units.ts';
import { fieldsText } from '../../../shared/text/fields.ts';
import { fieldKindText, fieldsUi } from '../../../shared/text/fields-ui.ts';
import { frameText } from '../../../shared/text/frame.ts';
import { orpc, refusalSentence } from '../../api/index.ts';
import { ErrorNotice, type Translate, useLanguage, useText } from '../../ui/index.ts';
import { changeKind } from './field-actions.ts';
import css from './fields.module.css';
import { useCodeLists, useListChoices } from './use-code-lists.ts';

interface ChangeProps {
  readonly layer: string;
  readonly field: Field;
  readonly target: FieldTarget;
  readonly onClose: () => void;
}

/** A value as it will be read. */
const useAfter = (target: FieldTarget): ((value: CellValue) => string) => {
  const t = useText();
  const language = useLanguage((state) => state.language);
  const own = useCodeLists().find(({ key }) => key === target.codeList);
  return (value) => {
    if (value === null) return '–';
    if (typeof value === 'boolean') return t(value ? fieldsText.yes : fieldsText.no);
    if (target.codeList !== null)
      return fieldLabel({ codeList: target.codeList, choices: own?.items }, value)[language];
    if (target.kind === 'money') return formatBaht(Number(value));
    if (target.kind === 'date' || target.kind === 'datetime') return formatDate(String(value), language);
    const { type } = factsOfKind(target.kind);
    const number = (type === 'integer' || type === 'real') && target.kind !== 'year-be';
    return number ? formatNumber(Number(value), 4) : String(value);
  };
};

const keptWords = (t: Translate, field: Field, { keptIn }: TypePreview): string => {
  if (keptIn === 'none') return t(fieldsUi.previewNothing);
  if (keptIn === 'place') return t(fieldsUi.previewKeptPlace);
  return t(fieldsUi.previewKeptField, { field: fieldsText.keptField(field.title).th });
};

function Found({
  field,
  target,
  preview,
}: Pick<ChangeProps, 'field' | 'target'> & { readonly preview: TypePreview }) {
  const t = useText();
  const after = useAfter(target);
  const n = (count: number) => ({ count: formatNumber(count) });
  return (
    <>
      <p className={css.account}>
        <b>{t(fieldsUi.previewReadable, n(preview.readable))}</b>
        {preview.unreadable > 0 && <b data-tone="warn">{t(fieldsUi.previewUnread, n(preview.unreadable))}</b>}
        {preview.empty > 0 && <span>{t(fieldsUi.previewEmpty, n(preview.empty))}</span>}
      </p>
      {preview.filled > 0 && <p className={css.kept}>{keptWords(t, field, preview)}</p>}
      {preview.examples.length > 0 && (
        <table className={css.examples}>
          <thead>
            <tr>
              <th>{t(fieldsUi.before)}</th>
              <th>{t(fieldsUi.after)}</th>
            </tr>
          </thead>
          <tbody>
            {preview.examples.slice(0, 4).map((example) => (
              <tr key={example.before}>
                <td>{example.before}</td>
                <td>{after(example.after)}</td>
              </tr>
            ))}
          </tbody>
        </table>
      )}
      {preview.unread.length > 0 && (
        <details className={css.unread} open={preview.unread.length <= 5}>
          <summary>{t(fieldsUi.unreadList)}</summary>
          <ul>
            {preview.unread.map(({ before, count }) => (
              <li key={before}>
                <span>{before}</span>
                <small>{t(fieldsUi.rows, n(count))}</small>
              </li>
            ))}
          </ul>
        </details>
      )}
    </>
  );
}

/** What would become of a field's values, before anything is changed. */
export function TypeChange({ layer, field, target, onClose }: ChangeProps) {
  const t = useText();
  const { own, builtIn } = useListChoices();
  const [working, setWorking] = useState(false);
  const query = useQuery(
    orpc.fields.previewType.queryOptions({ input: { layer, field: field.name, target }, staleTime: 0 }),
  );
  const card = useRef<HTMLElement>(null);
  const known = query.data !== undefined;
  // What is to be decided, with its buttons, is never below the edge.
  useEffect(() => {
    if (known) card.current?.scrollIntoView({ block: 'nearest' });
  }, [known]);
  const list = [...own, ...builtIn].find(({ value }) => value === target.codeList)?.label;
  const change = async (): Promise<void> => {
    setWorking(true);
    await changeKind(layer, field, target);
    setWorking(false);
    onClose();
  };
  return (
    <section ref={card} className={css.preview} aria-label={t(fieldsUi.kind)}>
      <h4>{t(fieldsUi.previewTitle, { kind: list ?? t(fieldKindText[target.kind]) })}</h4>
      {query.isError && <ErrorNotice text={t(refusalSentence(query.error))} />}
      {query.isPending && <Loader size="sm" />}
      {query.data !== undefined && <Found field={field} target={target} preview={query.data} />}
      <div className={css.buttons}>
        <Button loading={working} disabled={!known} onClick={() => void change()}>
          {t(fieldsUi.change)}
        </Button>
        <Button variant="default" disabled={working} onClick={onClose}>
          {t(frameText.cancel)}
        </Button>
        {working && <span className={css.hint}>{t(fieldsUi.working)}</span>}
      </div>
    </section>
  );
}

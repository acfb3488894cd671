import { type KeyboardEvent, useLayoutEffect, useRef, useState } from 'react';
import type { CellValue } from '../../../shared/contract/base.ts';
import { fieldItems, readTypedCell, typedCell } from '../../../shared/domain/typed-cell.ts';
import { recordsText } from '../../../shared/text/records.ts';
import { tableEditUi } from '../../../shared/text/tables.ts';
import { notifyDone } from '../../app/notify.tsx';
import { useLanguage, useText } from '../../ui/index.ts';
import { ChoiceEditor, ReferenceEditor } from './choice-editor.tsx';
import { cellValueOf, wordsOf } from './columns.ts';
import css from './editor.module.css';
import { leaveBy } from './leave-by.ts';
import type { CellEditorProps, Editing, Leave } from './use-cell-edit.ts';

/** What a typed value was read as, where that says more than what was typed. */
const useReading = ({ column, row }: Editing, typed: string, value: CellValue | undefined): string | null => {
  const t = useText();
  const language = useLanguage((state) => state.language);
  const { field } = column;
  if (value === undefined || value === null || field.type === 'text' || field.type === 'boolean') return null;
  const words = wordsOf(field, value, row.names, language);
  return words === typed.trim() ? null : t(recordsText.readAs, { value: words });
};

/** What is said of a cell, below it; to its left or above where the table ends. */
function CellWords({ text, bad }: { readonly text: string | null; readonly bad: boolean }) {
  const words = useRef<HTMLSpanElement>(null);
  const [beside, setBeside] = useState({ left: false, above: false });
  // biome-ignore lint/correctness/useExhaustiveDependencies: another text has another size
  useLayoutEffect(() => {
    const cell = words.current?.parentElement?.getBoundingClientRect();
    const table = words.current?.closest('[role="grid"]')?.getBoundingClientRect();
    const own = words.current?.getBoundingClientRect();
    if (!cell || !table || !own) return;
    const below = table.bottom - cell.bottom;
    setBeside({
      left: cell.left + own.width > table.right,
      above: own.height > below && cell.top - table.top > below,
    });
  }, [text]);
  return (
    <span
      ref={words}
      id="cell-editor-words"
      className={css.words}
      data-bad={bad || undefined}
      data-left={beside.left || undefined}
      data-above={beside.above || undefined}
      role="status"
    >
      {text}
    </span>
  );
}

function TextEditor({ editing, edit }: CellEditorProps) {
  const t = useText();
  const { column, row } = editing;
  const before = typedCell(column.field, cellValueOf(column, row.row));
  const [typed, setTyped] = useState(editing.typed ?? before);
  const [refused, setRefused] = useState(editing.refused);
  const read = readTypedCell(column.field, typed);
  const reading = useReading(editing, typed, read.ok ? read.value : undefined);
  const save = (leave: Leave): void => {
    if (typed === before) edit.save(cellValueOf(column, row.row), typed, leave);
    else if (read.ok && !(read.value === null && column.field.required)) edit.save(read.value, typed, leave);
    else if (leave === 'stay') {
      notifyDone(t(tableEditUi.notSaved, { typed, why: error ?? '' }));
      edit.cancel();
    }
  };
  const needed = read.ok && read.value === null && column.field.required ? t(tableEditUi.needed) : null;
  const error = refused ?? (read.ok ? needed : t(read.reason));
  const keys = (event: KeyboardEvent): void => {
    event.stopPropagation();
    const leave = leaveBy(event);
    if (leave !== undefined) {
      event.preventDefault();
      save(leave);
    }
    if (event.key === 'Escape') edit.cancel();
  };
  return (
    <>
      <input
        // biome-ignore lint/a11y/noAutofocus: the cell was opened to type into it
        autoFocus
        className={css.input}
        data-number={column.numeric || undefined}
        data-bad={error !== null || undefined}
        aria-label={t(tableEditUi.editing, { field: column.title })}
        aria-invalid={error !== null}
        aria-describedby="cell-editor-words"
        value={typed}
        onFocus={(event) => editing.typed === null && event.currentTarget.select()}
        onChange={(event) => {
          setTyped(event.currentTarget.value);
          setRefused(null);
        }}
        onKeyDown={keys}
        onBlur={() => save('stay')}
      />
      <CellWords text={error ?? reading} bad={error !== null} />
    </>
  );
}

/** Edits one cell where it stands: Enter and Tab write and go on, Esc leaves it as it was. */
export function CellEditor(props: CellEditorProps) {
  const { field } = props.editing.column;
  if (field.reference !== null) return <ReferenceEditor {...props} />;
  if (fieldItems(field) !== null || field.type === 'boolean') return <ChoiceEditor {...props} />;
  return <TextEditor {...props} />;
}

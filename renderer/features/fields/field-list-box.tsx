import { Button } from '@mantine/core';
import { IconPlus } from '@tabler/icons-react';
import { type DragEvent, type KeyboardEvent, useEffect, useRef, useState } from 'react';
import type { Field, LayerSummary } from '../../../shared/contract/layers.ts';
import { fieldsUi } from '../../../shared/text/fields-ui.ts';
import { useLanguage, useText } from '../../ui/index.ts';
import { reorderFields } from './field-actions.ts';
import css from './fields.module.css';
import { chooseField, startAdding, useFields } from './fields-store.ts';
import { KindSign } from './kind-sign.tsx';

/** The kind of data that a dragged line carries. */
const DRAG_TYPE = 'application/x-changwat-field';

interface LineProps {
  readonly field: Field;
  readonly chosen: boolean;
  readonly onDropped: (moved: string) => void;
}

function Line({ field, chosen, onDropped }: LineProps) {
  const t = useText();
  const language = useLanguage((state) => state.language);
  const [over, setOver] = useState(false);
  const title = (language === 'en' && field.titleEn) || field.title;
  const notes = [
    ...(field.hidden ? [t(fieldsUi.hiddenMark)] : []),
    ...(field.required ? [t(fieldsUi.requiredMark)] : []),
  ];
  const line = useRef<HTMLDivElement>(null);
  useEffect(() => {
    if (chosen) line.current?.scrollIntoView({ block: 'nearest' });
  }, [chosen]);
  return (
    <div
      ref={line}
      id={`field-${field.name}`}
      role="option"
      aria-selected={chosen}
      tabIndex={-1}
      className={css.line}
      data-hidden={field.hidden || undefined}
      data-over={over || undefined}
      draggable
      onClick={() => chooseField(field.name)}
      onKeyDown={() => undefined}
      onDragStart={(event: DragEvent) => event.dataTransfer.setData(DRAG_TYPE, field.name)}
      onDragOver={(event: DragEvent) => {
        if (!event.dataTransfer.types.includes(DRAG_TYPE)) return;
        event.preventDefault();
        setOver(true);
      }}
      onDragLeave={() => setOver(false)}
      onDrop={(event: DragEvent) => {
        setOver(false);
        const moved = event.dataTransfer.getData(DRAG_TYPE);
        if (moved === '') return;
        event.preventDefault();
        onDropped(moved);
      }}
    >
      <KindSign field={field} />
      <span>{title}</span>
      {notes.length > 0 && <small>{notes.join(' · ')}</small>}
    </div>
  );
}

const without = (names: readonly string[], moved: string): string[] => names.filter((name) => name !== moved);

/** The fields in their order: arrows choose, Alt and arrows move, or drag. */
export function FieldListBox({ layer }: { readonly layer: LayerSummary }) {
  const t = useText();
  const chosen = useFields((state) => state.field);
  const [spoken, setSpoken] = useState('');
  const names = layer.fields.map((field) => field.name);
  const at = chosen === null ? -1 : names.indexOf(chosen);
  const place = (moved: string, to: number): void => {
    const rest = without(names, moved);
    const order = [...rest.slice(0, to), moved, ...rest.slice(to)];
    if (order.join() === names.join()) return;
    const title = layer.fields.find(({ name }) => name === moved)?.title ?? moved;
    setSpoken(t(fieldsUi.moved, { title, at: to + 1, of: names.length }));
    void reorderFields(layer, order);
  };
  const keys = (event: KeyboardEvent): void => {
    const by = event.key === 'ArrowDown' ? 1 : event.key === 'ArrowUp' ? -1 : 0;
    const end = event.key === 'Home' ? 0 : event.key === 'End' ? names.length - 1 : -1;
    if (by === 0 && end < 0) return;
    event.preventDefault();
    const to = end >= 0 ? end : Math.min(names.length - 1, Math.max(0, at + by));
    const name = names[to];
    if (event.altKey && chosen !== null) place(chosen, to);
    else if (name !== undefined) chooseField(name);
  };
  return (
    <div className={css.list}>
      <div
        role="listbox"
        tabIndex={0}
        aria-label={t(fieldsUi.fields)}
        aria-activedescendant={chosen === null ? undefined : `field-${chosen}`}
        aria-keyshortcuts="Alt+ArrowUp Alt+ArrowDown"
        className={css.lines}
        onKeyDown={keys}
      >
        {layer.fields.map((field) => (
          <Line
            key={field.name}
            field={field}
            chosen={field.name === chosen}
            onDropped={(moved) => place(moved, without(names, moved).indexOf(field.name))}
          />
        ))}
      </div>
      <p className={css.hint}>{t(fieldsUi.fieldsHint)}</p>
      {layer.kind !== 'result' && (
        <Button variant="default" leftSection={<IconPlus size={16} />} onClick={startAdding}>
          {t(fieldsUi.add)}
        </Button>
      )}
      <span className="visually-hidden" role="status">
        {spoken}
      </span>
    </div>
  );
}

import { Button, Modal, TextInput } from '@mantine/core';
import { IconPlus } from '@tabler/icons-react';
import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { listUi } from '../../../shared/text/fields-ui.ts';
import { frameText } from '../../../shared/text/frame.ts';
import { orpc } from '../../api/index.ts';
import { useText } from '../../ui/index.ts';
import { removeList, saveList } from './field-actions.ts';
import css from './fields.module.css';
import { editList, type ListDraft, useFields } from './fields-store.ts';
import { type DraftItem, itemsOf, ListItem } from './list-items.tsx';
import { useCodeLists } from './use-code-lists.ts';

let nextId = 0;
const blank = (): DraftItem => ({ id: nextId++, value: '', th: '', en: '', retired: false, fixed: false });

const draftItems = ({ key, items }: ListDraft): DraftItem[] =>
  items.length === 0
    ? [blank()]
    : items.map(({ value, label, retired }) => ({
        id: nextId++,
        value: String(value),
        th: label.th,
        en: label.en,
        retired: retired ?? false,
        // A list from the values of a column: its words may be renamed, what rows bear stays.
        fixed: key !== null || items.length > 0,
      }));

/** Rows by value, over all fields that use the list; nothing for one that is not made yet. */
const useUse = (key: string | null): ReadonlyMap<string, number> => {
  const query = useQuery({
    ...orpc.fields.listUse.queryOptions({ input: { key: key ?? '' }, staleTime: 0 }),
    enabled: key !== null,
  });
  return new Map((query.data ?? []).map(({ value, count }) => [String(value), count]));
};

const focusOn = (id: number): void => {
  requestAnimationFrame(() => document.querySelector<HTMLInputElement>(`[data-item="${id}"]`)?.focus());
};

const useItems = (draft: ListDraft) => {
  const [items, setItems] = useState(() => draftItems(draft));
  const add = (): void => {
    const item = blank();
    setItems((old) => [...old, item]);
    focusOn(item.id);
  };
  const put = (id: number, change: Partial<DraftItem>): void =>
    setItems((old) => old.map((item) => (item.id === id ? { ...item, ...change } : item)));
  const remove = (id: number): void => setItems((old) => old.filter((item) => item.id !== id));
  const step = (id: number, by: -1 | 1): void =>
    setItems((old) => {
      const at = old.findIndex((item) => item.id === id);
      const moved = old[at];
      const rest = old.filter((item) => item.id !== id);
      if (moved === undefined || at + by < 0 || at + by >= old.length) return old;
      focusOn(id);
      return [...rest.slice(0, at + by), moved, ...rest.slice(at + by)];
    });
  return { items, add, put, remove, step };
};

function Foot({
  draft,
  busy,
  ready,
}: {
  readonly draft: ListDraft;
  readonly busy: boolean;
  readonly ready: boolean;
}) {
  const t = useText();
  const used = useCodeLists().find(({ key }) => key === draft.key)?.usedBy ?? [];
  const remove = async (): Promise<void> => {
    if (draft.key !== null && (await removeList(draft.key, draft.title))) editList(null);
  };
  return (
    <div className={css.foot}>
      {draft.key !== null && used.length === 0 && (
        <Button variant="subtle" color="red" onClick={() => void remove()}>
          {t(listUi.remove)}
        </Button>
      )}
      {used.length > 0 && (
        <span className={css.hint}>
          {t(listUi.usedBy, {
            fields: used.map(({ fieldTitle, layerTitle }) => `${fieldTitle} (${layerTitle})`).join(', '),
          })}
        </span>
      )}
      <span className={css.spring} />
      <Button variant="default" onClick={() => editList(null)}>
        {t(frameText.cancel)}
      </Button>
      <Button type="submit" loading={busy} disabled={!ready}>
        {t(listUi.save)}
      </Button>
    </div>
  );
}

function ListForm({ draft }: { readonly draft: ListDraft }) {
  const t = useText();
  const [title, setTitle] = useState(draft.title);
  const [busy, setBusy] = useState(false);
  const { items, add, put, remove, step } = useItems(draft);
  const used = useUse(draft.key);
  const numbers = draft.items.length > 0 && draft.items.every(({ value }) => typeof value === 'number');
  const words = itemsOf(items, numbers);
  const save = async (): Promise<void> => {
    setBusy(true);
    const saved = await saveList({ ...draft, title: title.trim(), items: words });
    setBusy(false);
    if (saved) editList(null);
  };
  return (
    <form
      className={css.listForm}
      onSubmit={(event) => {
        event.preventDefault();
        void save();
      }}
    >
      <TextInput
        label={t(listUi.title)}
        value={title}
        maxLength={120}
        data-autofocus
        onChange={(event) => setTitle(event.currentTarget.value)}
        onKeyDown={(event) => event.key === 'Enter' && event.preventDefault()}
      />
      <p className={css.hint}>{t(listUi.valueHint)}</p>
      {draft.more && <p className={css.hint}>{t(listUi.more, { count: draft.items.length })}</p>}
      <div className={css.itemHead} aria-hidden="true">
        <span>{t(listUi.label)}</span>
        <span>{t(listUi.labelEn)}</span>
        <span>{t(listUi.value)}</span>
      </div>
      <ul className={css.items} aria-label={t(listUi.items)}>
        {items.map((item, i) => (
          <ListItem
            key={item.id}
            item={item}
            first={i === 0}
            last={i === items.length - 1}
            used={used.get(item.value) ?? 0}
            put={(change) => put(item.id, change)}
            onStep={(by) => step(item.id, by)}
            onRemove={() => remove(item.id)}
            onEnter={add}
          />
        ))}
      </ul>
      <Button
        variant="default"
        size="compact-md"
        className={css.addItem ?? ''}
        leftSection={<IconPlus size={16} />}
        onClick={add}
      >
        {t(listUi.addItem)}
      </Button>
      <Foot draft={draft} busy={busy} ready={title.trim() !== '' && words.length > 0} />
    </form>
  );
}

/** Writes a code list: its words in both languages, their order, what is stored, what is retired. */
export function ListDialog() {
  const t = useText();
  const draft = useFields((state) => state.list);
  return (
    <Modal
      opened={draft !== null}
      onClose={() => editList(null)}
      title={
        draft === null || draft.key === null
          ? t(listUi.newTitle)
          : t(listUi.editTitle, { title: draft.title })
      }
      closeButtonProps={{ 'aria-label': t(frameText.close) }}
      size={760}
      zIndex={220}
    >
      {draft !== null && <ListForm draft={draft} />}
    </Modal>
  );
}

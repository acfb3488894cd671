import { Button, Popover, TextInput } from '@mantine/core';
import { IconBookmark, IconChevronUp, IconPencil, IconTrash } from '@tabler/icons-react';
import { useQuery } from '@tanstack/react-query';
import { type FormEvent, useEffect, useRef, useState } from 'react';
import type { Bookmark } from '../../../shared/contract/bookmarks.ts';
import { bookmarksText } from '../../../shared/text/bookmarks.ts';
import { orpc } from '../../api/index.ts';
import { IconButton, RenameDialog, somethingIsOpen, useText } from '../../ui/index.ts';
import { useWorkspace } from '../workspace/index.ts';
import { goToBookmark, moveUp, removeView, renameView, saveView } from './bookmark-actions.ts';
import css from './bookmarks.module.css';

const NONE: readonly Bookmark[] = [];
/** Alt and a digit go to the first nine. */
const KEYS = 9;

/** The views that were kept, in their order. */
export const useBookmarks = (): readonly Bookmark[] => {
  const workspace = useWorkspace();
  return useQuery({ ...orpc.bookmarks.list.queryOptions(), enabled: workspace !== null }).data ?? NONE;
};

const useBookmarkKeys = (bookmarks: readonly Bookmark[]): void => {
  useEffect(() => {
    const press = (event: KeyboardEvent): void => {
      const digit = /^Digit([1-9])$/.exec(event.code)?.[1];
      if (!event.altKey || event.ctrlKey || event.metaKey || digit === undefined || somethingIsOpen()) return;
      const wanted = bookmarks[Number(digit) - 1];
      if (wanted === undefined) return;
      event.preventDefault();
      goToBookmark(wanted);
    };
    window.addEventListener('keydown', press);
    return () => window.removeEventListener('keydown', press);
  }, [bookmarks]);
};

function SaveForm() {
  const t = useText();
  const [title, setTitle] = useState('');
  const input = useRef<HTMLInputElement>(null);
  const submit = async (event: FormEvent): Promise<void> => {
    event.preventDefault();
    if (title.trim() === '' || !(await saveView(title.trim()))) return;
    setTitle('');
    // The button is off again: the keyboard would be left nowhere.
    input.current?.focus();
  };
  return (
    <form className={css.save} onSubmit={(event) => void submit(event)}>
      <TextInput
        ref={input}
        data-autofocus
        size="sm"
        label={t(bookmarksText.title)}
        value={title}
        maxLength={120}
        onChange={(event) => setTitle(event.currentTarget.value)}
      />
      <Button type="submit" size="sm" disabled={title.trim() === ''}>
        {t(bookmarksText.add)}
      </Button>
    </form>
  );
}

interface ListProps {
  readonly bookmarks: readonly Bookmark[];
  readonly readOnly: boolean;
  readonly onRename: (bookmark: Bookmark) => void;
  readonly onGone: () => void;
}

function BookmarkList({ bookmarks, readOnly, onRename, onGone }: ListProps) {
  const t = useText();
  return (
    <ol className={css.list}>
      {bookmarks.map((bookmark, index) => {
        const { id, title } = bookmark;
        return (
          <li key={id}>
            <button
              type="button"
              className={css.go}
              aria-label={t(bookmarksText.goTo, { title })}
              onClick={() => {
                goToBookmark(bookmark);
                onGone();
              }}
            >
              <span>{title}</span>
              {index < KEYS && <kbd>Alt {index + 1}</kbd>}
            </button>
            {!readOnly && (
              <>
                <IconButton
                  size={26}
                  label={t(bookmarksText.moveUp, { title })}
                  disabled={index === 0}
                  onClick={() => moveUp(bookmarks, index)}
                >
                  <IconChevronUp size={16} stroke={1.75} />
                </IconButton>
                <IconButton
                  size={26}
                  label={t(bookmarksText.rename, { title })}
                  onClick={() => onRename(bookmark)}
                >
                  <IconPencil size={16} stroke={1.75} />
                </IconButton>
                <IconButton
                  size={26}
                  label={t(bookmarksText.remove, { title })}
                  onClick={() => removeView(bookmark)}
                >
                  <IconTrash size={16} stroke={1.75} />
                </IconButton>
              </>
            )}
          </li>
        );
      })}
    </ol>
  );
}

/** Named views of the map: going there, keeping the one that is seen, changing them. */
export function BookmarksButton() {
  const t = useText();
  const bookmarks = useBookmarks();
  const readOnly = useWorkspace()?.readOnly ?? true;
  const [open, setOpen] = useState(false);
  const [renamed, setRenamed] = useState<Bookmark | null>(null);
  useBookmarkKeys(bookmarks);
  return (
    <>
      <Popover opened={open} onChange={setOpen} position="right-start" trapFocus returnFocus withinPortal>
        <Popover.Target>
          <IconButton
            label={t(bookmarksText.open)}
            tooltipSide="right"
            aria-expanded={open}
            onClick={() => setOpen(!open)}
          >
            <IconBookmark size={20} stroke={1.75} />
          </IconButton>
        </Popover.Target>
        <Popover.Dropdown className={css.card ?? ''}>
          {bookmarks.length === 0 && <p className={css.empty}>{t(bookmarksText.empty)}</p>}
          <BookmarkList
            bookmarks={bookmarks}
            readOnly={readOnly}
            onRename={(bookmark) => {
              setOpen(false);
              setRenamed(bookmark);
            }}
            onGone={() => setOpen(false)}
          />
          {!readOnly && <SaveForm />}
        </Popover.Dropdown>
      </Popover>
      <RenameDialog
        opened={renamed !== null}
        title={t(bookmarksText.renameTitle)}
        label={t(bookmarksText.title)}
        value={renamed?.title ?? ''}
        onClose={() => setRenamed(null)}
        onSave={(title) => renamed !== null && renameView(renamed.id, title)}
      />
    </>
  );
}

import { Button, Menu, Popover, TextInput } from '@mantine/core';
import {
  IconArrowDown,
  IconArrowUp,
  IconBookmark,
  IconChevronDown,
  IconDots,
  IconPencil,
  IconPin,
  IconTrash,
} from '@tabler/icons-react';
import { useState } from 'react';
import type { LayerSummary } from '../../../shared/contract/layers.ts';
import type { SavedView } from '../../../shared/contract/table-query.ts';
import { registerOf } from '../../../shared/domain/registers/index.ts';
import { frameText } from '../../../shared/text/frame.ts';
import { tablesText } from '../../../shared/text/tables.ts';
import { EMPTY_VIEW, useDesk } from '../../app/desk.ts';
import { IconButton, RenameDialog, useText } from '../../ui/index.ts';
import css from './tools.module.css';
import {
  applyView,
  isChanged,
  moveView,
  removeView,
  renameView,
  saveNewView,
  setDefaultView,
  updateView,
  useSavedViews,
} from './view-actions.ts';

interface LineProps {
  readonly layer: string;
  readonly view: SavedView;
  readonly views: readonly SavedView[];
  readonly current: boolean;
  readonly onClose: () => void;
}

function ViewLine({ layer, view, views, current, onClose }: LineProps) {
  const t = useText();
  const [renaming, setRenaming] = useState(false);
  const at = views.indexOf(view);
  const { title } = view;
  return (
    <li className={css.viewLine} data-current={current || undefined}>
      <button
        type="button"
        aria-current={current || undefined}
        onClick={() => {
          applyView(layer, view);
          onClose();
        }}
      >
        <span>{title}</span>
        {view.isDefault && <IconPin size={14} aria-label={t(tablesText.viewDefault, { title })} />}
      </button>
      <Menu position="bottom-end" withinPortal={false}>
        <Menu.Target>
          <IconButton size={28} label={t(tablesText.menuOf, { field: title })} tooltipSide="left">
            <IconDots size={16} />
          </IconButton>
        </Menu.Target>
        <Menu.Dropdown>
          <Menu.Item leftSection={<IconPin size={16} />} onClick={() => void setDefaultView(view)}>
            {t(view.isDefault ? tablesText.viewNotDefault : tablesText.viewDefault, { title })}
          </Menu.Item>
          <Menu.Item leftSection={<IconPencil size={16} />} onClick={() => setRenaming(true)}>
            {t(tablesText.viewRename, { title })}
          </Menu.Item>
          <Menu.Item
            leftSection={<IconArrowUp size={16} />}
            disabled={at === 0}
            onClick={() => void moveView(layer, views, at, at - 1)}
          >
            {t(tablesText.viewUp)}
          </Menu.Item>
          <Menu.Item
            leftSection={<IconArrowDown size={16} />}
            disabled={at === views.length - 1}
            onClick={() => void moveView(layer, views, at, at + 1)}
          >
            {t(tablesText.viewDown)}
          </Menu.Item>
          <Menu.Item
            color="red"
            leftSection={<IconTrash size={16} />}
            onClick={() => void removeView(layer, view)}
          >
            {t(tablesText.viewRemove, { title })}
          </Menu.Item>
        </Menu.Dropdown>
      </Menu>
      <RenameDialog
        opened={renaming}
        title={t(tablesText.viewRename, { title })}
        label={t(tablesText.viewName)}
        value={title}
        onClose={() => setRenaming(false)}
        onSave={(name) => void renameView(view, name)}
      />
    </li>
  );
}

function NewView({ layer, onDone }: { readonly layer: string; readonly onDone: () => void }) {
  const t = useText();
  const [title, setTitle] = useState('');
  const personal = registerOf(layer)?.store === 'restricted';
  return (
    <form
      className={css.newView}
      onSubmit={(event) => {
        event.preventDefault();
        if (title.trim() !== '') void saveNewView(layer, title.trim()).then((saved) => saved && onDone());
      }}
    >
      <TextInput
        size="sm"
        label={t(tablesText.viewSaveNew)}
        placeholder={t(tablesText.viewName)}
        maxLength={120}
        value={title}
        onChange={(event) => setTitle(event.currentTarget.value)}
      />
      {personal && <p className={css.note}>{t(tablesText.viewPersonal)}</p>}
      <Button type="submit" disabled={title.trim() === ''}>
        {t(frameText.save)}
      </Button>
    </form>
  );
}

function ViewList({
  layer,
  views,
  onClose,
}: {
  layer: string;
  views: readonly SavedView[];
  onClose: () => void;
}) {
  const t = useText();
  const now = useDesk((state) => state.tableViews[layer] ?? EMPTY_VIEW);
  const current = views.find(({ id }) => id === now.viewId);
  return (
    <div className={css.views}>
      <ul>
        <li className={css.viewLine} data-current={current === undefined || undefined}>
          <button
            type="button"
            aria-current={current === undefined || undefined}
            onClick={() => {
              applyView(layer, null);
              onClose();
            }}
          >
            {t(tablesText.viewUsual)}
          </button>
        </li>
        {views.map((view) => (
          <ViewLine
            key={view.id}
            layer={layer}
            view={view}
            views={views}
            current={view === current}
            onClose={onClose}
          />
        ))}
      </ul>
      {views.length === 0 && <p className={css.note}>{t(tablesText.viewNoneText)}</p>}
      {current && isChanged(now, current.look) && (
        <Button variant="default" onClick={() => void updateView(layer, current).then(onClose)}>
          {t(tablesText.viewSave, { title: current.title })}
        </Button>
      )}
      <NewView layer={layer} onDone={onClose} />
    </div>
  );
}

/** The saved views of a table: to look with, keep, change and put in order. */
export function ViewsMenu({ layer, labelled }: { readonly layer: LayerSummary; readonly labelled: boolean }) {
  const t = useText();
  const [open, setOpen] = useState(false);
  const views = useSavedViews(layer.name);
  const now = useDesk((state) => state.tableViews[layer.name] ?? EMPTY_VIEW);
  const current = views.find(({ id }) => id === now.viewId);
  const title = current?.title ?? t(tablesText.viewUsual);
  const changed = current !== undefined && isChanged(now, current.look);
  const words = changed ? `${title} · ${t(tablesText.viewChanged)}` : title;
  return (
    <Popover opened={open} onChange={setOpen} position="top-end" width={292} trapFocus withinPortal>
      <Popover.Target>
        {labelled ? (
          <Button
            size="compact-md"
            variant="default"
            className={css.viewButton ?? ''}
            leftSection={<IconBookmark size={16} stroke={1.75} />}
            rightSection={<IconChevronDown size={14} />}
            aria-label={t(tablesText.viewNow, { title: words })}
            onClick={() => setOpen(!open)}
          >
            {words}
          </Button>
        ) : (
          <IconButton
            label={t(tablesText.viewNow, { title: words })}
            tooltipSide="top"
            data-pressed={current !== undefined || undefined}
            onClick={() => setOpen(!open)}
          >
            <IconBookmark size={18} stroke={1.75} />
          </IconButton>
        )}
      </Popover.Target>
      <Popover.Dropdown p={8}>
        {open && <ViewList layer={layer.name} views={views} onClose={() => setOpen(false)} />}
      </Popover.Dropdown>
    </Popover>
  );
}

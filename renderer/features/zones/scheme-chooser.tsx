import { Button, Menu, Select, TextInput } from '@mantine/core';
import { IconDots, IconPencil, IconPlus, IconTrash } from '@tabler/icons-react';
import { type FormEvent, useState } from 'react';
import type { ZoneScheme } from '../../../shared/contract/zones.ts';
import { zonesUi } from '../../../shared/text/zones-ui.ts';
import { IconButton, useText } from '../../ui/index.ts';
import { createScheme, removeScheme, renameScheme } from './zone-actions.ts';
import { openScheme } from './zone-draft.ts';
import css from './zones.module.css';

interface SchemeProps {
  readonly schemes: readonly ZoneScheme[];
  readonly scheme: ZoneScheme;
}

/** Which zoning is worked on; several stand side by side. */
export function SchemeChooser({ schemes, scheme }: SchemeProps) {
  const t = useText();
  const [naming, setNaming] = useState<'new' | 'rename' | null>(null);
  if (naming !== null) {
    return (
      <SchemeNameForm
        start={naming === 'rename' ? scheme.title : ''}
        action={t(naming === 'rename' ? zonesUi.save : zonesUi.create)}
        onCancel={() => setNaming(null)}
        onName={async (title) => {
          const done = naming === 'rename' ? await renameScheme(scheme.id, title) : await createScheme(title);
          if (done) setNaming(null);
        }}
      />
    );
  }
  return (
    <div className={css.scheme}>
      <Select
        size="sm"
        aria-label={t(zonesUi.scheme)}
        data={schemes.map(({ id, title }) => ({ value: id, label: title }))}
        value={scheme.id}
        allowDeselect={false}
        onChange={openScheme}
      />
      <SchemeMenu scheme={scheme} onName={setNaming} />
    </div>
  );
}

interface MenuProps {
  readonly scheme: ZoneScheme;
  readonly onName: (what: 'new' | 'rename') => void;
}

function SchemeMenu({ scheme, onName }: MenuProps) {
  const t = useText();
  return (
    <Menu position="bottom-end">
      <Menu.Target>
        <IconButton label={t(zonesUi.schemeMenu)}>
          <IconDots size={18} stroke={1.75} />
        </IconButton>
      </Menu.Target>
      <Menu.Dropdown>
        <Menu.Item leftSection={<IconPlus size={16} stroke={1.75} />} onClick={() => onName('new')}>
          {t(zonesUi.newScheme)}
        </Menu.Item>
        <Menu.Item leftSection={<IconPencil size={16} stroke={1.75} />} onClick={() => onName('rename')}>
          {t(zonesUi.renameScheme)}
        </Menu.Item>
        <Menu.Item
          leftSection={<IconTrash size={16} stroke={1.75} />}
          onClick={() => void removeScheme(scheme)}
        >
          {t(zonesUi.removeScheme)}
        </Menu.Item>
      </Menu.Dropdown>
    </Menu>
  );
}

interface NameFormProps {
  readonly start: string;
  readonly action: string;
  readonly onName: (title: string) => void;
  readonly onCancel: () => void;
}

function SchemeNameForm({ start, action, onName, onCancel }: NameFormProps) {
  const t = useText();
  const [title, setTitle] = useState(start);
  const submit = (event: FormEvent): void => {
    event.preventDefault();
    if (title.trim() !== '') onName(title.trim());
  };
  return (
    <form className={css.nameForm} onSubmit={submit}>
      <TextInput
        size="sm"
        autoFocus
        label={t(zonesUi.schemeName)}
        placeholder={t(zonesUi.schemeNameHint)}
        value={title}
        maxLength={120}
        onChange={(event) => setTitle(event.currentTarget.value)}
        onKeyDown={(event) => event.key === 'Escape' && onCancel()}
      />
      <div className={css.buttons}>
        <Button type="submit" size="compact-md" disabled={title.trim() === ''}>
          {action}
        </Button>
        <Button size="compact-md" variant="default" onClick={onCancel}>
          {t(zonesUi.cancel)}
        </Button>
      </div>
    </form>
  );
}

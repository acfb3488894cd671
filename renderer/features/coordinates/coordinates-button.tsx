import { Popover } from '@mantine/core';
import { IconCopy, IconListDetails } from '@tabler/icons-react';
import { useState } from 'react';
import type { Position } from '../../../shared/geo/geometry.ts';
import { mapToolsText } from '../../../shared/text/map-tools.ts';
import { copyText } from '../../app/copy-text.ts';
import { IconButton, useText } from '../../ui/index.ts';
import css from './coordinates.module.css';
import { useWrittenPlace } from './place-systems.ts';

/** A place in every system, each to be copied by a click. */
export function CoordinateList({ at }: { readonly at: Position }) {
  const t = useText();
  const written = useWrittenPlace(at);
  return (
    <ul className={css.list} aria-label={t(mapToolsText.systems)}>
      {written.map(({ key, title, text }) => (
        <li key={key}>
          <button
            type="button"
            aria-label={`${t(mapToolsText.copyAs, { system: t(title) })} ${text}`}
            onClick={() => void copyText(text)}
          >
            <small>{t(title)}</small>
            <b>{text}</b>
            <IconCopy size={15} stroke={1.75} aria-hidden="true" />
          </button>
        </li>
      ))}
    </ul>
  );
}

/** Opens the list for a place. */
export function CoordinatesButton({ at }: { readonly at: readonly [number, number] }) {
  const t = useText();
  const [open, setOpen] = useState(false);
  return (
    <Popover opened={open} onChange={setOpen} position="bottom-end" trapFocus returnFocus withinPortal>
      <Popover.Target>
        <IconButton size={28} label={t(mapToolsText.systems)} onClick={() => setOpen(!open)}>
          <IconListDetails size={16} stroke={1.75} />
        </IconButton>
      </Popover.Target>
      <Popover.Dropdown p={4}>
        <CoordinateList at={[at[0], at[1]]} />
      </Popover.Dropdown>
    </Popover>
  );
}

import { Modal } from '@mantine/core';
import {
  IconCommand,
  IconCurrentLocation,
  IconMapPin,
  IconSearch,
  IconStack2,
  IconUserSearch,
} from '@tabler/icons-react';
import { type KeyboardEvent, useEffect, useRef, useState } from 'react';
import { frameText } from '../../../shared/text/frame.ts';
import { setSearchOpen, useDesk } from '../../app/desk.ts';
import { useText } from '../../ui/index.ts';
import { AreaNote } from '../area-filter/index.ts';
import { useEntries } from './entries.ts';
import type { Command, Entry } from './entry.ts';
import css from './search.module.css';

const GROUPS = {
  place: { title: frameText.searchPlace, Icon: IconCurrentLocation },
  persons: { title: frameText.searchPersons, Icon: IconUserSearch },
  rows: { title: frameText.searchRows, Icon: IconMapPin },
  layers: { title: frameText.searchLayers, Icon: IconStack2 },
  commands: { title: frameText.searchCommands, Icon: IconCommand },
} as const;

function Results({
  entries,
  at,
  onRun,
}: {
  readonly entries: readonly Entry[];
  readonly at: number;
  readonly onRun: (entry: Entry) => void;
}) {
  const t = useText();
  useEffect(() => {
    document.getElementById(`search-${at}`)?.scrollIntoView({ block: 'nearest' });
  }, [at]);
  return (
    <div
      id="search-results"
      className={css.results}
      role="listbox"
      tabIndex={-1}
      aria-label={t(frameText.search)}
    >
      {entries.map((entry, index) => {
        const { title, Icon } = GROUPS[entry.group];
        return (
          <div key={entry.key} className={css.part}>
            {entries[index - 1]?.group !== entry.group && <p className={css.group}>{t(title)}</p>}
            {/* biome-ignore lint/a11y/useKeyWithClickEvents: the input above answers the keys for all results */}
            <div
              id={`search-${index}`}
              className={css.entry}
              role="option"
              tabIndex={-1}
              aria-selected={index === at}
              onClick={() => onRun(entry)}
            >
              <Icon size={18} stroke={1.75} aria-hidden="true" />
              <b>{entry.title}</b>
              <small>{entry.subtitle}</small>
            </div>
          </div>
        );
      })}
    </div>
  );
}

function SearchBox({ commands }: { readonly commands: readonly Command[] }) {
  const t = useText();
  const [text, setText] = useState('');
  const [at, setAt] = useState(0);
  const [waiting, setWaiting] = useState(false);
  const { entries, settled, why } = useEntries(text, commands);
  const run = (entry: Entry | undefined): void => {
    if (entry === undefined) return;
    if (!entry.stays) setSearchOpen(false);
    entry.run();
  };
  const latest = useRef({ run, entry: entries[at] });
  latest.current = { run, entry: entries[at] };
  // Enter pressed before the answer came means the answer to what was typed, not to what stood there before.
  useEffect(() => {
    if (!waiting || !settled) return;
    setWaiting(false);
    latest.current.run(latest.current.entry);
  }, [waiting, settled]);
  const keys = (event: KeyboardEvent): void => {
    const step = event.key === 'ArrowDown' ? 1 : event.key === 'ArrowUp' ? -1 : 0;
    if (step !== 0) {
      event.preventDefault();
      setAt(entries.length === 0 ? 0 : (at + step + entries.length) % entries.length);
    }
    if (event.key === 'Enter') setWaiting(true);
  };
  return (
    <>
      <SearchInput
        text={text}
        active={entries.length > 0 ? `search-${at}` : undefined}
        onText={(typed) => {
          setText(typed);
          setAt(0);
          setWaiting(false);
        }}
        onKeyDown={keys}
      />
      <AreaNote wide />
      <Results entries={entries} at={at} onRun={run} />
      {entries.length === 0 && settled && (
        <div className={css.none} role="status">
          <b>{t(frameText.searchEmpty, { text: text.trim() })}</b>
          <span>{t(why === null ? frameText.searchEmptyText : frameText.searchNoPlace[why])}</span>
        </div>
      )}
    </>
  );
}

interface SearchInputProps {
  readonly text: string;
  /** The id of the result that Enter means. */
  readonly active: string | undefined;
  readonly onText: (text: string) => void;
  readonly onKeyDown: (event: KeyboardEvent) => void;
}

function SearchInput({ text, active, onText, onKeyDown }: SearchInputProps) {
  const t = useText();
  const input = useRef<HTMLInputElement>(null);
  // What is typed right after Ctrl+K belongs here: the dialog's own focusing comes a task later, and letters would be lost.
  // Not before the effects about are through, one of which notes where the focus goes back to.
  useEffect(() => {
    queueMicrotask(() => input.current?.focus());
  }, []);
  return (
    <div className={css.box}>
      <IconSearch size={20} stroke={1.75} aria-hidden="true" />
      <input
        ref={input}
        data-autofocus
        role="combobox"
        aria-expanded="true"
        aria-controls="search-results"
        aria-activedescendant={active}
        aria-label={t(frameText.search)}
        placeholder={t(frameText.searchHint)}
        value={text}
        onChange={(event) => onText(event.currentTarget.value)}
        onKeyDown={onKeyDown}
      />
      <kbd>Esc</kbd>
    </div>
  );
}

/** Ctrl+K: rows, layers and commands by name, with and without tone marks; places by coordinates. */
export function SearchDialog({ commands }: { readonly commands: readonly Command[] }) {
  const open = useDesk((state) => state.searchOpen);
  const t = useText();
  return (
    <Modal
      opened={open}
      onClose={() => setSearchOpen(false)}
      withCloseButton={false}
      padding={0}
      size={600}
      yOffset="10vh"
      centered={false}
      aria-label={t(frameText.search)}
      // Were it faded in, it would not be there yet for what is typed right after Ctrl+K.
      transitionProps={{ duration: 0 }}
    >
      <SearchBox commands={commands} />
    </Modal>
  );
}

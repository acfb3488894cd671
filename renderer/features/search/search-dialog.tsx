import { Modal } from '@mantine/core';
import { useDebouncedValue } from '@mantine/hooks';
import { IconCommand, IconCurrentLocation, IconMapPin, IconSearch, IconStack2 } from '@tabler/icons-react';
import { keepPreviousData, useQuery } from '@tanstack/react-query';
import { type KeyboardEvent, useEffect, useRef, useState } from 'react';
import type { SearchHit } from '../../../shared/contract/search.ts';
import { looseText } from '../../../shared/domain/thai-text.ts';
import { frameText } from '../../../shared/text/frame.ts';
import { orpc } from '../../api/index.ts';
import { goTo, openTable, setActiveLayer, setSearchOpen, setSelection, useDesk } from '../../app/desk.ts';
import { deskMapApi } from '../../map/index.ts';
import { useText } from '../../ui/index.ts';
import { useNear } from '../workspace/index.ts';
import css from './search.module.css';
import { typedPlace } from './typed-place.ts';

/** Something that can be done by its name. */
export interface Command {
  readonly title: string;
  readonly keys?: string;
  readonly run: () => void;
}

interface Entry {
  readonly key: string;
  readonly group: 'place' | 'rows' | 'layers' | 'commands';
  readonly title: string;
  readonly subtitle: string;
  readonly run: () => void;
}

const goToHit = (hit: SearchHit): void => {
  if (useDesk.getState().place !== 'data') goTo('map');
  if (hit.fid === null) {
    setActiveLayer(hit.layer);
    openTable(hit.layer);
    return;
  }
  deskMapApi.pin(null);
  setSelection({ layer: hit.layer, fids: [hit.fid] });
  void deskMapApi.focusFeatures(hit.layer, [hit.fid]);
};

const entriesOf = (hits: readonly SearchHit[], commands: readonly Command[], text: string): Entry[] => {
  const of = (kind: SearchHit['kind'], group: Entry['group']): Entry[] =>
    hits
      .filter((hit) => hit.kind === kind)
      .map((hit) => ({
        key: `${hit.layer} ${hit.fid}`,
        group,
        title: hit.title,
        subtitle: [hit.layerTitle, hit.subtitle]
          .filter((part) => part !== '' && part !== hit.title)
          .join(' · '),
        run: () => goToHit(hit),
      }));
  const wanted = looseText(text);
  const named = commands
    .filter((command) => looseText(command.title).includes(wanted))
    .map((command) => ({
      key: command.title,
      group: 'commands' as const,
      title: command.title,
      subtitle: command.keys ?? '',
      run: command.run,
    }));
  return [...of('row', 'rows'), ...of('layer', 'layers'), ...named];
};

const GROUPS = {
  place: { title: frameText.searchPlace, Icon: IconCurrentLocation },
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

/** What is found for the words typed so far; `settled` once it is for all of them. */
const useEntries = (text: string, commands: readonly Command[]) => {
  const wanted = text.trim();
  const [asked] = useDebouncedValue(wanted, 120);
  const found = useQuery({
    ...orpc.search.query.queryOptions({
      input: { text: asked, limit: 20 },
      placeholderData: keepPreviousData,
    }),
    enabled: asked !== '',
  });
  const place = typedPlace(wanted, useNear());
  const first: Entry[] = place === null ? [] : [{ key: 'place', group: 'place', ...place }];
  const others = entriesOf(wanted === '' ? [] : (found.data ?? []), commands, wanted);
  const settled = asked === wanted && !found.isFetching;
  // A place is read here: it waits for no answer.
  return { entries: [...first, ...others], settled: settled || place !== null };
};

function SearchBox({ commands }: { readonly commands: readonly Command[] }) {
  const t = useText();
  const [text, setText] = useState('');
  const [at, setAt] = useState(0);
  const [waiting, setWaiting] = useState(false);
  const { entries, settled } = useEntries(text, commands);
  const run = (entry: Entry | undefined): void => {
    if (entry === undefined) return;
    setSearchOpen(false);
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
      <Results entries={entries} at={at} onRun={run} />
      {entries.length === 0 && settled && (
        <div className={css.none} role="status">
          <b>{t(frameText.searchEmpty, { text: text.trim() })}</b>
          <span>{t(frameText.searchEmptyText)}</span>
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
  return (
    <div className={css.box}>
      <IconSearch size={20} stroke={1.75} aria-hidden="true" />
      <input
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
      transitionProps={{ duration: 100 }}
    >
      <SearchBox commands={commands} />
    </Modal>
  );
}

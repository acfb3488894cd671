import { ActionIcon, Button, Checkbox, Tooltip } from '@mantine/core';
import { IconAlertTriangle, IconChevronLeft, IconFilePlus } from '@tabler/icons-react';
import { useRef } from 'react';
import type { ImportSet } from '../../../shared/contract/imports.ts';
import { formatNumber } from '../../../shared/domain/units.ts';
import { importsInto } from '../../../shared/text/imports-into-ui.ts';
import { importsUi } from '../../../shared/text/imports-ui.ts';
import { formatSize, useText } from '../../ui/index.ts';
import css from './import-page.module.css';
import { isTaken, type ReviewedSet, type, useImport } from './import-store.ts';
import { IntoSelect } from './into-select.tsx';
import { pickAndImport } from './pick-files.ts';
import { ProfileSelect } from './profile-select.tsx';

/** What is being imported, into which register and by which profile. */
export function PageHead() {
  const t = useText();
  const { fileNames, sets, active, phase } = useImport();
  const reviewed = sets.find(({ set }) => set.key === active);
  const name = fileNames.length === 1 ? (fileNames[0] ?? '') : (reviewed?.set.name ?? fileNames[0] ?? '');
  const heading =
    sets.length > 1 && fileNames.length > 1
      ? t(importsUi.headingMany, { n: sets.length })
      : t(importsUi.heading, { name });
  const deciding = reviewed !== undefined && reviewed.set.refusal === null;
  return (
    <header className={css.head}>
      <Tooltip label={t(importsUi.back)}>
        <ActionIcon
          variant="subtle"
          color="gray"
          size={32}
          aria-label={t(importsUi.back)}
          onClick={() => useImport.setState({ shown: false })}
        >
          <IconChevronLeft size={20} stroke={1.75} />
        </ActionIcon>
      </Tooltip>
      <div className={css.headWords}>
        <h1 title={fileNames.join(', ')}>{heading}</h1>
        {reviewed !== undefined && <SetFacts set={reviewed.set} />}
      </div>
      <span className={css.spring} />
      {deciding && (
        <div className={css.pickers} inert={phase === 'committing'}>
          <IntoSelect reviewed={reviewed} />
          <ProfileSelect reviewed={reviewed} />
        </div>
      )}
    </header>
  );
}

const extensionsOf = (set: ImportSet): string =>
  [...new Set(set.parts.map((part) => part.slice(part.lastIndexOf('.')).toLowerCase()))].join(' ');

function SetFacts({ set }: { readonly set: ImportSet }) {
  const t = useText();
  const missing = set.missing.map((part) => (part.startsWith('.') ? part : `.${part}`));
  const parts = [
    extensionsOf(set),
    ...(missing.length > 0 ? [t(importsUi.missingParts, { parts: missing.join(' ') })] : []),
    ...(set.refusal === null
      ? [
          `${t(importsUi.rows, { n: formatNumber(set.featureCount) })} ${t(importsUi.shape[set.geometryType])}`,
        ]
      : []),
    formatSize(set.sizeBytes),
  ];
  return (
    <p>
      <span title={parts.join(' · ')}>{parts.join(' · ')}</span>
      {missing.length > 0 && (
        <Button
          size="compact-xs"
          variant="subtle"
          leftSection={<IconFilePlus size={14} stroke={1.75} />}
          onClick={() => void pickAndImport(true)}
        >
          {t(importsUi.addParts)}
        </Button>
      )}
    </p>
  );
}

/** The sets of the file, each with a tick whether it goes in; arrow keys walk along them. */
export function SetTabs() {
  const t = useText();
  const sets = useImport((state) => state.sets);
  const active = useImport((state) => state.active);
  const list = useRef<HTMLDivElement>(null);
  if (sets.length < 2) return null;
  const move = (step: number): void => {
    const at = sets.findIndex(({ set }) => set.key === active);
    const next = sets[(at + step + sets.length) % sets.length];
    useImport.setState({ active: next?.set.key ?? null });
    requestAnimationFrame(() => list.current?.querySelector<HTMLElement>('[aria-selected="true"]')?.focus());
  };
  return (
    <div className={css.tabBar}>
      <div
        ref={list}
        role="tablist"
        aria-label={t(importsUi.setsOfFile)}
        className={css.tabs}
        onKeyDown={(event) => {
          if (event.key === 'ArrowRight') move(1);
          if (event.key === 'ArrowLeft') move(-1);
        }}
      >
        {sets.map((reviewed) => (
          <SetTab key={reviewed.set.key} reviewed={reviewed} on={reviewed.set.key === active} />
        ))}
      </div>
      <small>{t(importsInto.setsCount, { n: sets.filter(isTaken).length, all: sets.length })}</small>
    </div>
  );
}

function SetTab({ reviewed, on }: { readonly reviewed: ReviewedSet; readonly on: boolean }) {
  const t = useText();
  const { set, typed } = reviewed;
  const refused = set.refusal !== null;
  return (
    <span className={css.tab} data-on={on || undefined} role="presentation">
      {refused ? (
        <IconAlertTriangle size={15} stroke={1.75} aria-label={t(importsInto.refused)} />
      ) : (
        <Checkbox
          size="xs"
          aria-label={`${t(importsUi.takeSet)} ${set.name}`}
          checked={typed.take}
          onChange={(event) => type(set.key, { take: event.currentTarget.checked })}
        />
      )}
      <button
        type="button"
        role="tab"
        aria-selected={on}
        tabIndex={on ? 0 : -1}
        data-off={!isTaken(reviewed) || undefined}
        onClick={() => useImport.setState({ active: set.key })}
      >
        {set.name} <small>{refused ? t(importsInto.refused) : formatNumber(set.featureCount)}</small>
      </button>
    </span>
  );
}

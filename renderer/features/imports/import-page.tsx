import { ActionIcon, Button, Tooltip } from '@mantine/core';
import { IconChevronLeft, IconFileAlert, IconFilePlus } from '@tabler/icons-react';
import { useRef } from 'react';
import type { ImportSet } from '../../../shared/contract/imports.ts';
import { formatNumber } from '../../../shared/domain/units.ts';
import { importsUi } from '../../../shared/text/imports-ui.ts';
import { refusalSentence, useJob } from '../../api/index.ts';
import { pickFiles } from '../../platform/index.ts';
import { Empty, ErrorNotice, useText } from '../../ui/index.ts';
import { AboutCard } from './about-card.tsx';
import { CrsCard } from './crs-card.tsx';
import { FieldsCard } from './fields-card.tsx';
import { formatSize } from './file-size.ts';
import { FoundCard } from './found-card.tsx';
import { cancelImport, retryImport, startImport } from './import-actions.ts';
import { ImportFoot } from './import-foot.tsx';
import css from './import-page.module.css';
import { ImportResultList } from './import-result.tsx';
import { type ReviewedSet, useImport } from './import-store.ts';
import { ThaiTextCard } from './thai-text-card.tsx';
import { WorkingCard } from './working-card.tsx';

/** Kinds of files that can be picked. */
export const IMPORT_EXTENSIONS = ['zip', 'shp', 'shx', 'dbf', 'prj', 'cpg'];

/** Lets the user pick files and starts an import with them; with `keep` they join the open one. */
export const pickAndImport = async (keep = false): Promise<void> => {
  const refs = await pickFiles(IMPORT_EXTENSIONS);
  await startImport(refs, keep);
};

/** The whole intake on one page: from dropped files to the button that says how many rows change. */
export function ImportPage() {
  const t = useText();
  const phase = useImport((state) => state.phase);
  return (
    <main className={css.page} aria-label={t(importsUi.heading, { name: '' })}>
      <PageHead />
      <div className={css.body}>
        {phase === 'review' || phase === 'committing' ? <Review /> : <Waiting />}
      </div>
      <ImportFoot />
    </main>
  );
}

function PageHead() {
  const t = useText();
  const { fileNames, sets, active } = useImport();
  const reviewed = sets.find(({ set }) => set.key === active);
  const name = fileNames.length === 1 ? (fileNames[0] ?? '') : (reviewed?.set.name ?? fileNames[0] ?? '');
  const heading =
    sets.length > 1 ? t(importsUi.headingMany, { n: sets.length }) : t(importsUi.heading, { name });
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
      {sets.length > 1 && <SetTabs sets={sets} active={active} />}
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
    `${t(importsUi.rows, { n: formatNumber(set.featureCount) })} ${t(importsUi.shape[set.geometryType])}`,
    formatSize(set.sizeBytes),
  ];
  return (
    <p>
      {parts.join(' · ')}
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

function SetTabs({
  sets,
  active,
}: {
  readonly sets: readonly ReviewedSet[];
  readonly active: string | null;
}) {
  const t = useText();
  const list = useRef<HTMLDivElement>(null);
  const move = (step: number): void => {
    const at = sets.findIndex(({ set }) => set.key === active);
    const next = sets[(at + step + sets.length) % sets.length];
    useImport.setState({ active: next?.set.key ?? null });
    requestAnimationFrame(() => list.current?.querySelector<HTMLElement>('[aria-selected="true"]')?.focus());
  };
  return (
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
      {sets.map(({ set, choice }) => (
        <button
          key={set.key}
          type="button"
          role="tab"
          aria-selected={set.key === active}
          tabIndex={set.key === active ? 0 : -1}
          data-off={!choice.take || undefined}
          onClick={() => useImport.setState({ active: set.key })}
        >
          {set.name} <small>{formatNumber(set.featureCount)}</small>
        </button>
      ))}
    </div>
  );
}

function Review() {
  const t = useText();
  const { sets, active, phase } = useImport();
  const reviewed = sets.find(({ set }) => set.key === active);
  if (reviewed === undefined) {
    return (
      <Empty
        icon={<IconFileAlert size={24} stroke={1.75} />}
        title={t(importsUi.nothingFound)}
        text={t(importsUi.nothingFoundHint)}
      >
        <Button onClick={() => void pickAndImport()}>{t(importsUi.chooseFiles)}</Button>
      </Empty>
    );
  }
  const { set, trouble } = reviewed;
  return (
    <div className={css.grid} inert={phase === 'committing'}>
      {trouble !== null && (
        <div className={css.trouble}>
          <ErrorNotice text={t(refusalSentence(trouble))} />
        </div>
      )}
      <ThaiTextCard key={`text-${set.key}`} reviewed={reviewed} />
      <CrsCard key={`crs-${set.key}`} reviewed={reviewed} />
      <FieldsCard key={`fields-${set.key}`} set={set} />
      <AboutCard key={`about-${set.key}`} reviewed={reviewed} several={sets.length > 1} />
      <FoundCard key={`found-${set.key}`} set={set} />
    </div>
  );
}

function Waiting() {
  const t = useText();
  const { phase, failure, result, jobId, refs } = useImport();
  const job = useJob(jobId);
  if (phase === 'done' && result !== null) return <ImportResultList result={result} />;
  if (phase === 'failed') {
    return (
      <div className={css.middle}>
        <ErrorNotice text={t(refusalSentence(failure))}>
          <div className={css.ways}>
            {refs.length > 0 && (
              <Button size="compact-md" onClick={retryImport}>
                {t(importsUi.tryAgain)}
              </Button>
            )}
            {refs.length > 0 && (
              <Button size="compact-md" variant="default" onClick={() => void pickAndImport(true)}>
                {t(importsUi.addParts)}
              </Button>
            )}
            <Button size="compact-md" variant="default" onClick={() => void pickAndImport()}>
              {t(importsUi.chooseFiles)}
            </Button>
          </div>
        </ErrorNotice>
      </div>
    );
  }
  return <WorkingCard job={job} onCancel={cancelImport} />;
}

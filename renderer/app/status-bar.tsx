import { IconCheck, IconPlugConnectedX } from '@tabler/icons-react';
import { useEffect } from 'react';
import type { Job } from '../../shared/contract/events.ts';
import { formatTime } from '../../shared/domain/dates.ts';
import { formatNumber } from '../../shared/domain/units.ts';
import { frameText } from '../../shared/text/frame.ts';
import { cancelJob, useJobs } from '../api/index.ts';
import { PositionPart } from '../features/coordinates/index.ts';
import { ScalePart } from '../features/map-tools/index.ts';
import { DraftChip, useGoneRows, useSelectionArea } from '../features/records/index.ts';
import { StatusLock } from '../features/restricted/index.ts';
import { SelectionMenu } from '../features/selection/index.ts';
import { LiveMeasure, useIsDrawing } from '../features/shapes/index.ts';
import { useWorkspace } from '../features/workspace/index.ts';
import { FormatArea, JobProgress, useLanguage, useText } from '../ui/index.ts';
import { setSelection, useDesk, withoutRows } from './desk.ts';
import { useLine } from './line.ts';
import css from './status-bar.module.css';

function DrawingPart() {
  return (
    <span className={css.part}>
      <LiveMeasure />
    </span>
  );
}

function SelectionPart() {
  const t = useText();
  const selection = useDesk((state) => state.selection);
  const area = useSelectionArea(selection);
  const gone = useGoneRows(selection);
  useEffect(() => {
    if (selection !== null && gone.length > 0) setSelection(withoutRows(selection, gone));
  }, [selection, gone]);
  const count = (selection?.fids.length ?? 0) - gone.length;
  if (count <= 0) return null;
  return (
    <span className={css.part}>
      {count === 1 ? t(frameText.selectedOne) : t(frameText.selectedMany, { count: formatNumber(count) })}
      {area !== null && (
        <>
          {' · '}
          <FormatArea m2={area} />
        </>
      )}
      {selection !== null && <SelectionMenu selection={selection} />}
    </span>
  );
}

/** Kept in step by the app itself: nobody asked for it, so it is told of last, and nobody need end it. */
const isUpkeep = (job: Job): boolean => job.kind === 'search-index';
/** Upkeep says how far it is only when it takes long. */
const isTold = (job: Job): boolean => job.state === 'running' && (!isUpkeep(job) || job.progress !== null);

function JobsPart() {
  const t = useText();
  const running = useJobs()
    .filter(isTold)
    .sort((a, b) => Number(isUpkeep(a)) - Number(isUpkeep(b)));
  const [first] = running;
  if (first === undefined) return null;
  return (
    <span className={css.part} role="status">
      {isUpkeep(first) ? (
        <JobProgress job={first} form="line" />
      ) : (
        <JobProgress job={first} form="line" onCancel={() => void cancelJob(first.id)} />
      )}
      {running.length > 1 && t(frameText.otherJobs, { count: running.length - 1 })}
    </span>
  );
}

/** Where the pointer is, what is selected, what is being done, when it was saved. */
export function StatusBar() {
  const t = useText();
  const language = useLanguage((state) => state.language);
  const workspace = useWorkspace();
  const line = useLine((state) => state.line);
  const drawing = useIsDrawing();
  return (
    <section className={css.bar} aria-label={t(frameText.statusBar)}>
      <PositionPart partClass={css.part} />
      <ScalePart partClass={css.part} />
      {drawing ? <DrawingPart /> : <SelectionPart />}
      <span className={css.spring} />
      <JobsPart />
      <DraftChip />
      <StatusLock />
      {line === 'alive' ? (
        <span className={css.part}>
          <IconCheck size={16} stroke={1.75} className={css.ok} aria-hidden="true" />
          {workspace !== null && t(frameText.savedAt, { time: formatTime(workspace.savedAt, language) })}
        </span>
      ) : (
        <span className={css.part} data-tone="warn" role="status">
          <IconPlugConnectedX size={16} stroke={1.75} aria-hidden="true" />
          {t(line === 'renewed' ? frameText.lineOld : frameText.lineLost)}
        </span>
      )}
    </section>
  );
}

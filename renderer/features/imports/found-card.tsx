import { Button } from '@mantine/core';
import { IconAlertTriangle, IconCircleX, IconInfoCircle } from '@tabler/icons-react';
import { type ReactNode, useMemo, useState } from 'react';
import type { Bilingual, Issue } from '../../../shared/contract/base.ts';
import type { ImportSet } from '../../../shared/contract/imports.ts';
import { formatNumber } from '../../../shared/domain/units.ts';
import { importsShapes } from '../../../shared/text/imports-shapes-ui.ts';
import { importsUi } from '../../../shared/text/imports-ui.ts';
import { useText } from '../../ui/index.ts';
import { Card } from './card.tsx';
import css from './cards.module.css';
import { ConflictsDialog } from './conflicts-dialog.tsx';
import { rowsAbove } from './file-row.ts';
import type { ReviewedSet } from './import-store.ts';
import { ShapesDialog } from './shapes-dialog.tsx';
import { saveSkippedRows } from './skipped-rows.ts';

const ICONS = { info: IconInfoCircle, warning: IconAlertTriangle, error: IconCircleX };
const RANK = { error: 0, warning: 1, info: 2 };

/** What was noticed, worst first, with ways to look at it, and every skipped row with its reason. */
export function FoundCard({ reviewed }: { readonly reviewed: ReviewedSet }) {
  const t = useText();
  const { set } = reviewed;
  const issues = useMemo(
    () => [...set.issues].sort((a, b) => RANK[a.severity] - RANK[b.severity]),
    [set.issues],
  );
  const blocked = issues.some((issue) => issue.severity === 'error');
  const asks = set.encoding.name === null || (set.crs.id === null && set.geometryType !== 'None');
  const words = asks ? importsUi.foundAsk : blocked ? importsUi.foundBlock : importsUi.foundNoBlock;
  const note = issues.length === 0 ? '' : t(words);
  return (
    <Card kind="found" title={t(importsUi.found)} note={note}>
      <div className={css.scroll}>
        {issues.length === 0 && set.skippedRows.length === 0 && (
          <p className={css.none}>{t(set.account.read === 0 ? importsUi.noRows : importsUi.foundNothing)}</p>
        )}
        <IssuesToLookAt set={set} issues={issues} />
        <SkippedRows reviewed={reviewed} />
      </div>
    </Card>
  );
}

type Look = 'changes' | 'conflicts';
const CONFLICTS: readonly string[] = ['geometry-overlap', 'geometry-sliver', 'geometry-gap'];

/** What can be looked at of an issue: shapes before and after, or places where areas collide. */
const lookOf = (issue: Issue, set: ImportSet): Look | null => {
  if (set.shapeConflicts.length > 0 && CONFLICTS.includes(issue.code)) return 'conflicts';
  return set.shapeChanges.some(({ code }) => code === issue.code) ? 'changes' : null;
};

/** Issues, each with the way to look at it; a way that no issue leads to stands below. */
function IssuesToLookAt({ set, issues }: { readonly set: ImportSet; readonly issues: readonly Issue[] }) {
  const t = useText();
  const [shown, setShown] = useState<Look | null>(null);
  const { shapeChanges, shapeConflicts } = set;
  const linked = new Set(issues.map((issue) => lookOf(issue, set)));
  const close = (): void => setShown(null);
  const button = (look: Look, words: Bilingual): ReactNode => (
    <Button size="compact-xs" variant="light" onClick={() => setShown(look)}>
      {t(words)}
    </Button>
  );
  const tool = (issue: Issue): ReactNode => {
    const look = lookOf(issue, set);
    if (look === null) return null;
    return button(look, look === 'changes' ? importsShapes.lookChanges : importsShapes.lookConflicts);
  };
  const loose = {
    changes: shapeChanges.length > 0 && !linked.has('changes'),
    conflicts: shapeConflicts.length > 0 && !linked.has('conflicts'),
  };
  return (
    <>
      <IssueList issues={issues} above={rowsAbove(set)} tool={tool} />
      {(loose.changes || loose.conflicts) && (
        <div className={css.looks}>
          {loose.changes && button('changes', importsShapes.changes)}
          {loose.conflicts && button('conflicts', importsShapes.conflicts)}
        </div>
      )}
      <ShapesDialog
        opened={shown === 'changes'}
        changes={shapeChanges}
        above={rowsAbove(set)}
        onClose={close}
      />
      <ConflictsDialog opened={shown === 'conflicts'} set={set} onClose={close} />
    </>
  );
}

/** Examples are row numbers or names. */
const areRows = (issue: Issue): boolean => issue.examples.every((example) => /^\d+$/.test(example));

/** Some examples; rows by their number in the file. */
const listOf = (issue: Issue, above: number): string =>
  issue.examples
    .slice(0, 5)
    .map((example) => (areRows(issue) ? formatNumber(Number(example) + above) : example))
    .join(', ');

interface IssueListProps {
  readonly issues: readonly Issue[];
  /** Rows of the file above its first row of data. */
  readonly above?: number;
  /** A button beside an issue. */
  readonly tool?: (issue: Issue) => ReactNode;
}

/** Issues as sentences with their counts. */
export function IssueList({ issues, above = 0, tool }: IssueListProps) {
  const t = useText();
  return (
    <ul className={css.issues}>
      {issues.map((issue) => {
        const Icon = ICONS[issue.severity];
        return (
          <li key={`${issue.code}-${issue.message}`} data-tone={issue.severity}>
            <Icon size={16} stroke={1.75} aria-label={t(importsUi[issue.severity])} />
            <span>
              {t({ th: issue.message, en: issue.messageEn })}
              {issue.examples.length > 0 && (
                <small>
                  {t(areRows(issue) ? importsUi.exampleRows : importsUi.examples, {
                    list: listOf(issue, above),
                  })}
                </small>
              )}
            </span>
            {tool?.(issue)}
            <b>{formatNumber(issue.count)}</b>
          </li>
        );
      })}
    </ul>
  );
}

/** Skipped rows shown in the card; all of them are in the file that can be saved. */
const SHOWN = 100;

function SkippedRows({ reviewed }: { readonly reviewed: ReviewedSet }) {
  const t = useText();
  const [saving, setSaving] = useState(false);
  const { set } = reviewed;
  if (set.account.skipped === 0) return null;
  const rows = set.skippedRows.slice(0, SHOWN);
  const more = set.account.skipped - rows.length;
  const save = async (): Promise<void> => {
    setSaving(true);
    await saveSkippedRows(reviewed);
    setSaving(false);
  };
  return (
    <details className={css.skipped}>
      <summary>
        {t(importsUi.skippedRows)} <b>{formatNumber(set.account.skipped)}</b>
      </summary>
      <p>
        <Button size="compact-sm" variant="light" loading={saving} onClick={() => void save()}>
          {t(importsShapes.saveSkipped)}
        </Button>
      </p>
      <ol>
        {rows.map((row) => (
          <li key={`${row.row}-${row.reason}`}>
            <b>{t(importsUi.rowN, { n: formatNumber(row.row + rowsAbove(set)) })}</b>
            {t({ th: row.reason, en: row.reasonEn })}
          </li>
        ))}
        {more > 0 && <li>{t(importsUi.skippedMore, { n: formatNumber(more) })}</li>}
      </ol>
    </details>
  );
}

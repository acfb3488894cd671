import { Button, Modal, SegmentedControl } from '@mantine/core';
import { useMemo, useState } from 'react';
import type { AreaMatch } from '../../../shared/contract/import-findings.ts';
import { formatNumber } from '../../../shared/domain/units.ts';
import { importsMatching } from '../../../shared/text/imports-matching-ui.ts';
import { importsTables } from '../../../shared/text/imports-tables-ui.ts';
import { importsUi } from '../../../shared/text/imports-ui.ts';
import { useText } from '../../ui/index.ts';
import { firstSuggestions, groupLines } from './area-groups.ts';
import { AreaLine } from './area-line.tsx';
import dialogs from './dialogs.module.css';
import type { ReviewedSet } from './import-store.ts';
import { decide } from './reread.ts';
import { VirtualList } from './virtual-list.tsx';

interface DialogProps {
  readonly opened: boolean;
  readonly reviewed: ReviewedSet;
  readonly found: AreaMatch;
  readonly onClose: () => void;
}

/** Names whose area is not known, each with what is near to it; one choice serves all rows that are written so. */
export function AreasDialog({ opened, reviewed, found, onClose }: DialogProps) {
  const t = useText();
  const level = t(importsTables.levels[found.level]);
  return (
    <Modal
      opened={opened}
      onClose={onClose}
      title={t(importsMatching.dialog, { level })}
      closeButtonProps={{ 'aria-label': t(importsUi.close) }}
      size={860}
    >
      {opened && <Groups reviewed={reviewed} found={found} onClose={onClose} />}
    </Modal>
  );
}

function Groups({ reviewed, found, onClose }: Omit<DialogProps, 'opened'>) {
  const t = useText();
  const { set, choice } = reviewed;
  const [view, setView] = useState<'open' | 'settled'>('open');
  const lines = useMemo(() => groupLines(found.groups, choice.areaPicks), [found, choice.areaPicks]);
  const first = useMemo(() => firstSuggestions(lines.open), [lines]);
  const firstCount = Object.keys(first).length;
  const pick = (picks: Record<string, string>): void =>
    decide(set.key, { areaPicks: { ...choice.areaPicks, ...picks } });
  const takeBack = (key: string): void => {
    const { [key]: _, ...rest } = choice.areaPicks;
    decide(set.key, { areaPicks: rest });
  };
  const shown = lines[view];
  return (
    <div className={dialogs.body}>
      <p className={dialogs.hint}>{t(importsMatching.dialogHint)}</p>
      <div className={dialogs.tools}>
        <SegmentedControl
          size="sm"
          value={view}
          data={(['open', 'settled'] as const).map((value) => ({
            value,
            label: `${t(importsMatching.filters[value])} ${formatNumber(lines[value].length)}`,
          }))}
          onChange={(value) => setView(value === 'open' ? 'open' : 'settled')}
        />
        {view === 'open' && firstCount > 1 && (
          <Button size="compact-md" variant="light" onClick={() => pick(first)}>
            {t(importsMatching.useAll, { n: formatNumber(firstCount) })}
          </Button>
        )}
      </div>
      {shown.length === 0 ? (
        <p className={dialogs.none}>{t(importsMatching.noGroups)}</p>
      ) : (
        <VirtualList
          items={shown}
          keyOf={({ group }) => group.key}
          lineHeight={84}
          label={t(importsMatching.areas)}
        >
          {(line) => (
            <AreaLine
              line={line}
              level={found.level}
              onPick={(code) => pick({ [line.group.key]: code })}
              onTakeBack={() => takeBack(line.group.key)}
            />
          )}
        </VirtualList>
      )}
      <div className={dialogs.foot}>
        <Button onClick={onClose}>{t(importsMatching.done)}</Button>
      </div>
    </div>
  );
}

import { Modal } from '@mantine/core';
import { useMemo, useState } from 'react';
import type { ShapeChange } from '../../../shared/contract/import-findings.ts';
import { formatNumber, formatRai } from '../../../shared/domain/units.ts';
import { importsShapes } from '../../../shared/text/imports-shapes-ui.ts';
import { importsUi } from '../../../shared/text/imports-ui.ts';
import { issueText } from '../../../shared/text/issues.ts';
import { type Translate, useText } from '../../ui/index.ts';
import dialogs from './dialogs.module.css';
import { drawShapes, extentOf, frameOf, unionOf } from './outline-paths.ts';
import { VirtualList } from './virtual-list.tsx';

interface DialogProps {
  readonly opened: boolean;
  readonly changes: readonly ShapeChange[];
  /** Rows of the file above its first row of data. */
  readonly above: number;
  readonly onClose: () => void;
}

/** Shapes that were mended: which, how, and what they look like before and after. */
export function ShapesDialog({ opened, changes, above, onClose }: DialogProps) {
  const t = useText();
  return (
    <Modal
      opened={opened}
      onClose={onClose}
      title={t(importsShapes.changesDialog)}
      closeButtonProps={{ 'aria-label': t(importsUi.close) }}
      size={900}
    >
      {opened && <Changes changes={changes} above={above} />}
    </Modal>
  );
}

/** Rai before and after; an area that only rounds otherwise is the same. */
const areaWords = ({ areaBefore, areaAfter }: ShapeChange, t: Translate): string => {
  if (areaAfter === null) return t(importsShapes.noArea);
  const after = formatRai(areaAfter);
  const before = areaBefore === null ? '–' : formatRai(areaBefore);
  return before === after
    ? t(importsShapes.areaSame, { area: after })
    : t(importsShapes.areaChange, { before, after });
};

function Changes({ changes, above }: Pick<DialogProps, 'changes' | 'above'>) {
  const t = useText();
  const [at, setAt] = useState(0);
  const change = changes[at];
  if (change === undefined) return null;
  return (
    <div className={dialogs.body}>
      <p className={dialogs.hint}>
        {t(importsShapes.kept)}
        {changes.length >= 100 && ` · ${t(importsShapes.ofMany, { n: changes.length })}`}
      </p>
      <div className={dialogs.split}>
        <VirtualList
          items={changes}
          keyOf={({ row }, index) => `${row}-${index}`}
          lineHeight={70}
          label={t(importsShapes.changesDialog)}
        >
          {(one, index) => (
            <button
              type="button"
              className={dialogs.place}
              aria-pressed={index === at}
              onClick={() => setAt(index)}
            >
              <b>{one.label}</b> {t(importsUi.rowN, { n: formatNumber(one.row + above) })}
              <small>{t(issueText(one.code, 1))}</small>
              <small>{areaWords(one, t)}</small>
            </button>
          )}
        </VirtualList>
        <BeforeAfter change={change} above={above} />
      </div>
    </div>
  );
}

const WIDTH = 540;
const HEIGHT = 400;

function BeforeAfter({ change, above }: { readonly change: ShapeChange; readonly above: number }) {
  const t = useText();
  const drawn = useMemo(() => {
    const extent = unionOf([extentOf([change.before]), extentOf([change.after])]);
    if (extent === null) return null;
    const frame = frameOf(extent, WIDTH, HEIGHT, 28);
    return {
      before: drawShapes([change.before], frame).path,
      after: drawShapes([change.after], frame).path,
      spot: change.at === null ? null : [frame.x(change.at[0]), frame.y(change.at[1])],
    };
  }, [change]);
  return (
    <figure>
      <svg
        viewBox={`0 0 ${WIDTH} ${HEIGHT}`}
        role="img"
        aria-label={t(importsShapes.picture, { row: change.row + above })}
      >
        {drawn !== null && (
          <>
            <path d={drawn.after} className={dialogs.afterShape} fillRule="evenodd" />
            <path d={drawn.before} className={dialogs.beforeShape} />
            {drawn.spot !== null && (
              <circle cx={drawn.spot[0]} cy={drawn.spot[1]} r={11} className={dialogs.spot} />
            )}
          </>
        )}
      </svg>
      <figcaption>
        <span>
          <i className={dialogs.key} data-kind="before" />
          {t(importsShapes.before)}
        </span>
        <span>
          <i className={dialogs.key} />
          {t(importsShapes.after)}
        </span>
        <b>{areaWords(change, t)}</b>
      </figcaption>
    </figure>
  );
}

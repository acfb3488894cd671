import { Button, Modal } from '@mantine/core';
import { useMemo, useState } from 'react';
import type { ShapeConflict } from '../../../shared/contract/import-findings.ts';
import type { ImportSet } from '../../../shared/contract/imports.ts';
import { formatNumber, formatRai, M2_PER_RAI } from '../../../shared/domain/units.ts';
import { importsShapes } from '../../../shared/text/imports-shapes-ui.ts';
import { importsUi } from '../../../shared/text/imports-ui.ts';
import { type Translate, useText } from '../../ui/index.ts';
import dialogs from './dialogs.module.css';
import { drawShapes, extentOf, frameOf, unionOf } from './outline-paths.ts';
import { showPlace } from './show-place.ts';
import { VirtualList } from './virtual-list.tsx';

interface DialogProps {
  readonly opened: boolean;
  readonly set: ImportSet;
  readonly onClose: () => void;
}

/** Where areas of the set lie over one another or leave thin gaps, each with a place to look at. */
export function ConflictsDialog({ opened, set, onClose }: DialogProps) {
  const t = useText();
  return (
    <Modal
      opened={opened}
      onClose={onClose}
      title={t(importsShapes.conflictsDialog)}
      closeButtonProps={{ 'aria-label': t(importsUi.close) }}
      size={900}
    >
      {opened && <Conflicts set={set} />}
    </Modal>
  );
}

const sizeWords = (m2: number, t: Translate): string =>
  m2 < M2_PER_RAI
    ? t(importsShapes.squareMetres, { n: formatNumber(m2, m2 < 10 ? 1 : 0) })
    : t(importsShapes.rai, { n: formatRai(m2) });

function Conflicts({ set }: { readonly set: ImportSet }) {
  const t = useText();
  const [at, setAt] = useState(0);
  const conflicts = set.shapeConflicts;
  const conflict = conflicts[at];
  if (conflict === undefined) return null;
  return (
    <div className={dialogs.body}>
      {conflicts.length >= 100 && (
        <p className={dialogs.hint}>{t(importsShapes.ofMany, { n: conflicts.length })}</p>
      )}
      <div className={dialogs.split}>
        <VirtualList
          items={conflicts}
          keyOf={({ rows }, index) => `${rows.join('-')}-${index}`}
          lineHeight={52}
          label={t(importsShapes.conflictsDialog)}
        >
          {(one, index) => (
            <button
              type="button"
              className={dialogs.place}
              aria-pressed={index === at}
              onClick={() => setAt(index)}
            >
              <b>{t(importsShapes.kinds[one.kind])}</b> {sizeWords(one.m2, t)}
              <small>{one.labels.join(' · ')}</small>
              <small>
                {t(importsShapes.rowsBetween, { rows: one.rows.map((row) => formatNumber(row)).join(', ') })}
              </small>
            </button>
          )}
        </VirtualList>
        <Place conflict={conflict} outlines={set.outlines} />
      </div>
    </div>
  );
}

const WIDTH = 540;
const HEIGHT = 400;

interface PlaceProps {
  readonly conflict: ShapeConflict;
  readonly outlines: readonly unknown[];
}

function Place({ conflict, outlines }: PlaceProps) {
  const t = useText();
  const drawn = useMemo(() => {
    const [lon, lat] = conflict.at;
    const extent = unionOf([extentOf([conflict.shape]), [lon, lat, lon, lat]]) ?? [lon, lat, lon, lat];
    // As much around it as it is long itself, so that what it lies between is seen.
    const space = Math.max(extent[2] - extent[0], extent[3] - extent[1], 0.0002);
    const around = frameOf(
      [extent[0] - space, extent[1] - space, extent[2] + space, extent[3] + space],
      WIDTH,
      HEIGHT,
    );
    return {
      outlines: drawShapes(outlines, around).path,
      shape: drawShapes([conflict.shape], around).path,
      spot: [around.x(lon), around.y(lat)],
    };
  }, [conflict, outlines]);
  const kind = t(importsShapes.kinds[conflict.kind]);
  return (
    <figure>
      <svg
        viewBox={`0 0 ${WIDTH} ${HEIGHT}`}
        role="img"
        aria-label={t(importsShapes.conflictPicture, { kind })}
      >
        <path d={drawn.outlines} className={dialogs.around} />
        <path d={drawn.shape} className={dialogs.conflict} />
        <circle cx={drawn.spot[0]} cy={drawn.spot[1]} r={14} className={dialogs.spot} />
      </svg>
      <figcaption>
        <b>{kind}</b>
        <span>{sizeWords(conflict.m2, t)}</span>
        <Button size="compact-sm" variant="default" onClick={() => showPlace(conflict)}>
          {t(importsShapes.onMap)}
        </Button>
      </figcaption>
    </figure>
  );
}

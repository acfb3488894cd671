import { Button, Group, SegmentedControl, Select } from '@mantine/core';
import { IconArrowBackUp, IconCheck, IconTrash, IconVectorSpline } from '@tabler/icons-react';
import type { AreaSplit } from '../../../shared/contract/area-change.ts';
import { formatNumber } from '../../../shared/domain/units.ts';
import { areasUi } from '../../../shared/text/areas-ui.ts';
import { FormatArea, useText } from '../../ui/index.ts';
import css from './areas.module.css';
import { partColor } from './change-draft.ts';
import { type LineShapes, useLineDrawing } from './line-drawing.ts';
import type { SplitProps } from './split-props.ts';
import { changeDraft } from './use-change.ts';

type By = AreaSplit['shapes']['by'];

const shapesBy = (by: By): AreaSplit['shapes'] => (by === 'line' ? { by, lines: [], pieces: [] } : { by });

const isBy = (value: string): value is By => value === 'line' || value === 'members' || value === 'none';

/** Where the boundaries of the parts come from. */
export function SplitShapes({ draft, area, plan }: SplitProps) {
  const t = useText();
  const { shapes, parts } = draft;
  return (
    <div className={css.block}>
      <p className={css.label}>{t(areasUi.shapes)}</p>
      <SegmentedControl
        size="xs"
        fullWidth
        aria-label={t(areasUi.shapes)}
        value={shapes.by}
        data={[
          { value: 'line', label: t(areasUi.byLine) },
          {
            value: 'members',
            label: t(area.register === 'district' ? areasUi.bySubdistricts : areasUi.byVillages),
          },
          { value: 'none', label: t(areasUi.byNone) },
        ]}
        onChange={(value) => isBy(value) && changeDraft('split', () => ({ shapes: shapesBy(value) }))}
      />
      {shapes.by === 'line' && <Lines shapes={shapes} />}
      {shapes.by === 'line' && plan !== undefined && plan.pieces.length > parts.length && (
        <Pieces pieces={plan.pieces} parts={parts.length} shapes={shapes} />
      )}
    </div>
  );
}

/** Drawing by clicks on the map; at the keyboard, Enter sets a point at the crosshair. */
function Lines({ shapes }: { readonly shapes: LineShapes }) {
  const t = useText();
  const { drawing, start, stop, back, clear } = useLineDrawing();
  const points = shapes.lines.reduce((sum, line) => sum + line.length, 0);
  const icon = { size: 15, stroke: 1.75 };
  return (
    <>
      <Group gap={6}>
        {drawing ? (
          <Button size="compact-sm" leftSection={<IconCheck {...icon} />} onClick={stop}>
            {t(areasUi.drawDone)}
          </Button>
        ) : (
          <Button
            size="compact-sm"
            variant="default"
            leftSection={<IconVectorSpline {...icon} />}
            onClick={start}
          >
            {t(areasUi.drawLine)}
          </Button>
        )}
        {points > 0 && (
          <Button
            size="compact-sm"
            variant="default"
            leftSection={<IconArrowBackUp {...icon} />}
            onClick={back}
          >
            {t(areasUi.drawBack)}
          </Button>
        )}
        {points > 0 && (
          <Button size="compact-sm" variant="default" leftSection={<IconTrash {...icon} />} onClick={clear}>
            {t(areasUi.drawClear)}
          </Button>
        )}
      </Group>
      <p className={css.hint} role="status">
        {drawing
          ? t(areasUi.drawing)
          : points > 0
            ? t(areasUi.linePoints, { n: formatNumber(points) })
            : t(areasUi.drawing)}
      </p>
    </>
  );
}

interface PiecesProps {
  readonly pieces: readonly { readonly part: number; readonly areaM2: number }[];
  readonly parts: number;
  readonly shapes: LineShapes;
}

/** Where a line makes more pieces than there are parts, as over a bay: where each goes. */
function Pieces({ pieces, parts, shapes }: PiecesProps) {
  const t = useText();
  const choices = Array.from({ length: parts }, (_, i) => ({
    value: String(i),
    label: t(areasUi.partN, { n: i + 1 }),
  }));
  const put = (at: number, part: number): void =>
    changeDraft('split', () => ({
      shapes: { ...shapes, pieces: pieces.map((piece, i) => (i === at ? part : piece.part)) },
    }));
  return (
    <details className={css.details}>
      <summary>
        {t(areasUi.pieces)} {formatNumber(pieces.length)}
      </summary>
      <ul className={css.members}>
        {pieces.map(({ part, areaM2 }, at) => (
          // biome-ignore lint/suspicious/noArrayIndexKey: pieces are told by their place
          <li key={at}>
            <span className={css.swatch} style={{ background: partColor(part) }} />
            <span className={css.grow}>
              {t(areasUi.pieceN, { n: at + 1 })}{' '}
              <small>
                <FormatArea m2={areaM2} form="rai" />
              </small>
            </span>
            <Select
              size="xs"
              className={css.partInput ?? ''}
              aria-label={t(areasUi.pieceOf, { n: at + 1 })}
              allowDeselect={false}
              data={choices}
              value={String(part)}
              onChange={(value) => value !== null && put(at, Number(value))}
            />
          </li>
        ))}
      </ul>
    </details>
  );
}

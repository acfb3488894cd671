import { Button, Popover } from '@mantine/core';
import { IconCopy, IconLasso, IconRuler2, IconVector, IconX } from '@tabler/icons-react';
import { useEffect } from 'react';
import { mapToolsText } from '../../../shared/text/map-tools.ts';
import { selectionText } from '../../../shared/text/selection.ts';
import { copyText } from '../../app/copy-text.ts';
import { useDesk } from '../../app/desk.ts';
import { IconButton, useText } from '../../ui/index.ts';
import { selectInShape } from '../selection/index.ts';
import { useIsDrawing } from '../shapes/index.ts';
import css from './map-tools.module.css';
import { areaWords, lengthWords, measured, resultWords } from './measure.ts';
import { workWith } from './sketch-tool.ts';
import { endTool, removeCorner, startAgain, useMapTool } from './tool-store.ts';

const ICONS = { lasso: IconLasso, distance: IconRuler2, area: IconVector } as const;

/** The corners with the way to each, so that any can be taken away without a mouse. */
function Corners({ tool }: { readonly tool: 'distance' | 'area' }) {
  const t = useText();
  const corners = useMapTool((state) => state.corners);
  const { legs } = measured(corners, tool);
  return (
    <ol className={css.corners}>
      {corners.map((corner, index) => (
        <li key={corner.join()}>
          <span>{t(mapToolsText.point, { n: index + 1 })}</span>
          <small>{index === 0 ? '' : lengthWords(legs[index - 1] ?? 0, t)}</small>
          <IconButton
            size={24}
            label={t(mapToolsText.removePoint, { n: index + 1 })}
            onClick={() => removeCorner(index)}
          >
            <IconX size={14} />
          </IconButton>
        </li>
      ))}
    </ol>
  );
}

/** The measure as it stands, the way to the pointer counted in. */
function Figures({ tool }: { readonly tool: 'distance' | 'area' }) {
  const t = useText();
  const { corners, pointer, over } = useMapTool();
  const live = pointer === null || over !== null || corners.length === 0 ? corners : [...corners, pointer];
  const { legs, lengthM, areaM2 } = measured(live, tool);
  if (tool === 'area')
    return (
      <>
        <b className={css.figure}>{areaM2 === null ? '–' : areaWords(areaM2, t)}</b>
        <span>{t(mapToolsText.around, { length: lengthWords(lengthM, t) })}</span>
      </>
    );
  return (
    <>
      <b className={css.figure}>{lengthWords(lengthM, t)}</b>
      {legs.length > 1 && (
        <span>{t(mapToolsText.lastLeg, { length: lengthWords(legs.at(-1) ?? 0, t) })}</span>
      )}
    </>
  );
}

function Measure({ tool }: { readonly tool: 'distance' | 'area' }) {
  const t = useText();
  const corners = useMapTool((state) => state.corners);
  const copy = (): void => void copyText(resultWords(corners, tool, t));
  return (
    <>
      <Figures tool={tool} />
      {/* What is set stands still long enough to be read out; what follows the pointer does not. */}
      <span className="visually-hidden" role="status">
        {corners.length > 1 && resultWords(corners, tool, t)}
      </span>
      <Popover position="bottom" withinPortal={false}>
        <Popover.Target>
          <Button size="compact-sm" variant="default" disabled={corners.length === 0}>
            {t(mapToolsText.points, { n: corners.length })}
          </Button>
        </Popover.Target>
        <Popover.Dropdown p={4}>
          <Corners tool={tool} />
        </Popover.Dropdown>
      </Popover>
      <IconButton size={28} label={t(mapToolsText.copy)} disabled={corners.length < 2} onClick={copy}>
        <IconCopy size={17} stroke={1.75} />
      </IconButton>
      <Button size="compact-sm" variant="default" disabled={corners.length === 0} onClick={startAgain}>
        {t(mapToolsText.again)}
      </Button>
    </>
  );
}

/** Over the map while a tool has the pointer: what it does, what it has found, and the ways out. */
export function MapToolBar({ ranked }: { readonly ranked: () => readonly string[] }) {
  const t = useText();
  const tool = useMapTool((state) => state.tool);
  const corners = useMapTool((state) => state.corners.length);
  const here = useDesk((state) => state.place === 'map');
  const drawing = useIsDrawing();
  const finish = (): void => {
    const ring = useMapTool.getState().corners;
    endTool();
    if (ring.length > 2) void selectInShape(ring, ranked());
  };
  // biome-ignore lint/correctness/useExhaustiveDependencies: a lasso that is under way ends with the layers of its beginning.
  useEffect(() => {
    if (tool === null || !here || drawing) return;
    return workWith(tool, finish);
  }, [tool, here, drawing]);
  useEffect(() => {
    if (!here || drawing) endTool();
  }, [here, drawing]);
  if (tool === null || !here || drawing) return null;
  const Icon = ICONS[tool];
  return (
    <section className={css.bar} aria-label={t(mapToolsText.toolbar)}>
      <div className={css.line}>
        <Icon size={18} stroke={1.75} aria-hidden="true" />
        {tool === 'lasso' ? (
          <>
            <b>{t(selectionText.lasso)}</b>
            <Button size="compact-sm" disabled={corners < 3} onClick={finish}>
              {t(mapToolsText.finish)}
            </Button>
          </>
        ) : (
          <Measure tool={tool} />
        )}
        <IconButton size={28} label={t(mapToolsText.end)} shortcut="Esc" onClick={endTool}>
          <IconX size={17} stroke={1.75} />
        </IconButton>
      </div>
      <p className={css.hint}>{t(tool === 'lasso' ? selectionText.lassoHint : mapToolsText.measureHint)}</p>
    </section>
  );
}

import { SegmentedControl } from '@mantine/core';
import { useMemo, useState } from 'react';
import { formatNumber } from '../../../shared/domain/units.ts';
import { importsCrs } from '../../../shared/text/imports-crs-ui.ts';
import { useText } from '../../ui/index.ts';
import { closeView, type Offset, offsetIsSmall, offsetOf } from './close-view.ts';
import css from './crs.module.css';
import { type CrsCandidate, drawnId, shortId } from './crs-choices.ts';
import type { ReviewedSet } from './import-store.ts';
import { useKnownAreas } from './known-areas.ts';
import {
  type DrawnShapes,
  drawShapes,
  extentOf,
  type Frame,
  frameOf,
  graticuleOf,
  unionOf,
} from './outline-paths.ts';

interface Pictures {
  readonly frame: Frame;
  readonly known: DrawnShapes;
  readonly chosen: DrawnShapes;
  /** The same data in the system that comes next, for comparison. */
  readonly other: { readonly id: string; readonly shapes: DrawnShapes } | null;
  readonly offset: Offset | null;
}

const near = (extent: readonly number[], other: readonly number[]): boolean => {
  const span = Math.max((extent[2] ?? 0) - (extent[0] ?? 0), (extent[3] ?? 0) - (extent[1] ?? 0), 0.2) * 2;
  return (
    Math.abs((extent[0] ?? 0) - (other[0] ?? 0)) < span && Math.abs((extent[1] ?? 0) - (other[1] ?? 0)) < span
  );
};

/** The picture's own units; it is scaled to its box. */
const WIDTH = 280;
const HEIGHT = 220;

interface MapProps {
  readonly reviewed: ReviewedSet;
  readonly rival: CrsCandidate | null;
}

function usePictures({ reviewed, rival }: MapProps, close: boolean): Pictures | null {
  const areas = useKnownAreas();
  const chosen = reviewed.set.outlines;
  const other = rival === null ? undefined : reviewed.outlines[rival.id];
  const otherId = rival?.id ?? '';
  return useMemo(() => {
    const own = extentOf(chosen);
    if (own === null) return null;
    const knownExtent = extentOf(areas);
    const otherExtent = extentOf(other ?? []);
    const beside = [knownExtent, otherExtent].map((extent) =>
      extent !== null && near(own, extent) ? extent : null,
    );
    const offset = other === undefined || beside[1] === null ? null : offsetOf(chosen, other);
    const whole = unionOf([own, ...beside]) ?? own;
    const frame = frameOf(close && offset !== null ? closeView(chosen, offset) : whole, WIDTH, HEIGHT);
    return {
      frame,
      offset,
      known: drawShapes(beside[0] === null ? [] : areas, frame),
      chosen: drawShapes(chosen, frame),
      other: other === undefined ? null : { id: otherId, shapes: drawShapes(other, frame) },
    };
  }, [chosen, other, otherId, areas, close]);
}

/** Where the data would lie: its outlines in the chosen system and the next one, over the areas that are known. */
export function OutlineMap({ reviewed, rival }: MapProps) {
  const t = useText();
  const [view, setView] = useState<'all' | 'near' | null>(null);
  const other = rival === null ? undefined : reviewed.outlines[rival.id];
  const outlines = reviewed.set.outlines;
  const small = useMemo(() => other !== undefined && offsetIsSmall(outlines, other), [outlines, other]);
  const shown = view ?? (small ? 'near' : 'all');
  const pictures = usePictures({ reviewed, rival }, shown === 'near');
  return (
    <figure className={css.mini}>
      <div className={css.miniMap}>
        {pictures === null ? (
          <p className={css.none}>{t(importsCrs.mapEmpty)}</p>
        ) : (
          <Picture pictures={pictures} close={shown === 'near'} />
        )}
        {small && (
          <SegmentedControl
            className={css.viewSwitch ?? ''}
            size="xs"
            aria-label={t(importsCrs.mapView)}
            value={shown}
            data={[
              { value: 'near', label: t(importsCrs.mapNear) },
              { value: 'all', label: t(importsCrs.mapAll) },
            ]}
            onChange={(value) => setView(value === 'near' ? 'near' : 'all')}
          />
        )}
      </div>
      <Key pictures={pictures} id={drawnId(reviewed.set)} />
    </figure>
  );
}

interface PictureProps {
  readonly pictures: Pictures;
  readonly close: boolean;
}

function Picture({ pictures, close }: PictureProps) {
  const t = useText();
  const { frame, known, chosen, other, offset } = pictures;
  return (
    <svg
      viewBox={`0 0 ${WIDTH} ${HEIGHT}`}
      preserveAspectRatio={close ? 'xMidYMid slice' : 'xMidYMid meet'}
      role="img"
      aria-label={t(importsCrs.mapLabel)}
    >
      {!close && <Graticule frame={frame} />}
      <path d={known.path} className={css.knownArea} />
      {other !== null && <Shapes shapes={other.shapes} kind="other" />}
      <Shapes shapes={chosen} kind="chosen" />
      {close && offset !== null && <OffsetLine frame={frame} offset={offset} />}
    </svg>
  );
}

/** From a point of the chosen reading to the same point of the other, with the metres between. */
function OffsetLine({ frame, offset }: { readonly frame: Frame; readonly offset: Offset }) {
  const t = useText();
  const [x1, y1] = [frame.x(offset.from[0]), frame.y(offset.from[1])];
  const [x2, y2] = [frame.x(offset.to[0]), frame.y(offset.to[1])];
  const far = offset.metres;
  const words =
    far >= 10_000
      ? t(importsCrs.kilometresShort, { n: formatNumber(far / 1000) })
      : t(importsCrs.metresShort, { n: formatNumber(far) });
  return (
    <g className={css.offset}>
      <line x1={x1} y1={y1} x2={x2} y2={y2} />
      <circle cx={x1} cy={y1} r={2.5} />
      <circle cx={x2} cy={y2} r={3.5} />
      <text x={x2 + 8} y={y2 + (y2 >= y1 ? 12 : -4)}>
        {words}
      </text>
    </g>
  );
}

function Key({ pictures, id }: { readonly pictures: Pictures | null; readonly id: string | null }) {
  const t = useText();
  return (
    <figcaption className={css.miniKey}>
      {id !== null && (
        <span>
          <i data-kind="chosen" />
          {shortId(id)}
        </span>
      )}
      {pictures?.other && (
        <span>
          <i data-kind="other" />
          {shortId(pictures.other.id)}
        </span>
      )}
      {pictures !== null && pictures.known.path !== '' && (
        <span>
          <i data-kind="known" />
          {t(importsCrs.mapKnown)}
        </span>
      )}
    </figcaption>
  );
}

/** More of them cover one another. */
const MOST_POINTS = 1500;
/** A line of no length: its round ends are the dot. One path of them costs a thousandth of as many circles. */
const dotAt = ([x, y]: readonly [number, number]): string => `M${x} ${y}h0`;

function Shapes({ shapes, kind }: { readonly shapes: DrawnShapes; readonly kind: 'chosen' | 'other' }) {
  return (
    <g className={kind === 'chosen' ? css.chosenArea : css.otherArea}>
      <path d={shapes.path} />
      <path d={shapes.points.slice(0, MOST_POINTS).map(dotAt).join('')} className={css.dots} />
    </g>
  );
}

const degrees = (value: number): string => `${value}°`;

/** Lines run beyond the picture: its box may be wider or higher. */
const BEYOND = 600;

function Graticule({ frame }: { readonly frame: Frame }) {
  const { lons, lats } = graticuleOf(frame.extent);
  return (
    <g className={css.graticule}>
      {lons.map((lon) => (
        <g key={`lon${lon}`}>
          <line x1={frame.x(lon)} x2={frame.x(lon)} y1={-BEYOND} y2={BEYOND} />
          <text x={frame.x(lon) + 3} y={HEIGHT - 3}>
            {degrees(lon)}
          </text>
        </g>
      ))}
      {lats.map((lat) => (
        <g key={`lat${lat}`}>
          <line x1={-BEYOND} x2={BEYOND} y1={frame.y(lat)} y2={frame.y(lat)} />
          <text x={2} y={frame.y(lat) - 3}>
            {degrees(lat)}
          </text>
        </g>
      ))}
    </g>
  );
}

import { useMemo } from 'react';
import { importsUi } from '../../../shared/text/imports-ui.ts';
import { useText } from '../../ui/index.ts';
import css from './crs.module.css';
import { shortId } from './crs-choices.ts';
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
  /** The reading in another system that the user looked at before, for comparison. */
  readonly other: { readonly id: string; readonly shapes: DrawnShapes } | null;
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

function usePictures(reviewed: ReviewedSet): Pictures | null {
  const areas = useKnownAreas();
  const { set, outlines } = reviewed;
  return useMemo(() => {
    const own = extentOf(set.outlines);
    const knownExtent = extentOf(areas);
    if (own === null) return null;
    const otherId = Object.keys(outlines).findLast((id) => id !== set.crs.id);
    const otherShapes = otherId === undefined ? [] : (outlines[otherId] ?? []);
    const otherExtent = extentOf(otherShapes);
    const beside = [knownExtent, otherExtent].map((extent) =>
      extent !== null && near(own, extent) ? extent : null,
    );
    const frame = frameOf(unionOf([own, ...beside]) ?? own, WIDTH, HEIGHT);
    return {
      frame,
      known: drawShapes(beside[0] === null ? [] : areas, frame),
      chosen: drawShapes(set.outlines, frame),
      other: otherId === undefined ? null : { id: otherId, shapes: drawShapes(otherShapes, frame) },
    };
  }, [set, outlines, areas]);
}

/** Where the data would lie: its outlines in the chosen system over the areas that the workspace knows. */
export function OutlineMap({ reviewed }: { readonly reviewed: ReviewedSet }) {
  const t = useText();
  const pictures = usePictures(reviewed);
  const { set } = reviewed;
  return (
    <figure className={css.mini}>
      <div className={css.miniMap}>
        {pictures === null ? (
          <p className={css.none}>{t(importsUi.mapEmpty)}</p>
        ) : (
          <svg viewBox={`0 0 ${WIDTH} ${HEIGHT}`} role="img" aria-label={t(importsUi.mapLabel)}>
            <Graticule frame={pictures.frame} />
            <path d={pictures.known.path} className={css.knownArea} />
            {pictures.other !== null && <Shapes shapes={pictures.other.shapes} kind="other" />}
            <Shapes shapes={pictures.chosen} kind="chosen" />
          </svg>
        )}
      </div>
      <figcaption className={css.miniKey}>
        {set.crs.id !== null && (
          <span>
            <i data-kind="chosen" />
            {shortId(set.crs.id)}
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
            {t(importsUi.mapKnown)}
          </span>
        )}
      </figcaption>
    </figure>
  );
}

function Shapes({ shapes, kind }: { readonly shapes: DrawnShapes; readonly kind: 'chosen' | 'other' }) {
  return (
    <g className={kind === 'chosen' ? css.chosenArea : css.otherArea}>
      <path d={shapes.path} />
      {shapes.points.slice(0, 1500).map(([x, y], index) => (
        // biome-ignore lint/suspicious/noArrayIndexKey: points of one picture have no identity, they are drawn together
        <circle key={index} cx={x} cy={y} r={1.8} />
      ))}
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

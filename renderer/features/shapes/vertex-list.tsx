import { IconPlus, IconTargetArrow, IconTrash } from '@tabler/icons-react';
import { keepPreviousData, useQuery } from '@tanstack/react-query';
import { useVirtualizer } from '@tanstack/react-virtual';
import { useEffect, useMemo, useRef } from 'react';
import { formatNumber } from '../../../shared/domain/units.ts';
import type { Position } from '../../../shared/geo/geometry.ts';
import { countParts, pathsOf, verticesOf } from '../../../shared/shapes/paths.ts';
import { hasVertex } from '../../../shared/shapes/vertices.ts';
import { shapesUi } from '../../../shared/text/shapes-ui.ts';
import { orpc } from '../../api/index.ts';
import { useMapApi } from '../../map/index.ts';
import { IconButton, useText } from '../../ui/index.ts';
import { patchSession } from './board.ts';
import { openDialog } from './dialog-state.ts';
import { geometryOf, linkedKeys, positionOf, type Session, titleOf, type VertexRef } from './session.ts';
import css from './shapes.module.css';
import { addBehindSelected, deleteSelected } from './vertex-tool.ts';

interface Vertex {
  readonly ref: VertexRef;
  readonly at: Position;
  readonly parts: number;
}

const verticesIn = (session: Session, key: string): Vertex[] => {
  const geometry = geometryOf(session, key);
  if (geometry === null) return [];
  const parts = countParts(geometry);
  return pathsOf(geometry).flatMap((path) =>
    verticesOf(path).map(
      (at, index): Vertex => ({ ref: { key, part: path.part, ring: path.ring, index }, at, parts }),
    ),
  );
};

const isSame = (a: VertexRef | null, b: VertexRef): boolean =>
  a !== null && a.key === b.key && a.part === b.part && a.ring === b.ring && a.index === b.index;

/** Who else has a vertex there. */
const sharersOf = (session: Session, { ref, at }: Vertex): string[] =>
  session.shared
    ? linkedKeys(session).flatMap((key) => {
        const geometry = key === ref.key ? null : geometryOf(session, key);
        return geometry !== null && hasVertex(geometry, at) ? [titleOf(session, key)] : [];
      })
    : [];

const useVertexName = () => {
  const t = useText();
  return ({ ref, parts }: Vertex): string =>
    [
      t(shapesUi.vertexName, { number: ref.index + 1 }),
      ...(parts > 1 ? [t(shapesUi.ofPart, { part: ref.part + 1 })] : []),
      ...(ref.ring > 0 ? [t(shapesUi.ofHole, { hole: ref.ring })] : []),
    ].join(' ');
};

/** The chosen vertex: where it is, who shares it, what can be done with it. */
export function ChosenVertex({ session }: { readonly session: Session }) {
  const t = useText();
  const name = useVertexName();
  const { selected } = session;
  const at = selected && positionOf(session, selected);
  const written = useQuery({
    ...orpc.shapes.writePlace.queryOptions({ input: { at: at ?? [0, 0] } }),
    enabled: at !== null,
    placeholderData: keepPreviousData,
  });
  if (selected === null || at === null) return null;
  const geometry = geometryOf(session, selected.key);
  const vertex = { ref: selected, at, parts: geometry === null ? 1 : countParts(geometry) };
  const sharers = sharersOf(session, vertex);
  const utm = written.data?.find(({ crs }) => /^EPSG:326/.test(crs));
  const icon = { size: 18, stroke: 1.75 };
  return (
    <section className={css.chosen} aria-label={t(shapesUi.chosenVertex)}>
      <header>
        <h3>{name(vertex)}</h3>
        <IconButton
          size={28}
          label={t(shapesUi.coordinates)}
          shortcut="G"
          onClick={() => openDialog('coordinates')}
        >
          <IconTargetArrow {...icon} />
        </IconButton>
        <IconButton size={28} label={t(shapesUi.addVertex)} shortcut="N" onClick={addBehindSelected}>
          <IconPlus {...icon} />
        </IconButton>
        <IconButton size={28} label={t(shapesUi.deleteVertex)} shortcut="Delete" onClick={deleteSelected}>
          <IconTrash {...icon} />
        </IconButton>
      </header>
      <p>
        {at[1].toFixed(6)}, {at[0].toFixed(6)}
      </p>
      {utm !== undefined && (
        <p>
          UTM {utm.crs.slice(-2)}N {utm.text}
        </p>
      )}
      {sharers.length > 0 && <p>{t(shapesUi.sharedWith, { titles: [...new Set(sharers)].join(', ') })}</p>}
    </section>
  );
}

interface LineProps {
  readonly session: Session;
  readonly vertex: Vertex;
}

function VertexLine({ session, vertex }: LineProps) {
  const name = useVertexName();
  const { fitExtent, viewExtent } = useMapApi();
  const on = isSame(session.selected, vertex.ref);
  const [x, y] = vertex.at;
  const choose = (): void => {
    patchSession({ selected: vertex.ref, tool: 'vertex', said: null });
    const view = viewExtent();
    const seen = view !== null && x > view[0] && x < view[2] && y > view[1] && y < view[3];
    const room = 0.004;
    if (!seen) fitExtent([x - room, y - room, x + room, y + room], { maxZoom: 16 });
  };
  return (
    <button type="button" className={css.vertex} aria-pressed={on} onClick={choose}>
      <span>{name(vertex)}</span>
      <small>
        {y.toFixed(6)}, {x.toFixed(6)}
      </small>
    </button>
  );
}

/** Every vertex of a shape by number and place: the same work without a pointer, and for those who do not see the map. */
export function VertexList({ session, shape }: { readonly session: Session; readonly shape: string }) {
  const t = useText();
  const geometry = geometryOf(session, shape);
  const vertices = useMemo(
    () => (geometry === null ? [] : verticesIn(session, shape)),
    [geometry, session, shape],
  );
  const scroller = useRef<HTMLDivElement>(null);
  const virtual = useVirtualizer({
    count: vertices.length,
    getScrollElement: () => scroller.current,
    estimateSize: () => 30,
    overscan: 6,
  });
  const chosen = vertices.findIndex(({ ref }) => isSame(session.selected, ref));
  useEffect(() => {
    if (chosen >= 0) virtual.scrollToIndex(chosen, { align: 'auto' });
  }, [chosen, virtual]);
  return (
    <section className={css.vertices} aria-label={t(shapesUi.vertices)}>
      <h3>{t(shapesUi.verticesCount, { count: formatNumber(vertices.length) })}</h3>
      <div ref={scroller}>
        <ul style={{ height: virtual.getTotalSize() }}>
          {virtual.getVirtualItems().map(({ index, key, start }) => {
            const vertex = vertices[index];
            return vertex === undefined ? null : (
              <li
                key={key}
                ref={virtual.measureElement}
                data-index={index}
                aria-setsize={vertices.length}
                aria-posinset={index + 1}
                style={{ transform: `translateY(${start}px)` }}
              >
                <VertexLine session={session} vertex={vertex} />
              </li>
            );
          })}
        </ul>
      </div>
    </section>
  );
}

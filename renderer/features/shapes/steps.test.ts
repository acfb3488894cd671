import { describe, expect, it } from 'vitest';
import type { NearShape } from '../../../shared/contract/shapes.ts';
import type { Geometry, Position } from '../../../shared/geo/geometry.ts';
import { hasEdge, hasVertex } from '../../../shared/shapes/vertices.ts';
import { draftOf, drawnFrom } from './drafts.ts';
import { type Drawn, geometryIn, isRefused, type PoolShape, type Session, shapeKey } from './session.ts';
import {
  addedVertex,
  deletedVertex,
  merged,
  movedVertex,
  withoutPart,
  withPart,
  withPieces,
} from './steps.ts';

const square = (x: number, y: number): Geometry => ({
  type: 'MultiPolygon',
  coordinates: [
    [
      [
        [x, y],
        [x + 1, y],
        [x + 1, y + 1],
        [x, y + 1],
        [x, y],
      ],
    ],
  ],
});
const shape = (layer: string, fid: number, role: NearShape['role'], geometry: Geometry): PoolShape => ({
  key: shapeKey(layer, fid),
  layer,
  fid,
  title: `${layer} ${fid}`,
  role,
  version: 1,
  geometry,
  from: null,
});

/** Two sub-districts side by side, the district around both, and a forest that has a corner where they meet. */
const session = (change: Partial<Session> = {}): Session => {
  const both: Geometry = {
    type: 'MultiPolygon',
    coordinates: [
      [
        [
          [0, 0],
          [1, 0],
          [2, 0],
          [2, 1],
          [1, 1],
          [0, 1],
          [0, 0],
        ],
      ],
    ],
  };
  const shapes = [
    shape('subdistrict', 1, 'own', square(0, 0)),
    shape('subdistrict', 2, 'beside', square(1, 0)),
    shape('district', 1, 'family', both),
    shape('community_forest', 1, 'other', square(1, 1)),
  ];
  const now: Drawn = { changed: new Map(), own: ['subdistrict 1'], sketch: [], operation: 'edit' };
  return {
    id: 's',
    layer: { name: 'subdistrict', title: 'ตำบล', titleEn: '', geometryType: 'MultiPolygon' },
    purpose: 'save',
    pool: new Map(shapes.map((one) => [one.key, one])),
    crowded: false,
    past: [],
    now,
    future: [],
    live: null,
    tool: 'vertex',
    kind: 'Polygon',
    selected: null,
    joining: [],
    shared: true,
    snapping: true,
    tracing: false,
    follow: ['district'],
    problems: [],
    busy: false,
    said: null,
    done: null,
    ...change,
  };
};
const drawn = (step: Drawn | { refused: unknown }): Drawn => {
  if ('refused' in step) throw new Error('refused');
  return step;
};
const CORNER = { key: 'subdistrict 1', part: 0, ring: 0, index: 1 };
const keys = ({ changed }: Drawn): string[] => [...changed.keys()].sort();

describe('a vertex on a shared border', () => {
  const to: Position = [1.1, -0.1];

  it('moves for the neighbour and for the registers that follow, and for nothing else', () => {
    const step = drawn(movedVertex(session(), CORNER, to, null));
    expect(keys(step)).toEqual(['district 1', 'subdistrict 1', 'subdistrict 2']);
    for (const geometry of step.changed.values()) expect(geometry && hasVertex(geometry, to)).toBe(true);
    expect(keys(drawn(movedVertex(session({ follow: [] }), CORNER, to, null)))).toEqual([
      'subdistrict 1',
      'subdistrict 2',
    ]);
    expect(keys(drawn(movedVertex(session({ shared: false }), CORNER, to, null)))).toEqual(['subdistrict 1']);
  });

  it('gives a neighbour that it is put on the edge of a vertex there', () => {
    const on: Position = [1.5, 0];
    const snap = {
      kind: 'edge',
      shape: 'subdistrict 2',
      at: on,
      distance: 0,
      part: 0,
      ring: 0,
      index: 0,
      a: [1, 0],
      b: [2, 0],
    } as const;
    const step = drawn(
      movedVertex(session(), { ...CORNER, index: 0 }, on, { ...snap, a: [1, 0], b: [2, 0] }),
    );
    const neighbour = step.changed.get('subdistrict 2');
    expect(neighbour && hasEdge(neighbour, [1, 0], on)).toBe(true);
  });

  it('is added for all that share the edge, and not taken away where borders fork', () => {
    const at: Position = [1, 0.5];
    const snap = {
      kind: 'edge',
      shape: 'subdistrict 1',
      at,
      distance: 0,
      part: 0,
      ring: 0,
      index: 1,
    } as const;
    const added = drawn(addedVertex(session(), { ...snap, a: [1, 0], b: [1, 1] }));
    expect(keys(added)).toEqual(['subdistrict 1', 'subdistrict 2']);
    const with2 = session({ now: added });
    expect(keys(drawn(deletedVertex(with2, { ...CORNER, index: 2 })))).toEqual([
      'subdistrict 1',
      'subdistrict 2',
    ]);
    expect(isRefused(deletedVertex(session(), CORNER))).toBe(true);
  });

  it('that comes back to where it was leaves nothing changed', () => {
    const step = drawn(movedVertex(session(), CORNER, to, null));
    const back = drawn(movedVertex(session({ now: step }), CORNER, [1, 0], null));
    const same = keys(back).every(
      (key) => JSON.stringify(back.changed.get(key)) === JSON.stringify(session().pool.get(key)?.geometry),
    );
    expect(same).toBe(true);
  });
});

describe('whole shapes', () => {
  it('are split into a row that stays and rows that are new', () => {
    const [a, b] = [square(0, 0), square(5, 5)];
    const start = session();
    const { pool, drawn: step } = withPieces(start, 'subdistrict 1', [a, b], [[1, 0.25]]);
    expect(step.own).toHaveLength(2);
    const piece = pool.get(step.own[1] ?? '');
    expect(piece).toMatchObject({ fid: null, from: 'subdistrict 1', title: 'subdistrict 1 (2)' });
    const neighbour = step.changed.get('subdistrict 2');
    expect(neighbour && hasVertex(neighbour, [1, 0.25])).toBe(true);
    expect(step.operation).toBe('split');
  });

  it('are merged into the first', () => {
    const step = merged(session(), ['subdistrict 1', 'subdistrict 2'], square(9, 9));
    expect(geometryIn(session().pool, step, 'subdistrict 2')).toBeNull();
    expect(step.changed.get('subdistrict 1')).toEqual(square(9, 9));
  });

  it('take more parts where the layer has room, and never lose the last one', () => {
    const part: Geometry = {
      type: 'Polygon',
      coordinates: [
        [
          [5, 5],
          [6, 5],
          [6, 6],
          [5, 5],
        ],
      ],
    };
    const step = drawn(withPart(session(), 'subdistrict 1', part));
    expect(step.changed.get('subdistrict 1')?.coordinates).toHaveLength(2);
    const single = session({
      layer: { name: 'subdistrict', title: '', titleEn: '', geometryType: 'Polygon' },
    });
    expect(isRefused(withPart(single, 'subdistrict 1', part))).toBe(true);
    expect(isRefused(withoutPart(session(), 'subdistrict 1', 0, 0))).toBe(true);
    const two = session({ now: step });
    expect(drawn(withoutPart(two, 'subdistrict 1', 1, 0)).changed.get('subdistrict 1')).toEqual(square(0, 0));
  });
});

describe('a draft', () => {
  it('comes back as it was left, new pieces too', () => {
    const start = session();
    const { pool, drawn: now } = withPieces(start, 'subdistrict 1', [square(0, 0), square(5, 5)], []);
    const draft = draftOf(
      { ...start, pool, now: { ...now, sketch: [{ at: [3, 3] }] } },
      '2026-11-27T00:00:00Z',
    );
    const back = drawnFrom(draft, start.pool, start.now);
    expect(back.now).toEqual({ ...now, sketch: [{ at: [3, 3] }] });
    expect(back.stale).toBe(false);
    expect(draft).toMatchObject({ fids: [1], title: 'subdistrict 1' });
  });

  it('says when the rows were changed since', () => {
    const start = session();
    const now = drawn(movedVertex(start, CORNER, [1.1, -0.1], null));
    const draft = draftOf({ ...start, now }, '2026-11-27T00:00:00Z');
    const newer = new Map([...start.pool].map(([key, one]) => [key, { ...one, version: 2 }] as const));
    expect(drawnFrom(draft, newer, start.now).stale).toBe(true);
    expect(drawnFrom(draft, start.pool, start.now).stale).toBe(false);
  });
});

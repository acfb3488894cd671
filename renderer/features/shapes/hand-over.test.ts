import { beforeEach, describe, expect, it, vi } from 'vitest';
import type { Geometry } from '../../../shared/geo/geometry.ts';

vi.mock('../../api/index.ts', () => ({
  api: {
    shapes: {
      around: async () => ({ shapes: [], crowded: false }),
      check: vi.fn(async () => ({ problems: [] })),
      keepDraft: vi.fn(async () => ({})),
      dropDraft: vi.fn(async () => ({})),
    },
  },
  orpc: { layers: { list: { queryOptions: () => ({}) } }, shapes: { drafts: { key: () => [] } } },
  queryClient: { ensureQueryData: async () => [], invalidateQueries: async () => undefined },
  failureOf: () => ({ refusal: null, logId: null }),
  refusalSentence: () => ({ th: '', en: '' }),
}));
vi.mock('../../map/index.ts', () => ({
  deskMapApi: { fitExtent: () => undefined, viewExtent: () => null, whenShown: async () => undefined },
  LOOKS: {},
  colorIn: (_: unknown, color: string) => color,
}));
vi.mock('../../app/notify.tsx', () => ({
  notifyDone: () => undefined,
  notifyError: (error: unknown) => {
    throw error;
  },
  notifyUndo: () => undefined,
}));

vi.mock('../workspace/index.ts', () => ({ useWorkspace: () => null }));
vi.mock('../areas/index.ts', () => ({ isChanging: () => false }));
vi.mock('../layers/index.ts', () => ({ useLayers: () => [], useLayerTitle: () => () => '' }));

const { api } = await import('../../api/index.ts');
const { sessionNow, useBoard } = await import('./board.ts');
const { startDrawing } = await import('./index.ts');
const { leaveSession } = await import('./leave-session.ts');
const { saveSession } = await import('./save-session.ts');
const { addToSketch } = await import('./sketch-tool.ts');

const forest = {
  name: 'community_forest',
  title: 'ป่าชุมชน',
  titleEn: '',
  geometryType: 'MultiPolygon',
} as const;
const household = { name: '', title: 'ครัวเรือน', titleEn: '', geometryType: 'Point' } as const;

const drawing = async (layer: Parameters<typeof startDrawing>[0]) => {
  const done = vi.fn<(geometry: Geometry | null) => void>();
  startDrawing(layer, done);
  await vi.waitFor(() => expect(sessionNow()?.purpose).toBe('hand'));
  return done;
};

describe('drawing for somebody else', () => {
  beforeEach(() => {
    useBoard.setState({ session: null, afterglow: [] });
    vi.clearAllMocks();
  });

  it('gives the shape as its layer keeps it, and writes nothing itself', async () => {
    const done = await drawing(forest);
    for (const [x, y] of [
      [100, 15],
      [100.1, 15],
      [100.1, 15.1],
    ] as const)
      addToSketch([x, y]);
    await saveSession();
    expect(done).toHaveBeenCalledExactlyOnceWith({
      type: 'MultiPolygon',
      coordinates: [
        [
          [
            [100, 15],
            [100.1, 15],
            [100.1, 15.1],
            [100, 15],
          ],
        ],
      ],
    });
    expect(sessionNow()).toBeNull();
  });

  it('takes the last of several places for a point, also of what no layer keeps', async () => {
    const done = await drawing(household);
    addToSketch([100, 15]);
    useBoard.setState(({ session }) => ({ session: session && { ...session, tool: 'draw' } }));
    addToSketch([101.5, 16.25]);
    await saveSession();
    expect(done).toHaveBeenCalledExactlyOnceWith({ type: 'Point', coordinates: [101.5, 16.25] });
  });

  it('gives nothing when it is left, and keeps no draft of it', async () => {
    const done = await drawing(forest);
    addToSketch([100, 15]);
    await leaveSession();
    expect(done).toHaveBeenCalledExactlyOnceWith(null);
    expect(api.shapes.keepDraft).not.toHaveBeenCalled();
  });

  it('gives nothing when another drawing takes its place', async () => {
    const first = await drawing(forest);
    const second = vi.fn<(geometry: Geometry | null) => void>();
    startDrawing(household, second);
    await vi.waitFor(() => expect(sessionNow()?.layer.title).toBe('ครัวเรือน'));
    expect(first).toHaveBeenCalledExactlyOnceWith(null);
    expect(second).not.toHaveBeenCalled();
  });
});

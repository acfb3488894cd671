import { beforeEach, describe, expect, it, vi } from 'vitest';
import { useDesk } from '../../app/desk.ts';
import type { Hit } from '../../map/index.ts';
import { selectHere } from './select-actions.ts';
import { useSelectionDesk } from './selection-store.ts';

const { inShape, goTo, view } = vi.hoisted(() => ({
  inShape: vi.fn(),
  goTo: vi.fn(),
  view: { current: { zoom: 8, centre: [102, 15] }, scaleLock: null as number | null },
}));
vi.mock('../../api/index.ts', () => ({ api: { selection: { inShape } }, orpc: {}, queryClient: {} }));
vi.mock('../../app/notify.tsx', () => ({ notifyDone: vi.fn(), notifyError: vi.fn() }));
vi.mock('../../ui/index.ts', () => ({ translate: vi.fn() }));
vi.mock('../../map/index.ts', () => ({
  deskMapApi: { goTo },
  useDeskMap: { getState: () => ({ view: view.current, scaleLock: view.scaleLock }) },
}));

const hit = (fid: number, gathered: Hit['gathered'] = null): Hit => ({
  ...{ layer: 'village', fid, properties: {}, areal: false, gathered },
});
const many = (count: number, cluster = false): Hit => hit(1, { count, at: [102, 15], cluster });
const found = (count: number) => [{ layer: 'village', fids: Array.from({ length: count }, (_, i) => i + 1) }];
const listed = () => useSelectionDesk.getState().found?.layers[0]?.fids.length ?? null;
const settled = () =>
  vi.waitFor(() => expect(inShape.mock.calls.length + goTo.mock.calls.length).toBeGreaterThan(0));

beforeEach(() => {
  vi.clearAllMocks();
  view.scaleLock = null;
  useDesk.setState({ selection: null });
  useSelectionDesk.setState({ found: null });
});

describe('a click on points that are drawn as one', () => {
  it('lists those that lie there, and takes none of them', async () => {
    inShape.mockResolvedValue(found(3));
    selectHere([many(3)], [102, 15], false);
    await vi.waitFor(() => expect(listed()).toBe(3));
    expect(useDesk.getState().selection).toBeNull();
  });

  it('looks further around where the point stands for more than lie beside it', async () => {
    inShape.mockResolvedValueOnce(found(2)).mockResolvedValueOnce(found(7));
    selectHere([many(7)], [102, 15], false);
    await vi.waitFor(() => expect(listed()).toBe(7));
    expect(inShape).toHaveBeenCalledTimes(2);
  });

  it('looks closer at a cluster, and at more than anyone reads through', async () => {
    selectHere([many(5, true)], [102, 15], false);
    await settled();
    expect(goTo).toHaveBeenCalledWith([102, 15], 10);
    expect(inShape).not.toHaveBeenCalled();
    inShape.mockResolvedValue(found(200));
    selectHere([many(200)], [102, 15], false);
    await vi.waitFor(() => expect(goTo).toHaveBeenCalledTimes(2));
    expect(listed()).toBeNull();
  });

  it('lists a cluster where the scale is kept', async () => {
    view.scaleLock = 50_000;
    inShape.mockResolvedValue(found(5));
    selectHere([many(5, true)], [102, 15], false);
    await vi.waitFor(() => expect(listed()).toBe(5));
    expect(goTo).not.toHaveBeenCalled();
  });

  it('is forgotten when another place is clicked before the answer', async () => {
    let answer: (rows: unknown) => void = () => {};
    inShape.mockReturnValue(new Promise((resolve) => (answer = resolve)));
    selectHere([many(3)], [102, 15], false);
    selectHere([hit(9)], [103, 15], false);
    answer(found(3));
    await Promise.resolve();
    await Promise.resolve();
    expect(useDesk.getState().selection).toEqual({ layer: 'village', fids: [9] });
    expect(listed()).toBeNull();
  });
});

import { useMemo } from 'react';
import type { Extent } from '../../../shared/contract/base.ts';
import { compareText } from '../../../shared/text/compare.ts';
import { useDesk } from '../../app/desk.ts';
import { OverviewMap, type Scene } from '../../map/index.ts';
import { useText } from '../../ui/index.ts';
import { useFoundIsOpen } from '../selection/index.ts';
import { useIsDrawing } from '../shapes/index.ts';
import { useTimeline } from '../timeline/index.ts';
import css from './compare.module.css';
import { useCompareMode } from './compare-view.tsx';
import { useOverview } from './overview-store.ts';

/** Layers that tell where one is. */
const OUTLINES = ['province', 'district'];

const outlined = (scene: Scene): Scene => ({
  ...scene,
  focus: null,
  layers: scene.layers
    .filter(({ layer }) => layer.register !== null && OUTLINES.includes(layer.register))
    .map((item) => ({ ...item, labels: false })),
});

/** The small map in the corner, where nothing else needs it. */
export function Overview({ scene, extent }: { readonly scene: Scene; readonly extent: Extent | null }) {
  const t = useText();
  const on = useOverview((state) => state.on);
  const here = useDesk((state) => state.place === 'map');
  const drawing = useIsDrawing();
  const taken = useFoundIsOpen();
  const walking = useTimeline((state) => state.open);
  const comparing = useCompareMode() !== null;
  const small = useMemo(() => outlined(scene), [scene]);
  if (!on || !here || drawing || taken || walking || comparing) return null;
  return (
    <section className={css.overview} aria-label={t(compareText.mini)}>
      <OverviewMap scene={small} extent={extent} label={t(compareText.miniHint)} />
    </section>
  );
}

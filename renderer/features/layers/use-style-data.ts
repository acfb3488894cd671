import { useQueries } from '@tanstack/react-query';
import { useMemo } from 'react';
import type { LayerSummary } from '../../../shared/contract/layers.ts';
import type { Normalise } from '../../../shared/contract/style.ts';
import { drawnStyle, isOfPlace, secondOf } from '../../../shared/domain/style-rows.ts';
import { orpc } from '../../api/index.ts';
import { type MapRows, useDesk } from '../../app/desk.ts';
import type { SceneLayer } from '../../map/index.ts';

/** What a scene needs besides a layer's tiles: numbers divided by what is known of the place, and strewn dots. */
export type StyleData = Pick<SceneLayer, 'numbers' | 'dots'>;

/** Whether all that a layer needs has come. */
export const isDrawable = (layer: LayerSummary, data: StyleData | undefined): boolean => {
  const asked = asksOf(layer);
  const has = (which: Asked['which']): boolean => (data?.numbers?.[which] ?? null) !== null;
  return (
    asked.every(({ which }) => has(which)) && (drawnStyle(layer).kind !== 'dots' || data?.dots !== undefined)
  );
};

interface Asked {
  readonly layer: string;
  readonly field: string;
  readonly normalise: Normalise | null;
  readonly which: 'first' | 'second';
}

const asksOf = (layer: LayerSummary): Asked[] => {
  const style = drawnStyle(layer);
  const { field, normalise } = style;
  const second = secondOf(style);
  const asked: Asked[] = [];
  const name = layer.name;
  if (field !== null && isOfPlace(field, normalise))
    asked.push({ layer: name, field, normalise: normalise ?? null, which: 'first' });
  if (second && isOfPlace(second.field, second.normalise))
    asked.push({ layer: name, field: second.field, normalise: second.normalise, which: 'second' });
  return asked;
};

/** What layers need to be drawn, by their name, as far as it has come; `held` for other rows than the desk's. */
export const useStyleData = (
  layers: readonly LayerSummary[],
  held: Readonly<Record<string, MapRows>> | null = null,
): ReadonlyMap<string, StyleData> => {
  const visible = useMemo(() => layers.filter((layer) => layer.visible), [layers]);
  const asked = useMemo(() => visible.flatMap(asksOf), [visible]);
  const dotted = useMemo(() => visible.filter((layer) => drawnStyle(layer).kind === 'dots'), [visible]);
  const numbers = useQueries({
    queries: asked.map(({ which: _which, ...input }) => orpc.styles.numbers.queryOptions({ input })),
    combine: (answers) => answers.map(({ data }) => data),
  });
  const shown = useDesk((state) => state.mapRows);
  const mapRows = held ?? shown;
  const dots = useQueries({
    queries: dotted.map(({ name, version }) => {
      const rows = mapRows[name]?.key;
      const input = { layer: name, ...(rows === undefined ? {} : { rows }) };
      return {
        ...orpc.styles.dots.queryOptions({ input }),
        // The dots follow the style, whose every change raises the version.
        queryKey: [...orpc.styles.dots.queryKey({ input }), version],
      };
    }),
    combine: (answers) => answers.map(({ data }) => data),
  });
  return useMemo(() => {
    const found = new Map<string, StyleData>();
    asked.forEach(({ layer, which }, i) => {
      const before = found.get(layer)?.numbers ?? { first: null, second: null };
      found.set(layer, { numbers: { ...before, [which]: numbers[i] ?? null } });
    });
    dotted.forEach(({ name }, i) => {
      const positions = dots[i]?.positions;
      if (positions) found.set(name, { ...found.get(name), dots: positions });
    });
    return found;
  }, [asked, dotted, numbers, dots]);
};

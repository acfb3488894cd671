import { keepPreviousData, useQueries } from '@tanstack/react-query';
import { useMemo } from 'react';
import type { LayerSummary } from '../../../shared/contract/layers.ts';
import type { Normalise } from '../../../shared/contract/style.ts';
import { drawnStyle, isOfPlace, secondOf } from '../../../shared/domain/style-rows.ts';
import { orpc } from '../../api/index.ts';
import { type MapRows, useDesk } from '../../app/desk.ts';
import type { SceneLayer } from '../../map/index.ts';

/** What a scene needs besides a layer's tiles: numbers divided by what is known of the place, and strewn dots. */
export type StyleData = Pick<SceneLayer, 'numbers' | 'dots' | 'heatMax'>;

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

const useDots = (dotted: readonly LayerSummary[], mapRows: Readonly<Record<string, MapRows>>) =>
  useQueries({
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

/** The greatest values by which heat is weighed, as they are now: the style knows those of when it was chosen. */
const useGreatest = (weighed: readonly LayerSummary[]) =>
  useQueries({
    queries: weighed.map(({ name, version, style }) => {
      const input = { layer: name, field: style.field ?? '', normalise: null, bins: 2 };
      return {
        ...orpc.styles.histogram.queryOptions({ input }),
        queryKey: [...orpc.styles.histogram.queryKey({ input }), version],
        placeholderData: keepPreviousData,
      };
    }),
    combine: (answers) => answers.map(({ data }) => data?.max ?? null),
  });

const isWeighed = (layer: LayerSummary): boolean => {
  const { kind, field } = drawnStyle(layer);
  return kind === 'heat' && field !== null;
};

/** What layers need to be drawn, by their name, as far as it has come; `held` for other rows than the desk's. */
export const useStyleData = (
  layers: readonly LayerSummary[],
  held: Readonly<Record<string, MapRows>> | null = null,
): ReadonlyMap<string, StyleData> => {
  const visible = useMemo(() => layers.filter((layer) => layer.visible), [layers]);
  const asked = useMemo(() => visible.flatMap(asksOf), [visible]);
  const dotted = useMemo(() => visible.filter((layer) => drawnStyle(layer).kind === 'dots'), [visible]);
  const weighed = useMemo(() => visible.filter(isWeighed), [visible]);
  const numbers = useQueries({
    queries: asked.map(({ which: _which, ...input }) => orpc.styles.numbers.queryOptions({ input })),
    combine: (answers) => answers.map(({ data }) => data),
  });
  const shown = useDesk((state) => state.mapRows);
  const dots = useDots(dotted, held ?? shown);
  const greatest = useGreatest(weighed);
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
    weighed.forEach(({ name }, i) => {
      const max = greatest[i] ?? 0;
      if (max > 0) found.set(name, { ...found.get(name), heatMax: max });
    });
    return found;
  }, [asked, dotted, weighed, numbers, dots, greatest]);
};

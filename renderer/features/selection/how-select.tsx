import { Select } from '@mantine/core';
import type { LayerSummary } from '../../../shared/contract/layers.ts';
import { selectionText } from '../../../shared/text/selection.ts';
import { useDesk } from '../../app/desk.ts';
import { useText } from '../../ui/index.ts';
import { useLayers, useLayerTitle } from '../layers/index.ts';
import type { How } from './merged.ts';

const WORDS: Readonly<Record<How, (typeof selectionText)['replace']>> = {
  replace: selectionText.replace,
  add: selectionText.add,
  narrow: selectionText.narrow,
  remove: selectionText.remove,
};

interface HowProps {
  readonly layer: string;
  readonly value: How;
  readonly onChange: (how: How) => void;
}

/** What becomes of what is selected already; not asked where nothing of the layer is. */
export function HowSelect({ layer, value, onChange }: HowProps) {
  const t = useText();
  const standing = useDesk((state) => state.selection?.layer === layer);
  if (!standing) return null;
  return (
    <Select
      label={t(selectionText.how)}
      data={(Object.keys(WORDS) as How[]).map((how) => ({ value: how, label: t(WORDS[how]) }))}
      value={value}
      allowDeselect={false}
      onChange={(how) => onChange((how ?? value) as How)}
    />
  );
}

/** Layers that have rows to choose among; those without places are left out where `placed`. */
export const useSelectable = (placed: boolean): readonly LayerSummary[] =>
  useLayers()
    .filter(({ featureCount, geometryType }) => featureCount > 0 && (!placed || geometryType !== 'None'))
    .toReversed();

interface LayerProps {
  readonly label: string;
  readonly layers: readonly LayerSummary[];
  readonly value: string;
  readonly autoFocus?: boolean;
  readonly onChange: (layer: string) => void;
}

/** A choice of one layer by its name. */
export function LayerSelect({ label, layers, value, autoFocus = false, onChange }: LayerProps) {
  const titleOf = useLayerTitle();
  return (
    <Select
      {...(autoFocus ? { 'data-autofocus': true } : {})}
      label={label}
      searchable
      openOnFocus={false}
      data={layers.map((layer) => ({ value: layer.name, label: titleOf(layer) }))}
      value={value}
      allowDeselect={false}
      onChange={(name) => onChange(name ?? value)}
    />
  );
}

/**
 * The layer that a dialog begins with: the one asked for, else of the selection, else the one chosen in the list, else the first that
 * has places. */
export const useFirstLayer = (layers: readonly LayerSummary[], wanted: string | null): string => {
  const selected = useDesk((state) => state.selection?.layer ?? null);
  const active = useDesk((state) => state.activeLayer);
  const known = [wanted, active, selected].find((name) => layers.some((layer) => layer.name === name));
  // Whoever selects on the map means something that is on it.
  const placed = layers.find(({ geometryType }) => geometryType !== 'None');
  return known ?? (placed ?? layers[0])?.name ?? '';
};

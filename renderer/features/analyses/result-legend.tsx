import type { LayerSummary } from '../../../shared/contract/layers.ts';
import { formatNumber } from '../../../shared/domain/units.ts';
import { FloatingLegend, LegendSwatch, useText } from '../../ui/index.ts';
import { useLegend } from './use-result.ts';

/** Floats over the map's lower left corner: classes with their counts, missing and withheld among them. */
export function ResultLegend({ layer }: { readonly layer: LayerSummary }) {
  const t = useText();
  const legend = useLegend(layer);
  if (legend === null) return null;
  const kinds = legend.kind === 'categories';
  const field = kinds ? layer.fields.find(({ name }) => name === layer.style.field) : undefined;
  const plain = legend.unit === '' ? layer.title : legend.unit;
  const heading = field ? t({ th: field.title, en: field.titleEn }) : plain;
  // Amounts stand with the most on top; kinds as their operation puts them.
  const items = kinds ? legend.items : legend.items.toReversed();
  const classes = items.filter(({ kind }) => kind !== 'missing' && kind !== 'suppressed');
  const others = items.filter(({ kind }) => kind === 'missing' || kind === 'suppressed');
  return (
    <FloatingLegend label={t({ th: legend.title, en: layer.titleEn })} heading={heading}>
      {[...classes, ...others].map((item) => (
        <li key={`${item.kind}-${item.label}`}>
          <LegendSwatch look={item} />
          <span>{item.label}</span>
          <b>{formatNumber(item.count)}</b>
        </li>
      ))}
    </FloatingLegend>
  );
}

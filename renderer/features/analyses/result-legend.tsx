import type { LayerSummary } from '../../../shared/contract/layers.ts';
import { formatNumber } from '../../../shared/domain/units.ts';
import { stylesText } from '../../../shared/text/styles.ts';
import { FloatingLegend, LegendSwatch, useText } from '../../ui/index.ts';
import { useLegend } from './use-result.ts';

/** «เป้าหมายรวม (ครัวเรือน)»; a title that says it already stays as it is. */
const withUnit = (title: string, unit: string): string =>
  unit === '' || title.toLowerCase().includes(unit.toLowerCase()) ? title : `${title} (${unit})`;

/** Floats over the map's lower left corner: classes with their counts, missing and withheld among them. */
export function ResultLegend({ layer }: { readonly layer: LayerSummary }) {
  const t = useText();
  const legend = useLegend(layer);
  if (legend === null) return null;
  const kinds = legend.kind === 'categories';
  const title = t({ th: layer.title, en: layer.titleEn });
  const field = layer.fields.find(({ name }) => name === layer.style.field);
  const named = field === undefined ? title : t({ th: field.title, en: field.titleEn });
  const heading = field === undefined || kinds ? named : withUnit(named, legend.unit);
  // Amounts stand with the most on top; kinds as their operation puts them.
  const items = kinds ? legend.items : legend.items.toReversed();
  const classes = items.filter(({ kind }) => kind !== 'missing' && kind !== 'suppressed');
  const others = items.filter(({ kind }) => kind === 'missing' || kind === 'suppressed');
  return (
    <FloatingLegend label={title} heading={heading}>
      {[...classes, ...others].map((item) => (
        <li key={`${item.kind}-${item.label}`}>
          <LegendSwatch look={item} />
          <span>{item.kind === 'single' ? t(stylesText.all) : item.label}</span>
          <b>{formatNumber(item.count)}</b>
        </li>
      ))}
    </FloatingLegend>
  );
}

import type { LayerSummary } from '../../../shared/contract/layers.ts';
import type { LayerStyle } from '../../../shared/contract/style.ts';
import { categoryKey } from '../../../shared/domain/style-rows.ts';
import type { SqlValue } from '../db/types.ts';
import type { ExportColumn } from './export-fields.ts';

const asNumber = (value: unknown, otherwise: number): number =>
  typeof value === 'number' ? value : otherwise;

/** The hidden lines of a legend under the keys that their kinds have in the file. */
const hiddenAs = (
  { hidden, categories }: LayerStyle,
  kind: (value: string | number) => string | number,
): LayerStyle['hidden'] => {
  const keys = new Map(categories.map(({ value }) => [categoryKey(value), categoryKey(kind(value))]));
  return hidden?.map((key) => keys.get(key) ?? key);
};

/**
 * A layer with its style as it is right for the file that it goes into: fields under the names that they have there, kinds
 * and boundaries as the values are written there. What does not go out is not among its fields, and is drawn plain.
 */
export const outLayer = (layer: LayerSummary, columns: readonly ExportColumn[]): LayerSummary => {
  const byField = new Map(columns.map((column) => [column.column, column]));
  const named = (name: string): string => byField.get(name)?.name ?? name;
  const converted = (field: string | null, value: SqlValue): unknown =>
    (field === null ? undefined : byField.get(field))?.convert(value) ?? value;
  const { style } = layer;
  const { field, classes, label, normalise, sizes, bivariate } = style;
  const number = (value: number): number => asNumber(converted(field, value), value);
  const kind = (value: string | number): string | number => {
    const out = converted(field, value);
    return typeof out === 'number' ? out : String(out);
  };
  const hidden = hiddenAs(style, kind);
  const aboveAs = ({ field: of, min }: { readonly field: string; readonly min: number }) => ({
    ...{ field: named(of), min: asNumber(converted(of, min), min) },
  });
  const out: LayerStyle = {
    ...style,
    field: field === null ? null : named(field),
    categories: style.categories.map((category) => ({ ...category, value: kind(category.value) })),
    ...(hidden ? { hidden } : {}),
    // What is divided was counted in the units of the workspace: its boundaries stay as they are.
    classes: classes && !normalise ? { ...classes, breaks: classes.breaks.map(number) } : classes,
    normalise: normalise?.field ? { ...normalise, field: named(normalise.field) } : normalise,
    sizes: sizes ? { ...sizes, max: number(sizes.max) } : sizes,
    bivariate: bivariate ? { ...bivariate, field: named(bivariate.field) } : bivariate,
    label: label && {
      ...label,
      field: named(label.field),
      second: label.second ? named(label.second) : null,
      ...(label.above ? { above: aboveAs(label.above) } : {}),
    },
  };
  const fields = layer.fields.flatMap((one) => {
    const column = byField.get(one.name);
    return column ? [{ ...one, name: column.name }] : [];
  });
  return { ...layer, style: out, fields };
};

import { figureLevel } from '../../../shared/contract/area-figures.ts';
import type { LayerSummary } from '../../../shared/contract/layers.ts';
import type { Normalise } from '../../../shared/contract/style.ts';
import { isDividedByItself, isPlaceNumber, placeNumberOf } from '../../../shared/domain/place-numbers.ts';
import { stylesUi } from '../../../shared/text/styles-ui.ts';
import { useText } from '../../ui/index.ts';
import { Choice, type Option } from './style-parts.tsx';
import { numberFields } from './style-recipes.ts';
import { useFieldTitle } from './use-field-title.ts';

const UNDIVIDED = 'none';
const keyOf = (normalise: Normalise | null): string => {
  if (normalise === null) return UNDIVIDED;
  return normalise.by === 'field' ? `field:${normalise.field}` : normalise.by;
};

const PER = { area: 1000, population: 1000, households: 100, field: 100 } as const;

const normaliseOf = (key: string): Normalise | null => {
  if (key === UNDIVIDED) return null;
  if (key.startsWith('field:')) return { by: 'field', field: key.slice(6), per: PER.field };
  const by = key === 'population' || key === 'households' ? key : 'area';
  return { by, field: null, per: PER[by] };
};

export interface NumberFieldsProps {
  readonly layer: LayerSummary;
  readonly label: string;
  readonly field: string;
  /** What it is divided by; undefined where it can't be. */
  readonly normalise?: Normalise | null;
  readonly onChange: (field: string, normalise: Normalise | null) => void;
}

/** A number of the layer, and what it is divided by: totals of large and small areas don't compare. */
export function NumberFields({ layer, label, field, normalise, onChange }: NumberFieldsProps) {
  const t = useText();
  const titleOf = useFieldTitle();
  const numbers = numberFields(layer);
  const divisor = normalise ?? null;
  const options = numbers.map((one): Option => ({ value: one.name, label: titleOf(one) }));
  const divisors: Option[] = [{ value: UNDIVIDED, label: t(stylesUi.undivided) }];
  if (layer.geometryType.endsWith('Polygon')) divisors.push({ value: 'area', label: t(stylesUi.perArea) });
  if (figureLevel.safeParse(layer.register).success)
    divisors.push(
      { value: 'population', label: t(stylesUi.perPopulation) },
      { value: 'households', label: t(stylesUi.perHouseholds) },
    );
  for (const one of numbers)
    if (one.name !== field && !isPlaceNumber(one.name))
      divisors.push({ value: `field:${one.name}`, label: t(stylesUi.perField, { field: titleOf(one) }) });
  return (
    <>
      <Choice
        label={label}
        value={field}
        data={options}
        onChange={(name) => onChange(name, isDividedByItself(name, divisor) ? null : divisor)}
      />
      {normalise !== undefined && (
        <Choice
          label={t(stylesUi.divide)}
          value={keyOf(divisor)}
          data={divisors.filter(({ value }) => value !== placeNumberOf(field))}
          onChange={(key) => onChange(field, normaliseOf(key))}
        />
      )}
    </>
  );
}

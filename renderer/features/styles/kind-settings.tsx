import { NumberInput, SegmentedControl } from '@mantine/core';
import type { ClassMethod } from '../../../shared/contract/style.ts';
import { paletteColors, paletteOf } from '../../../shared/domain/palettes.ts';
import { stylesUi } from '../../../shared/text/styles-ui.ts';
import { useText } from '../../ui/index.ts';
import { HeatSettings } from './heat-settings.tsx';
import { Histogram } from './histogram.tsx';
import { NumberFields } from './number-fields.tsx';
import { PairSettings } from './pair-settings.tsx';
import { RampPicker } from './ramp-picker.tsx';
import { Amount, Choice, type Option } from './style-parts.tsx';
import {
  type ClassChoice,
  categoriesBy,
  classChoice,
  classColors,
  classesBy,
  dotsBy,
  kindFields,
  sizesBy,
} from './style-recipes.ts';
import css from './styles.module.css';
import type { Editing } from './use-editing.ts';
import { useFieldTitle } from './use-field-title.ts';

interface Props {
  readonly editing: Editing;
}

const METHODS = ['round', 'natural', 'quantile', 'equal', 'deviation'] as const;

interface ClassMethodsProps {
  readonly method: ClassMethod | 'own';
  readonly count: number;
  readonly onChange: (change: Partial<ClassChoice>) => void;
}

/** How boundaries are found, and how many classes they make. */
function ClassMethods({ method, count, onChange }: ClassMethodsProps) {
  const t = useText();
  const methods = [...METHODS, ...(method === 'own' ? (['own'] as const) : [])];
  const choose = (key: string): void => {
    const chosen = METHODS.find((one) => one === key);
    if (chosen) onChange({ method: chosen });
  };
  return (
    <>
      <Choice
        label={t(stylesUi.method)}
        value={method}
        data={methods.map((one): Option => ({ value: one, label: t(stylesUi[one]) }))}
        onChange={choose}
      />
      <div className={css.count}>
        <span>{t(stylesUi.count)}</span>
        <SegmentedControl
          size="xs"
          aria-label={t(stylesUi.count)}
          value={String(count)}
          data={['2', '3', '4', '5', '6', '7']}
          onChange={(chosen) => onChange({ count: Number(chosen) })}
        />
      </div>
    </>
  );
}

function ClassSettings({ editing }: Props) {
  const t = useText();
  const { layer, style, show, keep, make } = editing;
  const choice = classChoice(layer);
  const { classes } = style;
  if (choice === null || classes === null || style.field === null) return null;
  const again = (change: Partial<ClassChoice>): void => make(classesBy(layer, { ...choice, ...change }));
  const own = (breaks: number[]) => ({ classes: { ...classes, method: 'own' as const, breaks, labels: [] } });
  return (
    <>
      <NumberFields
        layer={layer}
        label={t(stylesUi.byNumber)}
        field={style.field}
        normalise={style.normalise ?? null}
        onChange={(field, normalise) => again({ field, normalise })}
      />
      <ClassMethods method={classes.method} count={classes.colors.length} onChange={again} />
      <RampPicker
        use={['sequential', 'diverging']}
        value={choice.ramp}
        count={classes.colors.length}
        reversed={choice.reversed}
        onChange={(ramp, reversed) =>
          keep({
            classes: {
              ...classes,
              ramp,
              reversed,
              colors: classColors(layer, ramp, classes.colors.length, reversed),
            },
          })
        }
      />
      <Histogram
        {...{ layer: layer.name, field: style.field, normalise: style.normalise ?? null }}
        {...{ breaks: classes.breaks, colors: classes.colors, decimals: classes.decimals + 2 }}
        onMove={(breaks) => show(own(breaks))}
        onEnd={(breaks) => keep(own(breaks))}
      />
    </>
  );
}

function CategorySettings({ editing }: Props) {
  const t = useText();
  const titleOf = useFieldTitle();
  const { layer, style, keep, make } = editing;
  const fields = kindFields(layer);
  // Zones have the colours of their own rows: what else would they be told apart by?
  if (layer.zoneSchemeId !== null) return null;
  const by = (name: string): void => {
    const field = fields.find((one) => one.name === name);
    if (field) make(categoriesBy(layer, field).then((made) => made.style));
  };
  return (
    <>
      <Choice
        label={t(stylesUi.byField)}
        value={style.field ?? ''}
        data={fields.map((field): Option => ({ value: field.name, label: titleOf(field) }))}
        onChange={by}
      />
      <RampPicker
        use={['kinds', 'sequential']}
        value="kinds"
        count={style.categories.length}
        reversed={null}
        onChange={(key) => {
          const palette = paletteOf(key);
          if (palette === undefined) return;
          const colors = paletteColors(palette, style.categories.length);
          keep({ categories: style.categories.map((one, i) => ({ ...one, color: colors[i] ?? one.color })) });
        }}
      />
    </>
  );
}

function SizeSettings({ editing }: Props) {
  const t = useText();
  const { layer, style, show, keep, make } = editing;
  const { sizes, field } = style;
  if (!sizes || field === null) return null;
  return (
    <>
      <NumberFields
        layer={layer}
        label={t(stylesUi.byNumber)}
        field={field}
        normalise={style.normalise ?? null}
        onChange={(name, normalise) => make(sizesBy(layer, name, normalise))}
      />
      <Amount
        label={t(stylesUi.largest)}
        {...{ value: sizes.largest, min: 12, max: 120, unit: ' px' }}
        onMove={(largest) => show({ sizes: { ...sizes, largest } })}
        onEnd={(largest) => keep({ sizes: { ...sizes, largest } })}
      />
    </>
  );
}

function DotSettings({ editing }: Props) {
  const t = useText();
  const { layer, style, show, keep, make } = editing;
  const { dots, field } = style;
  if (!dots || field === null) return null;
  return (
    <>
      <NumberFields
        layer={layer}
        label={t(stylesUi.byNumber)}
        field={field}
        onChange={(name) => make(dotsBy(layer, name))}
      />
      <NumberInput
        size="sm"
        label={t(stylesUi.perDot)}
        value={dots.per}
        min={0.001}
        thousandSeparator=","
        onChange={(per) => typeof per === 'number' && per > 0 && keep({ dots: { ...dots, per } })}
      />
      <Amount
        label={t(stylesUi.dotSize)}
        {...{ value: dots.size, min: 1, max: 10, step: 0.5, unit: ' px' }}
        onMove={(size) => show({ dots: { ...dots, size } })}
        onEnd={(size) => keep({ dots: { ...dots, size } })}
      />
    </>
  );
}

/** What the chosen kind asks for. */
export function KindSettings({ editing }: Props) {
  switch (editing.style.kind) {
    case 'categories':
      return <CategorySettings editing={editing} />;
    case 'classes':
      return <ClassSettings editing={editing} />;
    case 'sizes':
      return <SizeSettings editing={editing} />;
    case 'dots':
      return <DotSettings editing={editing} />;
    case 'bivariate':
      return <PairSettings editing={editing} />;
    case 'heat':
      return <HeatSettings editing={editing} />;
    default:
      return null;
  }
}

import type { LayerStyle, PointIcon } from '../../../shared/contract/style.ts';
import { pattern, pointIcon } from '../../../shared/contract/style.ts';
import { MAP_COLORS } from '../../../shared/domain/ramps.ts';
import { stylesUi } from '../../../shared/text/styles-ui.ts';
import { PointSign, useText } from '../../ui/index.ts';
import { Amount, Choice, ColorButton, Line, type Option } from './style-parts.tsx';
import css from './styles.module.css';
import type { Editing } from './use-editing.ts';

interface Props {
  readonly editing: Editing;
}

const PATTERN_WORDS = {
  none: stylesUi.patternNone,
  hatch: stylesUi.patternHatch,
  forest: stylesUi.patternForest,
  dots: stylesUi.patternDots,
} as const;

/** Signs of points carry the colour of kinds `sizes` and `dots` on areas as well. */
const hasSigns = ({ kind }: LayerStyle): boolean =>
  kind === 'sizes' || kind === 'dots' || kind === 'clusters';

function FillSettings({ editing }: Props) {
  const t = useText();
  const { style, show, keep } = editing;
  const fill = style.fill ?? { color: '#FBCB78', opacity: 0, pattern: 'none' as const };
  const opacity = Math.round(fill.opacity * 100);
  const put = (change: Partial<typeof fill>) => ({ fill: { ...fill, ...change } });
  return (
    <>
      {style.kind === 'single' && (
        <Line label={t(stylesUi.fill)}>
          <ColorButton
            label={t(stylesUi.fill)}
            color={fill.color}
            onMove={(color) => show(put({ color, opacity: fill.opacity || 0.6 }))}
            onEnd={(color) => keep(put({ color, opacity: fill.opacity || 0.6 }))}
          />
        </Line>
      )}
      <Amount
        label={t(stylesUi.opacity)}
        {...{ value: opacity, min: 0, max: 100, step: 5, unit: ' %' }}
        onMove={(value) => show(put({ opacity: value / 100 }))}
        onEnd={(value) => keep(put({ opacity: value / 100 }))}
      />
      <Choice
        label={t(stylesUi.pattern)}
        value={fill.pattern}
        data={pattern.options.map((one): Option => ({ value: one, label: t(PATTERN_WORDS[one]) }))}
        onChange={(one) => keep(put({ pattern: pattern.parse(one) }))}
      />
    </>
  );
}

const DASHES: readonly { readonly key: keyof typeof stylesUi; readonly dash: number[] }[] = [
  { key: 'solid', dash: [] },
  { key: 'dashed', dash: [4, 2] },
  { key: 'dotted', dash: [1, 2] },
];

function StrokeSettings({ editing }: Props) {
  const t = useText();
  const { layer, style, show, keep } = editing;
  const stroke = style.stroke ?? { color: MAP_COLORS.zoneLine, width: 0, dash: [] };
  const put = (change: Partial<typeof stroke>) => ({ stroke: { ...stroke, ...change } });
  const name = t(layer.geometryType.endsWith('LineString') ? stylesUi.line : stylesUi.stroke);
  const dashed = DASHES.find(({ dash }) => dash.length > 0 && dash[0] === stroke.dash[0]);
  return (
    <>
      <Line label={name}>
        <ColorButton
          label={name}
          color={stroke.color}
          onMove={(color) => show(put({ color }))}
          onEnd={(color) => keep(put({ color }))}
        />
      </Line>
      <Amount
        label={t(stylesUi.width)}
        {...{ value: stroke.width, min: 0, max: 8, step: 0.2, unit: ' px' }}
        onMove={(width) => show(put({ width }))}
        onEnd={(width) => keep(put({ width }))}
      />
      <Choice
        label={t(stylesUi.dash)}
        value={stroke.dash.length === 0 ? 'solid' : (dashed?.key ?? 'dashed')}
        data={DASHES.map(({ key }): Option => ({ value: key, label: t(stylesUi[key]) }))}
        onChange={(key) => keep(put({ dash: DASHES.find((one) => one.key === key)?.dash ?? [] }))}
      />
    </>
  );
}

function IconPicker({
  value,
  color,
  onChange,
}: {
  readonly value: PointIcon;
  readonly color: string;
  readonly onChange: (icon: PointIcon) => void;
}) {
  const t = useText();
  return (
    <fieldset className={css.icons}>
      <legend>{t(stylesUi.icon)}</legend>
      {pointIcon.options.map((icon) => (
        <label key={icon} title={t(stylesUi[icon])} data-on={icon === value || undefined}>
          <input
            type="radio"
            name="style-icon"
            aria-label={t(stylesUi[icon])}
            checked={icon === value}
            onChange={() => onChange(icon)}
          />
          <PointSign icon={icon} color={color} size={22} />
        </label>
      ))}
    </fieldset>
  );
}

function PointSettings({ editing }: Props) {
  const t = useText();
  const { style, show, keep } = editing;
  const point = style.point ?? { icon: 'circle' as const, color: MAP_COLORS.point, size: 8 };
  const put = (change: Partial<typeof point>) => ({ point: { ...point, ...change } });
  const colored = style.kind === 'single' || hasSigns(style);
  const signs = style.kind !== 'sizes' && style.kind !== 'dots' && style.kind !== 'heat';
  return (
    <>
      {colored && (
        <Line label={t(stylesUi.color)}>
          <ColorButton
            label={t(stylesUi.color)}
            color={point.color}
            onMove={(color) => show(put({ color }))}
            onEnd={(color) => keep(put({ color }))}
          />
        </Line>
      )}
      {signs && (
        <>
          <IconPicker
            value={point.icon}
            color={point.color}
            onChange={(icon) => keep(iconChange(point, icon))}
          />
          <Amount
            label={t(stylesUi.size)}
            {...{ value: point.size, min: 3, max: 48, unit: ' px' }}
            onMove={(size) => show(put({ size }))}
            onEnd={(size) => keep(put({ size }))}
          />
        </>
      )}
    </>
  );
}

/** A drawn sign is not read below this size. */
const LEAST_SIGN = 14;
const iconChange = (point: NonNullable<LayerStyle['point']>, icon: PointIcon): Partial<LayerStyle> => ({
  point: { ...point, icon, size: icon === 'circle' ? point.size : Math.max(point.size, LEAST_SIGN) },
});

/** Colours, borders and signs that hold for all rows. */
export function LookSettings({ editing }: Props) {
  const { layer, style } = editing;
  const area = layer.geometryType.endsWith('Polygon') || layer.geometryType === 'Mixed';
  const point = layer.geometryType.endsWith('Point') || layer.geometryType === 'Mixed';
  const grounded = area && style.kind !== 'sizes' && style.kind !== 'dots';
  return (
    <>
      {(point || (area && hasSigns(style))) && <PointSettings editing={editing} />}
      {grounded && <FillSettings editing={editing} />}
      {!layer.geometryType.endsWith('Point') && <StrokeSettings editing={editing} />}
    </>
  );
}

import { BIVARIATE_PAIRS, bivariateColors } from '../../../shared/domain/palettes.ts';
import { stylesUi } from '../../../shared/text/styles-ui.ts';
import { useText } from '../../ui/index.ts';
import { NumberFields } from './number-fields.tsx';
import { bivariateBy, isPairOf } from './style-recipes.ts';
import css from './styles.module.css';
import type { Editing } from './use-editing.ts';

interface Props {
  readonly editing: Editing;
}

/** The pairs of ramps, each as its nine colours. */
function PairColors({ editing: { style, keep } }: Props) {
  const t = useText();
  const { bivariate } = style;
  if (!bivariate) return null;
  const pair = isPairOf(bivariate.colors);
  return (
    <fieldset className={css.pairs}>
      <legend>{t(stylesUi.colors)}</legend>
      {BIVARIATE_PAIRS.map((one) => (
        <label key={one.key} data-on={pair === one.key || undefined}>
          <input
            type="radio"
            name="style-pair"
            aria-label={one.key}
            checked={pair === one.key}
            onChange={() => keep({ bivariate: { ...bivariate, colors: bivariateColors(one) } })}
          />
          <svg viewBox="0 0 3 3" aria-hidden="true">
            {bivariateColors(one).map((color, i) => (
              <rect key={color} x={i % 3} y={2 - Math.floor(i / 3)} width={1} height={1} fill={color} />
            ))}
          </svg>
        </label>
      ))}
    </fieldset>
  );
}

/** Two numbers at once. */
export function PairSettings({ editing }: Props) {
  const t = useText();
  const { layer, style, make } = editing;
  const { bivariate, field } = style;
  if (!bivariate || field === null) return null;
  const first = { field, normalise: style.normalise ?? null };
  const second = { field: bivariate.field, normalise: bivariate.normalise };
  const pair = isPairOf(bivariate.colors);
  return (
    <>
      <NumberFields
        {...{ layer, label: `→ ${t(stylesUi.byNumber)}`, ...first }}
        onChange={(name, normalise) =>
          make(bivariateBy(layer, { first: { field: name, normalise }, second, pair }))
        }
      />
      <NumberFields
        {...{ layer, label: `↑ ${t(stylesUi.second)}`, ...second }}
        onChange={(name, normalise) =>
          make(bivariateBy(layer, { first, second: { field: name, normalise }, pair }))
        }
      />
      <PairColors editing={editing} />
    </>
  );
}

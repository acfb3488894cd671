import {
  IconChartBubble,
  IconCircleFilled,
  IconCircles,
  IconColorSwatch,
  IconFlame,
  IconGrain,
  IconGridDots,
  IconStairs,
} from '@tabler/icons-react';
import type { StyleKind } from '../../../shared/contract/style.ts';
import { stylesUi } from '../../../shared/text/styles-ui.ts';
import { notifyDone } from '../../app/notify.tsx';
import { useText } from '../../ui/index.ts';
import { kindsOf, styleOfKind } from './style-recipes.ts';
import css from './styles.module.css';
import type { Editing } from './use-editing.ts';

const ICONS: Readonly<Record<StyleKind, typeof IconFlame>> = {
  single: IconCircleFilled,
  categories: IconColorSwatch,
  classes: IconStairs,
  sizes: IconChartBubble,
  dots: IconGrain,
  bivariate: IconGridDots,
  heat: IconFlame,
  clusters: IconCircles,
};

/** The kinds that the layer's shapes can show, as a row of tiles to choose one of. */
export function KindPicker({ editing }: { readonly editing: Editing }) {
  const t = useText();
  const { layer, style, make } = editing;
  const choose = (kind: StyleKind): void =>
    make(
      styleOfKind(layer, kind).then((made) => {
        if (made === null) notifyDone(t(stylesUi.noNumbers));
        return made;
      }),
    );
  return (
    <fieldset className={css.kinds}>
      <legend className="visually-hidden">{t(stylesUi.kind)}</legend>
      {kindsOf(layer).map((kind) => {
        const Icon = ICONS[kind];
        return (
          <label key={kind} className={css.kind} data-on={style.kind === kind || undefined}>
            <input
              type="radio"
              name="style-kind"
              checked={style.kind === kind}
              onChange={() => choose(kind)}
            />
            <Icon size={22} stroke={1.6} aria-hidden="true" />
            <span>{t(stylesUi[kind])}</span>
          </label>
        );
      })}
    </fieldset>
  );
}

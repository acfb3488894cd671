import { IconCheck } from '@tabler/icons-react';
import type { ZoneScheme } from '../../../shared/contract/zones.ts';
import { CATEGORICAL, ZONE_COLORS } from '../../../shared/domain/ramps.ts';
import { zonesUi } from '../../../shared/text/zones-ui.ts';
import { useText } from '../../ui/index.ts';
import { changeDraft, type ZoneDraft } from './zone-draft.ts';
import css from './zones.module.css';

/** Pale grounds first: names stay readable on them. The strong ones are for a wall without labels. */
const PALETTE = [...ZONE_COLORS, ...CATEGORICAL];
const same = (a: string, b: string): boolean => a.toLowerCase() === b.toLowerCase();

/** The zone palette as a row of radio buttons; a colour that another zone has is marked and still free to take. */
export function ZoneColors({ scheme, draft }: { readonly scheme: ZoneScheme; readonly draft: ZoneDraft }) {
  const t = useText();
  const holder = (color: string): string | null =>
    scheme.zones.find((zone) => zone.id !== draft.zoneId && same(zone.color, color))?.title ?? null;
  return (
    <fieldset className={css.colors}>
      <legend>{t(zonesUi.color)}</legend>
      {PALETTE.map((color, index) => {
        const on = same(draft.color, color);
        const taken = holder(color);
        const name =
          taken === null
            ? t(zonesUi.colorN, { n: index + 1 })
            : t(zonesUi.colorTaken, { n: index + 1, name: taken });
        return (
          <label
            key={color}
            className={css.color}
            data-on={on || undefined}
            data-taken={taken !== null || undefined}
            title={name}
          >
            <input
              type="radio"
              name="zone-color"
              checked={on}
              aria-label={name}
              onChange={() => changeDraft({ color })}
            />
            <svg viewBox="0 0 26 26" aria-hidden="true">
              <rect x={3} y={3} width={20} height={20} rx={5} fill={color} stroke="var(--line-control)" />
              {taken !== null && <circle cx={13} cy={13} r={2.5} fill="var(--text-2)" />}
            </svg>
            {on && <IconCheck size={14} stroke={2.5} aria-hidden="true" />}
          </label>
        );
      })}
    </fieldset>
  );
}

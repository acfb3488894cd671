import type { ZoneDistrict } from '../../../shared/contract/zones.ts';
import { zonesUi } from '../../../shared/text/zones-ui.ts';
import { FormatArea, useText } from '../../ui/index.ts';
import { type EditorProps, holderOf, toggleDistrict } from './zone-draft.ts';
import { ZoneSwatch } from './zone-swatch.tsx';
import css from './zones.module.css';

/** Every district with a tick; those of another zone say whose they are. The map shows the same choice. */
export function DistrictList({ scheme, draft, districts }: EditorProps) {
  const t = useText();
  const chosen = districts.filter(({ code }) => draft.codes.includes(code));
  const area = chosen.reduce((sum, { areaM2 }) => sum + areaM2, 0);
  return (
    <fieldset className={css.districts}>
      <legend>{t(zonesUi.districtsOfZone)}</legend>
      <p className={css.hint}>{t(zonesUi.pickOnMap)}</p>
      <p className={css.count} aria-live="polite">
        <span>{t(zonesUi.picked, { n: chosen.length, total: districts.length })}</span>
        {chosen.length > 0 && <FormatArea m2={area} form="rai" />}
      </p>
      {districts.map((district) => (
        <DistrictTick
          key={district.code}
          district={district}
          on={draft.codes.includes(district.code)}
          holder={foreignHolder(scheme, draft.zoneId, district)}
        />
      ))}
    </fieldset>
  );
}

type Holder = { readonly title: string; readonly color: string } | null;

const foreignHolder = (scheme: EditorProps['scheme'], own: string | null, district: ZoneDistrict): Holder => {
  const zone = holderOf(scheme, district.code);
  return zone === null || zone.id === own ? null : zone;
};

interface TickProps {
  readonly district: ZoneDistrict;
  readonly on: boolean;
  readonly holder: Holder;
}

function DistrictTick({ district, on, holder }: TickProps) {
  const t = useText();
  return (
    <label className={css.district} data-on={on || undefined}>
      <input type="checkbox" checked={on} onChange={() => toggleDistrict(district.code)} />
      <span>{district.title}</span>
      {holder !== null && (
        <small>
          <ZoneSwatch color={holder.color} />
          {t(zonesUi.heldBy, { name: holder.title })}
        </small>
      )}
    </label>
  );
}

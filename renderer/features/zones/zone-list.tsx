import { Button } from '@mantine/core';
import { IconCheck, IconFocus2, IconPencil, IconPlus } from '@tabler/icons-react';
import type { Zone, ZoneDistrict, ZoneScheme } from '../../../shared/contract/zones.ts';
import { zonesUi } from '../../../shared/text/zones-ui.ts';
import { setSelection } from '../../app/desk.ts';
import { useMapApi } from '../../map/index.ts';
import { FormatArea, IconButton, PanelBody, PanelFoot, useText } from '../../ui/index.ts';
import { editDraft, newDraft, unassignedOf } from './zone-draft.ts';
import { ZoneSwatch } from './zone-swatch.tsx';
import css from './zones.module.css';

interface ListProps {
  readonly scheme: ZoneScheme;
  readonly districts: readonly ZoneDistrict[];
}

/** The zones of a scheme with their districts and area, and what is not in a zone yet. */
export function ZoneList({ scheme, districts }: ListProps) {
  const t = useText();
  const left = unassignedOf(scheme, districts);
  const total = scheme.zones.reduce((sum, zone) => sum + zone.areaM2, 0);
  return (
    <>
      <PanelBody>
        {scheme.zones.length === 0 && <p className={css.soft}>{t(zonesUi.noZonesYet)}</p>}
        <ul className={css.zones}>
          {scheme.zones.map((zone) => (
            <ZoneRow key={zone.id} zone={zone} scheme={scheme} districts={districts} />
          ))}
        </ul>
        {scheme.zones.length > 1 && (
          <p className={css.total}>
            <span>{t(zonesUi.areaTotal)}</span>
            <FormatArea m2={total} form="rai" />
          </p>
        )}
        <Unassigned left={left} />
      </PanelBody>
      <PanelFoot>
        <Button fullWidth leftSection={<IconPlus size={16} stroke={1.75} />} onClick={() => newDraft(scheme)}>
          {t(zonesUi.addZone)}
        </Button>
      </PanelFoot>
    </>
  );
}

interface RowProps extends ListProps {
  readonly zone: Zone;
}

function ZoneRow({ zone, scheme, districts }: RowProps) {
  const t = useText();
  const map = useMapApi();
  const names = districts.filter(({ code }) => zone.districtCodes.includes(code)).map(({ title }) => title);
  const show = (): void => {
    setSelection({ layer: scheme.layer, fids: [zone.fid] });
    void map.focusFeatures(scheme.layer, [zone.fid]);
  };
  return (
    <li className={css.zone}>
      <ZoneSwatch color={zone.color} />
      <div className={css.zoneWords}>
        <b>{zone.title}</b>
        <small>
          {t(zonesUi.districtCount, { n: zone.districtCodes.length })} ·{' '}
          <FormatArea m2={zone.areaM2} form="rai" />
        </small>
        <small>{names.join(' · ')}</small>
      </div>
      <div className={css.zoneTools}>
        <IconButton size={28} label={t(zonesUi.zoomTo, { name: zone.title })} onClick={show}>
          <IconFocus2 size={16} stroke={1.75} />
        </IconButton>
        <IconButton
          size={28}
          label={t(zonesUi.editZone, { name: zone.title })}
          onClick={() => editDraft(zone)}
        >
          <IconPencil size={16} stroke={1.75} />
        </IconButton>
      </div>
    </li>
  );
}

function Unassigned({ left }: { readonly left: readonly ZoneDistrict[] }) {
  const t = useText();
  if (left.length === 0) {
    return (
      <p className={css.allIn}>
        <IconCheck size={16} stroke={2} aria-hidden="true" />
        {t(zonesUi.allAssigned)}
      </p>
    );
  }
  return (
    <section className={css.left}>
      <h3>
        {t(zonesUi.unassigned)} <span>{t(zonesUi.districtCount, { n: left.length })}</span>
      </h3>
      <p>{left.map(({ title }) => title).join(' · ')}</p>
    </section>
  );
}

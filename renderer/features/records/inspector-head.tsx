import { IconFocus2, IconInfoCircle, IconX } from '@tabler/icons-react';
import { Fragment } from 'react';
import type { Feature, LayerSummary } from '../../../shared/contract/layers.ts';
import { recordsText } from '../../../shared/text/records.ts';
import { setSelection } from '../../app/desk.ts';
import { useMapApi } from '../../map/index.ts';
import { FormatArea, IconButton, useText } from '../../ui/index.ts';
import { EditShapesButton } from '../shapes/index.ts';
import css from './inspector.module.css';
import { fullName, shortName } from './place-name.ts';
import { RowMenu } from './row-menu.tsx';

function Crumbs({ feature }: { readonly feature: Feature }) {
  const t = useText();
  return (
    <nav className={css.crumbs}>
      {feature.parents.map((parent, index) => (
        <Fragment key={`${parent.layer} ${parent.fid}`}>
          {index > 0 && <span aria-hidden="true">›</span>}
          <button
            type="button"
            aria-label={t(recordsText.goTo, { title: parent.title })}
            onClick={() => setSelection({ layer: parent.layer, fids: [parent.fid] })}
          >
            {shortName(parent.register, parent.title)}
          </button>
        </Fragment>
      ))}
    </nav>
  );
}

/** Name, place in the hierarchy, code and area of the selected row. */
export function InspectorHead({
  feature,
  layer,
}: {
  readonly feature: Feature;
  readonly layer: LayerSummary;
}) {
  const t = useText();
  const { fitExtent } = useMapApi();
  const { extent } = feature;
  const code = feature.values.code;
  return (
    <header className={css.head}>
      <Crumbs feature={feature} />
      <div className={css.titleLine}>
        <h2 title={fullName(layer.register, feature.title)}>{fullName(layer.register, feature.title)}</h2>
        {extent !== null && (
          <IconButton label={t(recordsText.zoomTo)} onClick={() => fitExtent(extent, { maxZoom: 13 })}>
            <IconFocus2 size={18} stroke={1.75} />
          </IconButton>
        )}
        <EditShapesButton layer={layer} fids={[feature.fid]} placed={extent !== null} compact />
        <RowMenu feature={feature} layer={layer} />
        <IconButton label={t(recordsText.deselect)} shortcut="Esc" onClick={() => setSelection(null)}>
          <IconX size={18} stroke={1.75} />
        </IconButton>
      </div>
      <p className={css.facts}>
        {typeof code === 'string' && code !== '' && `${t(recordsText.code, { code })} · `}
        {feature.areaM2 === null ? layer.title : <FormatArea m2={feature.areaM2} />}
      </p>
      {feature.sameName > 0 && (
        <p className={css.notice}>
          <IconInfoCircle size={16} stroke={1.75} aria-hidden="true" />
          {t(recordsText.sameName, { count: feature.sameName })}
        </p>
      )}
    </header>
  );
}

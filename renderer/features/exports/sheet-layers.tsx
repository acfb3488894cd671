import { IconStar, IconStarFilled } from '@tabler/icons-react';
import type { LayerSummary } from '../../../shared/contract/layers.ts';
import { formatNumber } from '../../../shared/domain/units.ts';
import { exportsUi } from '../../../shared/text/exports-ui.ts';
import { useDesk } from '../../app/desk.ts';
import { IconButton, useText } from '../../ui/index.ts';
import { useLayerTitle } from '../layers/index.ts';
import { changeSheet, type SheetDraft } from './export-store.ts';
import css from './exports.module.css';

interface LayersProps {
  readonly draft: SheetDraft;
  readonly layers: readonly LayerSummary[];
  readonly chosen: readonly string[];
}

/** Which layers stand on the sheet, topmost first; one of them may be its main subject. */
export function SheetLayers({ draft, layers, chosen }: LayersProps) {
  const t = useText();
  const titleOf = useLayerTitle();
  const mapRows = useDesk((state) => state.mapRows);
  const drawn = ({ name, featureCount }: LayerSummary): number =>
    draft.filtered ? (mapRows[name]?.total ?? featureCount) : featureCount;
  const shown = [...layers]
    // An empty register draws nothing; one that was chosen before its rows went can still be taken off.
    .filter(
      ({ name, geometryType, featureCount }) =>
        geometryType !== 'None' && (featureCount > 0 || chosen.includes(name)),
    )
    .sort((a, b) => b.order - a.order);
  const toggle = (name: string): void => {
    const next = chosen.includes(name) ? chosen.filter((other) => other !== name) : [...chosen, name];
    changeSheet({ layers: next, ...(draft.focus === name && !next.includes(name) ? { focus: null } : {}) });
  };
  const lead = (name: string): void =>
    changeSheet({
      focus: draft.focus === name ? null : name,
      layers: chosen.includes(name) ? [...chosen] : [...chosen, name],
    });
  return (
    <fieldset className={css.layers}>
      <legend>{t(exportsUi.sheetLayers)}</legend>
      {shown.map((layer) => {
        const leads = draft.focus === layer.name;
        return (
          <div key={layer.name} className={css.layer}>
            <label>
              <input
                type="checkbox"
                checked={chosen.includes(layer.name)}
                onChange={() => toggle(layer.name)}
              />
              <span>{titleOf(layer)}</span>
              <small>{leads ? t(exportsUi.focus) : formatNumber(drawn(layer))}</small>
            </label>
            <IconButton
              size={28}
              pressed={leads}
              label={`${t(exportsUi.makeFocus)} ${titleOf(layer)}`}
              onClick={() => lead(layer.name)}
            >
              {leads ? <IconStarFilled size={15} /> : <IconStar size={15} stroke={1.75} />}
            </IconButton>
          </div>
        );
      })}
    </fieldset>
  );
}

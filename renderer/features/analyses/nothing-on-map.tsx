import type { LayerSummary } from '../../../shared/contract/layers.ts';
import { analysesUi } from '../../../shared/text/analyses-ui.ts';
import { useText } from '../../ui/index.ts';
import css from './nothing-on-map.module.css';

/** True of an answer that the map can show nothing of. */
export const showsNothing = ({ featureCount, geometryType }: LayerSummary): boolean =>
  featureCount === 0 || geometryType === 'None';

/** Says on the map why it shows nothing of the answer: it has no rows, or its rows have no places. */
export function NothingOnMap({ layer }: { readonly layer: LayerSummary }) {
  const t = useText();
  const empty = layer.featureCount === 0;
  return (
    <p className={css.note} role="status">
      <b>{t(empty ? analysesUi.nothingOnMap : analysesUi.noPlaces)}</b>
      <span>{t(empty ? analysesUi.nothingOnMapHint : analysesUi.noPlacesHint)}</span>
    </p>
  );
}

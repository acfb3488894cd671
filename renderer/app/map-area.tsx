import type { Extent } from '../../shared/contract/base.ts';
import type { LayerSummary } from '../../shared/contract/layers.ts';
import { provinceOf } from '../../shared/domain/provinces.ts';
import { mapText } from '../../shared/text/map.ts';
import { shapesUi } from '../../shared/text/shapes-ui.ts';
import { BasemapCredit } from '../features/basemaps/index.ts';
import { useImportOpen } from '../features/imports/index.ts';
import { useDeskScene, useLayers } from '../features/layers/index.ts';
import { ShapesOnMap, useIsDrawing } from '../features/shapes/index.ts';
import { MapFilters } from '../features/tables/index.ts';
import { useWorkspace } from '../features/workspace/index.ts';
import { type Hit, MapTools, MapView, ScaleBar, useMapApi } from '../map/index.ts';
import { useText } from '../ui/index.ts';
import { setSelection, toggleSelected, useDesk } from './desk.ts';

const isProvince = (layer: LayerSummary): boolean =>
  layer.register === 'province' || layer.register === 'district';

/** What «ดูทั้งจังหวัด» shows: the province where it is known, else all data, else the province's place in the country. */
export const useHomeExtent = (): Extent | null => {
  const workspace = useWorkspace();
  const layers = useLayers();
  const province = layers.find((layer) => isProvince(layer) && layer.featureCount > 0)?.extent ?? null;
  return province ?? workspace?.extent ?? provinceOf(workspace?.provinceCode ?? null)?.extent ?? null;
};

const select = (hits: readonly Hit[], how: 'replace' | 'toggle' | 'box'): void => {
  const [first] = hits;
  if (first === undefined) {
    if (how === 'replace') setSelection(null);
    return;
  }
  if (how === 'toggle') toggleSelected(first.layer, first.fid);
  else
    setSelection({
      layer: first.layer,
      fids: hits.filter(({ layer }) => layer === first.layer).map(({ fid }) => fid),
    });
};

/** The one map with its tools; every place has it in its middle or beneath. */
export function MapArea() {
  const t = useText();
  const scene = useDeskScene();
  const layers = useLayers();
  const selection = useDesk((state) => state.selection);
  const activeLayer = useDesk((state) => state.activeLayer);
  const place = useDesk((state) => state.place);
  const importing = useImportOpen();
  const home = useHomeExtent();
  const drawing = useIsDrawing();
  const { fitExtent, focusFeatures } = useMapApi();
  return (
    <MapView
      scene={scene}
      layers={layers}
      selection={selection}
      activeLayer={activeLayer}
      extent={home}
      resting={place === 'data' || importing}
      label={t(drawing ? shapesUi.mapLabel : mapText.map)}
      onSelect={select}
    >
      <MapTools
        onHome={() => home !== null && fitExtent(home, { maxZoom: 14 })}
        onSelection={
          selection === null ? undefined : () => void focusFeatures(selection.layer, selection.fids)
        }
      />
      <ScaleBar />
      <BasemapCredit />
      <ShapesOnMap />
      <MapFilters />
    </MapView>
  );
}

import type { Extent } from '../../shared/contract/base.ts';
import type { LayerSummary } from '../../shared/contract/layers.ts';
import { provinceOf } from '../../shared/domain/provinces.ts';
import { mapText } from '../../shared/text/map.ts';
import { shapesUi } from '../../shared/text/shapes-ui.ts';
import { BasemapCredit } from '../features/basemaps/index.ts';
import { BookmarksButton } from '../features/bookmarks/index.ts';
import { CompareView, LookMenu, Overview, useCompareMode } from '../features/compare/index.ts';
import { useImportOpen } from '../features/imports/index.ts';
import { useAreLayersKnown, useDeskScene, useLayers } from '../features/layers/index.ts';
import { MapToolBar, ToolButtons } from '../features/map-tools/index.ts';
import {
  AttributeDialog,
  CrosshairNote,
  FoundCard,
  LocationDialog,
  selectHere,
  selectInShape,
  useSelectedBoxes,
} from '../features/selection/index.ts';
import { ShapesOnMap, useIsDrawing } from '../features/shapes/index.ts';
import { MapFilters } from '../features/tables/index.ts';
import { TimeBar } from '../features/timeline/index.ts';
import { useWorkspace } from '../features/workspace/index.ts';
import { MapTools, MapView, rankedLayers, ScaleBar, useDeskMap, useMapApi } from '../map/index.ts';
import { useText } from '../ui/index.ts';
import { useDesk } from './desk.ts';

const isProvince = (layer: LayerSummary): boolean =>
  layer.register === 'province' || layer.register === 'district';

/** What «ดูทั้งจังหวัด» shows: the province where it is known, else all data, else the province's place in the country. */
export const useHomeExtent = (): Extent | null => {
  const workspace = useWorkspace();
  const layers = useLayers();
  const province = layers.find((layer) => isProvince(layer) && layer.featureCount > 0)?.extent ?? null;
  return province ?? workspace?.extent ?? provinceOf(workspace?.provinceCode ?? null)?.extent ?? null;
};

/** The one map with its tools; every place has it in its middle or beneath. */
export function MapArea() {
  const t = useText();
  const scene = useDeskScene();
  const layers = useLayers();
  const ready = useAreLayersKnown();
  const selection = useDesk((state) => state.selection);
  const boxes = useSelectedBoxes();
  const activeLayer = useDesk((state) => state.activeLayer);
  const place = useDesk((state) => state.place);
  const importing = useImportOpen();
  const home = useHomeExtent();
  const drawing = useIsDrawing();
  const compared = useCompareMode();
  const { fitExtent, focusFeatures } = useMapApi();
  // At the time of asking: the map may have been zoomed since this was drawn.
  const ranked = (): string[] =>
    rankedLayers(
      scene.layers.map(({ layer }) => layer),
      activeLayer,
      useDeskMap.getState().view?.zoom ?? null,
    );
  return (
    <MapView
      scene={scene}
      layers={layers}
      selection={selection}
      boxes={boxes}
      activeLayer={activeLayer}
      extent={home}
      ready={ready}
      resting={place === 'data' || importing}
      label={t(drawing ? shapesUi.mapLabel : mapText.map)}
      onSelect={(hits, toggle, at) => selectHere(hits, at, toggle)}
      onBox={(ring) => void selectInShape(ring, ranked())}
      beside={compared === 'beside'}
    >
      <CompareView />
      <MapTools
        onHome={() => home !== null && fitExtent(home, { maxZoom: 14 })}
        onSelection={
          selection === null ? undefined : () => void focusFeatures(selection.layer, selection.fids)
        }
      >
        <ToolButtons />
        <BookmarksButton />
        <LookMenu />
      </MapTools>
      <ScaleBar />
      <BasemapCredit />
      <ShapesOnMap />
      <MapToolBar ranked={ranked} />
      <CrosshairNote />
      <FoundCard />
      <AttributeDialog />
      <LocationDialog />
      <MapFilters />
      <TimeBar />
      <Overview scene={scene} extent={home} />
    </MapView>
  );
}

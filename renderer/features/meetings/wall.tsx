import { Portal } from '@mantine/core';
import { IconChevronLeft } from '@tabler/icons-react';
import { useQuery } from '@tanstack/react-query';
import { useEffect, useMemo, useRef, useState } from 'react';
import type { LayerSummary } from '../../../shared/contract/layers.ts';
import { meetingsUi } from '../../../shared/text/meetings.ts';
import { orpc } from '../../api/index.ts';
import { useDesk } from '../../app/desk.ts';
import { type Scene, SceneMap } from '../../map/index.ts';
import { useLanguage, useText } from '../../ui/index.ts';
import { useAreaExtent, useAreaFocus } from '../area-filter/index.ts';
import { BasemapCreditLine, useSceneBasemap } from '../basemaps/index.ts';
import { useStyleData } from '../layers/index.ts';
import css from './wall.module.css';
import { useViewResult, useWallZones, useZoneShape, wholeExtent } from './wall-data.ts';
import { useWallKeys } from './wall-keys.ts';
import { WallLegend } from './wall-legend.tsx';
import { mapPicture, resultPicture } from './wall-picture.ts';
import { closeWall, toggleBlank, useWall, type WallView } from './wall-store.ts';

/** The wall: one picture, full screen, nothing else. Mounted once; renders nothing while closed. */
export function Wall() {
  const { views, at } = useWall();
  const view = views[at] ?? null;
  useWallKeys(view !== null);
  useInertPage(view !== null);
  if (view === null) return null;
  return (
    <Portal>
      <OpenWall view={view} />
    </Portal>
  );
}

/** The page beneath can't be reached while the wall is up. */
function useInertPage(open: boolean): void {
  useEffect(() => {
    const root = document.getElementById('root');
    if (root === null || !open) return;
    root.inert = true;
    return () => {
      root.inert = false;
    };
  }, [open]);
}

function OpenWall({ view }: { readonly view: WallView }) {
  const t = useText();
  const layers = useQuery(orpc.layers.list.queryOptions()).data ?? [];
  const blank = useWall((state) => state.blank);
  const box = useRef<HTMLDivElement>(null);
  useEffect(() => box.current?.focus({ preventScroll: true }), []);
  return (
    <div
      ref={box}
      tabIndex={-1}
      className={css.wall}
      role="dialog"
      aria-modal="true"
      aria-label={t(meetingsUi.wallLabel)}
    >
      <Picture key={view.kind === 'result' ? view.layer : 'map'} view={view} layers={layers} />
      <button type="button" className={css.back} onClick={closeWall}>
        <IconChevronLeft size={22} stroke={2} aria-hidden="true" />
        {t(meetingsUi.back)} <span>Esc</span>
      </button>
      {blank && (
        <button type="button" className={css.blank} aria-label={t(meetingsUi.blank)} onClick={toggleBlank} />
      )}
    </div>
  );
}

interface PictureProps {
  readonly view: WallView;
  readonly layers: readonly LayerSummary[];
}

/** Everything that a view shows, and where the camera stands. */
function usePicture({ view, layers }: PictureProps) {
  const language = useLanguage((state) => state.language);
  const workspace = useQuery(orpc.workspace.state.queryOptions()).data?.open ?? null;
  const opening = workspace?.opening ?? '';
  const number = useWall((state) => state.zone);
  const { scheme, zones, districtFids } = useWallZones(layers);
  const zone = zones[number - 1] ?? null;
  const shape = useZoneShape(scheme, zone);
  const result = useViewResult(view);
  const layer = view.kind === 'result' ? (layers.find(({ name }) => name === view.layer) ?? null) : null;
  const styleData = useStyleData(layers);
  const basemap = useSceneBasemap();
  const mapRows = useDesk((state) => state.mapRows);
  const area = useDesk((state) => state.area);
  const areaFocus = useAreaFocus();
  const areaExtent = useAreaExtent();
  const scene = useMemo((): Scene => {
    const parts = { layers, scheme, districtFids: zone === null ? null : districtFids(zone) };
    const shown = layer !== null && result !== null ? resultPicture(layer, result, parts) : [];
    const picture = view.kind === 'map' ? mapPicture(parts) : shown;
    // A zone that is shown by its number comes before the area that the desk is narrowed to.
    const ofArea = areaFocus === null || view.kind !== 'map' ? null : { geometry: areaFocus.geometry };
    const focus = shape === null ? ofArea : { geometry: shape.geometry };
    const dressed = picture.map((item) => {
      const rows = view.kind === 'map' ? mapRows[item.layer.name] : undefined;
      return { ...item, ...styleData.get(item.layer.name), ...(rows === undefined ? {} : { rows }) };
    });
    return { look: 'wall', opening, language, layers: dressed, focus, basemap };
  }, [
    basemap,
    mapRows,
    areaFocus,
    styleData,
    layers,
    scheme,
    zone,
    districtFids,
    layer,
    result,
    view.kind,
    shape,
    opening,
    language,
  ]);
  const whole = useMemo(() => {
    const names = scene.layers.map((item) => item.layer.name);
    return wholeExtent(layers, names);
  }, [layers, scene]);
  return {
    scene,
    extent: shape?.extent ?? (view.kind === 'map' && area !== null ? areaExtent : null) ?? whole,
    layer,
    result,
    zones,
    number,
    title: workspace?.title ?? null,
  };
}

function Picture({ view, layers }: PictureProps) {
  const t = useText();
  const { scene, extent, layer, result, zones, number, title: province } = usePicture({ view, layers });
  const withLegend = useWall((state) => state.legend);
  const zoned = number > 0;
  const [zoom, setZoom] = useState<number | null>(null);
  const padding = useMemo(() => paddingFor(withLegend, zoned), [withLegend, zoned]);
  const title = layer === null ? (province ?? t(meetingsUi.mapNow)) : (result?.title ?? layer.title);
  return (
    <>
      {extent !== null && scene.layers.length > 0 && (
        <div className={css.map}>
          <SceneMap
            scene={scene}
            extent={extent}
            padding={padding}
            label={title}
            onZoom={setZoom}
            interactive
          />
          <BasemapCreditLine />
        </div>
      )}
      {extent === null && (
        <div className={css.nothing}>
          <p>{t(meetingsUi.nothing)}</p>
          <p>{t(meetingsUi.nothingHint)}</p>
        </div>
      )}
      <WallWords
        title={title}
        layers={layers}
        layer={layer}
        result={result}
        zoom={zoom}
        withLegend={withLegend}
      />
      <ZoneWords number={number} zones={zones} />
    </>
  );
}

/** The map keeps clear of the title and the corner, of the legend at the left, and of the zone's name below. */
const paddingFor = (withLegend: boolean, zoned: boolean) => ({
  ...{ top: 92, right: 48 },
  bottom: zoned ? 100 : 40,
  left: withLegend ? 440 : 48,
});

type WordsProps = Omit<Parameters<typeof WallLegend>[0], 'lines'> & {
  readonly title: string;
  readonly withLegend: boolean;
};

function WallWords({ title, withLegend, ...legend }: WordsProps) {
  const t = useText();
  const { views, at } = useWall();
  return (
    <>
      <h1 className={css.title}>{title}</h1>
      {withLegend && <WallLegend {...legend} />}
      {views.length > 1 && (
        <p
          className={css.position}
          role="img"
          aria-label={t(meetingsUi.viewOf, { n: at + 1, total: views.length })}
        >
          {at + 1} / {views.length}
        </p>
      )}
    </>
  );
}

/** Which zone is shown, and what to press instead when there is no such zone. */
function ZoneWords({
  number,
  zones,
}: {
  readonly number: number;
  readonly zones: readonly { title: string }[];
}) {
  const t = useText();
  if (number === 0) return null;
  const zone = zones[number - 1];
  const missing = zones.length === 0 ? t(meetingsUi.noZones) : t(meetingsUi.noSuchZone, { n: zones.length });
  return (
    <p className={css.zone} aria-live="polite">
      {zone === undefined ? (
        missing
      ) : (
        <>
          <span>{number}</span>
          {zone.title}
        </>
      )}
    </p>
  );
}

import { Portal } from '@mantine/core';
import { IconChevronLeft } from '@tabler/icons-react';
import { useQuery } from '@tanstack/react-query';
import { useEffect, useMemo, useRef, useState } from 'react';
import type { LayerSummary } from '../../../shared/contract/layers.ts';
import { figuresVersion } from '../../../shared/domain/place-numbers.ts';
import { meetingsUi } from '../../../shared/text/meetings.ts';
import { orpc } from '../../api/index.ts';
import { useDesk } from '../../app/desk.ts';
import { type Scene, type SceneLayer, SceneMap } from '../../map/index.ts';
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

interface Pictured extends PictureProps {
  readonly result: ReturnType<typeof useViewResult>;
  /** The layer that holds the result. */
  readonly layer: LayerSummary | null;
  readonly zones: ReturnType<typeof useWallZones>;
  /** The zone that is shown alone, and its shape. */
  readonly zone: ReturnType<typeof useWallZones>['zones'][number] | null;
  readonly shape: ReturnType<typeof useZoneShape>;
}

/** What lies on the wall's map, lowest first. */
const pictured = ({ view, layers, result, layer, zones, zone }: Pictured): readonly SceneLayer[] => {
  const { scheme, districtFids } = zones;
  const parts = { layers, scheme, districtFids: zone === null ? null : districtFids(zone) };
  if (view.kind === 'map') return mapPicture(parts);
  return layer !== null && result !== null ? resultPicture(layer, result, parts) : [];
};

/** What lies on the wall's map, dressed for the wall. */
function useWallScene(about: Pictured): Scene {
  const { layers, shape } = about;
  const isMap = about.view.kind === 'map';
  const language = useLanguage((state) => state.language);
  const opening = useQuery(orpc.workspace.state.queryOptions()).data?.open?.opening ?? '';
  const styleData = useStyleData(layers);
  const basemap = useSceneBasemap();
  const mapRows = useDesk((state) => state.mapRows);
  const areaFocus = useAreaFocus();
  const parts = [about.view.kind, about.result, about.layer, about.zones.scheme, about.zone] as const;
  // biome-ignore lint/correctness/useExhaustiveDependencies: what the picture is of is made anew by each render, its parts are not.
  const picture = useMemo(() => pictured(about), [layers, about.zones.districtFids, ...parts]);
  return useMemo((): Scene => {
    // A zone that is shown by its number comes before the area that the desk is narrowed to.
    const ofArea = areaFocus === null || !isMap ? null : { geometry: areaFocus.geometry };
    const focus = shape === null ? ofArea : { geometry: shape.geometry };
    const dressed = picture.map((item) => {
      const rows = isMap ? mapRows[item.layer.name] : undefined;
      return { ...item, ...styleData.get(item.layer.name), ...(rows === undefined ? {} : { rows }) };
    });
    const figures = figuresVersion(layers);
    return { look: 'wall', opening, figures, language, layers: dressed, focus, basemap };
  }, [picture, isMap, layers, basemap, mapRows, areaFocus, styleData, shape, opening, language]);
}

/** Everything that a view shows, and where the camera stands. */
function usePicture({ view, layers }: PictureProps) {
  const title = useQuery(orpc.workspace.state.queryOptions()).data?.open?.title ?? null;
  const number = useWall((state) => state.zone);
  const zones = useWallZones(layers);
  const zone = zones.zones[number - 1] ?? null;
  const shape = useZoneShape(zones.scheme, zone);
  const result = useViewResult(view);
  const layer = view.kind === 'result' ? (layers.find(({ name }) => name === view.layer) ?? null) : null;
  const area = useDesk((state) => state.area);
  const areaExtent = useAreaExtent();
  const scene = useWallScene({ view, layers, result, layer, zones, zone, shape });
  const whole = useMemo(() => {
    const names = scene.layers.map((item) => item.layer.name);
    return wholeExtent(layers, names);
  }, [layers, scene]);
  return {
    scene,
    extent: shape?.extent ?? (view.kind === 'map' && area !== null ? areaExtent : null) ?? whole,
    ...{ layer, result, zones: zones.zones, number, title },
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

import type { AnalysisResult } from '../../../shared/contract/analyses.ts';
import type { LayerSummary } from '../../../shared/contract/layers.ts';
import { formatDate } from '../../../shared/domain/dates.ts';
import { isDrawnAt } from '../../../shared/domain/style-rows.ts';
import { formatNumber } from '../../../shared/domain/units.ts';
import { areaFilterText } from '../../../shared/text/area-filter.ts';
import { meetingsUi } from '../../../shared/text/meetings.ts';
import { LOOKS } from '../../map/index.ts';
import { type Translate, useLanguage, useText } from '../../ui/index.ts';
import { useNarrowing } from '../area-filter/index.ts';
import css from './wall.module.css';
import { useLegends, useWallZones } from './wall-data.ts';
import { areasOfResult, mapLines, onWallMap, resultLines, type WallLine } from './wall-picture.ts';
import { WallSwatch } from './wall-swatch.tsx';

interface LegendProps {
  readonly layers: readonly LayerSummary[];
  /** The result shown, or null for the map as it stands. */
  readonly layer: LayerSummary | null;
  readonly result: AnalysisResult | null;
  /** Of the map: what its scale leaves out is in no legend. Null until the map stands. */
  readonly zoom: number | null;
}

const AREA_WORDS = {
  zone: meetingsUi.zoneWord,
  district: meetingsUi.districtWord,
  subdistrict: meetingsUi.subdistrictWord,
} as const;

const areaWord = (t: Translate, result: AnalysisResult, layers: readonly LayerSummary[]): string => {
  const register = areasOfResult(result, layers);
  return t(AREA_WORDS[register as keyof typeof AREA_WORDS] ?? meetingsUi.placeWord);
};

/** How much larger the wall's signs are than the desk's. */
const SCALE = LOOKS.wall.lineScale;

/** The left of the wall: classes with counts, the total with its denominator, and the date of the data. */
export function WallLegend({ layers: all, layer, result, zoom }: LegendProps) {
  const t = useText();
  const layers = all.filter(({ style }) => zoom === null || isDrawnAt(style, zoom));
  const names = layer === null ? onWallMap(layers).map(({ name }) => name) : [layer.name];
  const narrowing = useNarrowing(all);
  const legends = useLegends(names, layer === null ? (narrowing?.rows ?? {}) : {});
  const own = legends.find((legend) => legend.layer === layer?.name);
  const { zones } = useWallZones(all);
  if (layer === null)
    return (
      <>
        <Lines heading="" counted="" lines={mapLines(layers, legends, zones, t, SCALE)} />
        <AsOf dates={legends.map(({ asOf }) => asOf)} only={narrowing?.words ?? ''} />
      </>
    );
  if (own === undefined || result === null) return null;
  const areas = areaWord(t, result, all);
  return (
    <>
      <Lines
        heading={own.unit === '' ? result.unit : own.unit}
        counted={areas}
        lines={resultLines(own, layer, SCALE)}
      >
        <p className={css.sum}>
          {result.total !== null && (
            <>
              {t(meetingsUi.sum)} <b>{formatNumber(result.total)}</b> {result.unit}
              <br />
            </>
          )}
          {t(result.denominator)}
        </p>
      </Lines>
      <AsOf dates={result.inputs.map(({ asOf }) => asOf)} only="" />
    </>
  );
}

interface LinesProps {
  readonly heading: string;
  readonly counted: string;
  readonly lines: readonly WallLine[];
  readonly children?: React.ReactNode;
}

/** So many lines stand beside the map in full size at 1280×720; more of them stand closer. */
const ROOMY_LINES = 11;

function Lines({ heading, counted, lines, children }: LinesProps) {
  const t = useText();
  return (
    <section
      className={css.legend}
      data-dense={lines.length > ROOMY_LINES || undefined}
      data-result={children !== undefined || undefined}
    >
      {heading !== '' && (
        <h2>
          <span>{heading}</span>
          <span>{counted}</span>
        </h2>
      )}
      <ul>
        {lines.map((line) => (
          <li key={`${line.kind}-${line.label}-${line.heading ?? ''}`}>
            {line.heading !== undefined && <strong className={css.heading}>{line.heading}</strong>}
            <WallSwatch look={line.look} />
            <span>{line.label}</span>
            {line.count !== null && (
              <b>
                {formatNumber(line.count)}
                {line.counted !== null && <small> {t(meetingsUi.districtWord)}</small>}
              </b>
            )}
          </li>
        ))}
      </ul>
      {children}
    </section>
  );
}

interface AsOfProps {
  readonly dates: readonly (string | null)[];
  /** What alone is shown, in words; empty for all. */
  readonly only: string;
}

/** Of which days the picture is, and what filters leave on it. */
function AsOf({ dates, only }: AsOfProps) {
  const t = useText();
  const language = useLanguage((state) => state.language);
  const known = dates.filter((date) => date !== null).sort();
  const [from, to] = [known[0], known.at(-1)];
  const unknown = t(meetingsUi.asOfUnknown);
  const day = (date: string): string => formatDate(date, language);
  const words =
    from === undefined || to === undefined
      ? unknown
      : from === to
        ? t(meetingsUi.asOf, { date: day(from) })
        : t(meetingsUi.asOfMixed, { from: day(from), to: day(to) });
  return (
    <p className={css.asOf}>
      {only !== '' && <b>{t(areaFilterText.onlyFiltered, { words: only })}</b>}
      {only !== '' && <br />}
      {words}
    </p>
  );
}

import { Button, SegmentedControl } from '@mantine/core';
import { IconListNumbers } from '@tabler/icons-react';
import { type RefObject, useEffect, useRef, useState } from 'react';
import type { AnalysisResult } from '../../../shared/contract/analyses.ts';
import type { LayerSummary } from '../../../shared/contract/layers.ts';
import { formatNumber } from '../../../shared/domain/units.ts';
import { analysesUi } from '../../../shared/text/analyses-ui.ts';
import { chartUi } from '../../../shared/text/charts.ts';
import { comparisonText } from '../../../shared/text/comparisons.ts';
import { setSelection, toggleSelected, useDesk } from '../../app/desk.ts';
import { useMapApi } from '../../map/index.ts';
import { Empty, Panel, PanelBody, PanelHead, useText } from '../../ui/index.ts';
import { showAs, useAnalysis } from './analysis-store.ts';
import chartCss from './chart.module.css';
import { OtherAnswerMark } from './other-answer.tsx';
import css from './ranking.module.css';
import { type RankedArea, rankingDecimals } from './ranking-rows.ts';
import { ResultChart } from './result-chart.tsx';
import { useChart } from './use-chart.ts';
import { RANKED_AT_MOST, useRanking, useResult, useShownLayer } from './use-result.ts';

/** The right of the analysis place: the answer as a list from most to least, or as a chart. */
export function AnalysesRight() {
  const t = useText();
  const view = useAnalysis((state) => state.view);
  const layer = useShownLayer();
  const result = useResult(layer);
  return (
    <Panel label={t(view === 'chart' ? chartUi.chart : analysesUi.ranking)}>
      {result !== null && <ViewSwitch view={view} />}
      <OtherAnswerMark />
      {view === 'chart' && result !== null ? (
        <ChartBody layer={layer} />
      ) : (
        <RankingBody layer={layer} result={result} />
      )}
    </Panel>
  );
}

function ViewSwitch({ view }: { readonly view: 'ranking' | 'chart' }) {
  const t = useText();
  return (
    <div className={chartCss.view}>
      <SegmentedControl
        fullWidth
        size="xs"
        aria-label={t(chartUi.view)}
        value={view}
        onChange={showAs}
        data={[
          { value: 'ranking', label: t(chartUi.ranking) },
          { value: 'chart', label: t(chartUi.chart) },
        ]}
      />
    </div>
  );
}

function ChartBody({ layer }: { readonly layer: LayerSummary | null }) {
  const chart = useChart(layer);
  return <PanelBody>{chart !== null && <ResultChart chart={chart} />}</PanelBody>;
}

interface RankingProps {
  readonly layer: LayerSummary | null;
  readonly result: AnalysisResult | null;
}

/** Areas from most to least, the bar in the colour of the map. */
function RankingBody({ layer, result }: RankingProps) {
  const t = useText();
  const ranked = useRanking(layer, result);
  const [all, setAll] = useState(true);
  const withValue = ranked?.filter(({ state, value }) => state === 'listed' || (value ?? 0) !== 0) ?? [];
  const shown = all ? (ranked ?? []) : withValue;
  const plain = result?.valueField === '';
  return (
    <>
      <PanelHead
        title={t(plain ? analysesUi.listed : analysesUi.ranking)}
        note={
          ranked !== null &&
          [
            plain
              ? formatNumber(rowsRanked(ranked, result))
              : t(analysesUi.rankingOf, { n: withValue.length, total: rowsRanked(ranked, result) }),
            ...(result?.unit ? [result.unit] : []),
          ].join(' · ')
        }
      >
        {ranked !== null && withValue.length < ranked.length && (
          <Button size="compact-sm" variant="subtle" color="gray" onClick={() => setAll(!all)}>
            {t(all ? analysesUi.fewer : analysesUi.all)}
          </Button>
        )}
      </PanelHead>
      <PanelBody>
        {layer === null || result === null || ranked === null ? (
          <Empty icon={<IconListNumbers size={24} stroke={1.75} />} title={t(analysesUi.noAnswer)} />
        ) : ranked.length === 0 ? (
          <Empty icon={<IconListNumbers size={24} stroke={1.75} />} title={t(analysesUi.noRows)} />
        ) : (
          <RankingList
            areas={shown}
            layer={layer.name}
            unit={result.unit}
            signed={result.compared !== undefined}
          />
        )}
      </PanelBody>
      {result !== null && result.total !== null && ranked !== null && <RankingTotal result={result} />}
    </>
  );
}

/** Of a result with more rows than are listed, how many it has. */
const rowsRanked = (ranked: readonly RankedArea[], result: AnalysisResult | null): number =>
  ranked.length === RANKED_AT_MOST && result !== null ? result.rows : ranked.length;

interface ListProps {
  readonly areas: readonly RankedArea[];
  readonly layer: string;
  readonly unit: string;
  /** Differences bear their sign. */
  readonly signed: boolean;
}

/** What was chosen on the map or in a table is scrolled into the list's sight. */
const useChosenInSight = (list: RefObject<HTMLUListElement | null>, fid: number | null): void => {
  useEffect(() => {
    if (fid === null) return;
    list.current?.querySelector(`[data-fid="${fid}"]`)?.scrollIntoView({ block: 'nearest' });
  }, [list, fid]);
};

function RankingList({ areas, layer, unit, signed }: ListProps) {
  const t = useText();
  const map = useMapApi();
  const list = useRef<HTMLUListElement>(null);
  const selection = useDesk((state) => state.selection);
  const isOn = (fid: number): boolean => selection?.layer === layer && selection.fids.includes(fid);
  const decimals = rankingDecimals(areas, unit);
  useChosenInSight(list, selection?.layer === layer ? (selection.fids.at(-1) ?? null) : null);
  const select = (fid: number, more: boolean): void => {
    if (more) {
      toggleSelected(layer, fid);
      return;
    }
    setSelection({ layer, fids: [fid] });
    void map.focusFeatures(layer, [fid]);
  };
  const move = (from: number, step: number): void => {
    const next = list.current?.querySelectorAll<HTMLElement>('button')[from + step];
    next?.focus();
  };
  return (
    <ul ref={list} className={css.list} aria-label={t(analysesUi.rankingLabel)}>
      {areas.map((area, index) => (
        <li key={area.fid} data-on={isOn(area.fid) || undefined}>
          <button
            type="button"
            aria-pressed={isOn(area.fid)}
            data-fid={area.fid}
            onClick={(event) => select(area.fid, event.ctrlKey || event.metaKey || event.shiftKey)}
            onKeyDown={(event) => {
              if (event.key === 'ArrowDown') move(index, 1);
              else if (event.key === 'ArrowUp') move(index, -1);
              else return;
              event.preventDefault();
            }}
          >
            {area.state !== 'listed' && <span className={css.rank}>{area.rank ?? '–'}</span>}
            <span className={css.words}>
              <span className={css.name}>
                <b>{area.name || t(analysesUi.unnamed, { n: index + 1 })}</b>{' '}
                {area.within !== '' && <small>{t(analysesUi.districtPrefix) + area.within}</small>}
              </span>
              {area.state !== 'listed' && (
                <>
                  <AreaValue area={area} decimals={decimals} signed={signed} />
                  <Bar area={area} />
                </>
              )}
            </span>
          </button>
        </li>
      ))}
    </ul>
  );
}

/** `+12`, `−3`, `0`: which way a difference goes. */
const signedNumber = (value: number | null, decimals: number): string => {
  const digits = formatNumber(value === null ? null : Math.abs(value), decimals);
  return value === null || value === 0 ? digits : `${value > 0 ? '+' : '−'}${digits}`;
};

interface ValueProps {
  readonly area: RankedArea;
  readonly decimals: number;
  readonly signed: boolean;
}
function AreaValue({ area, decimals, signed }: ValueProps) {
  const t = useText();
  if (area.state === 'suppressed') return <span className={css.state}>{t(analysesUi.suppressed)}</span>;
  if (area.state === 'missing') return <span className={css.state}>{t(analysesUi.missing)}</span>;
  return (
    <span className={css.value}>
      <b>{signed ? signedNumber(area.value, decimals) : formatNumber(area.value, decimals)}</b>
    </span>
  );
}

/** Length is the share of the largest value. Withheld and missing areas are hatched, never empty. */
function Bar({ area }: { readonly area: RankedArea }) {
  return (
    <svg
      className={css.bar}
      viewBox="0 0 100 9"
      preserveAspectRatio="none"
      aria-hidden="true"
      data-state={area.state}
    >
      <rect width={100} height={9} fill="var(--surface-3)" />
      {area.value !== null && area.share > 0 && (
        <rect width={Math.max(0.6, area.share * 100)} height={9} fill={area.color ?? 'var(--amt-3)'} />
      )}
    </svg>
  );
}

function RankingTotal({ result }: { readonly result: AnalysisResult }) {
  const t = useText();
  return (
    <footer className={css.total}>
      <span>
        {t(result.compared === undefined ? analysesUi.total : comparisonText.columns.value)}{' '}
        <small>{t(result.denominator)}</small>
      </span>
      <b>
        {result.compared === undefined ? formatNumber(result.total, 0) : signedNumber(result.total, 0)}{' '}
        <small>{result.unit}</small>
      </b>
    </footer>
  );
}

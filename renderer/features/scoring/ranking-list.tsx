import { useVirtualizer } from '@tanstack/react-virtual';
import { type KeyboardEvent, useMemo, useRef, useState } from 'react';
import { formatNumber } from '../../../shared/domain/units.ts';
import { knownShare, partsOf, possibleScores, unknownOf } from '../../../shared/scoring/explain.ts';
import { UNRANKED } from '../../../shared/scoring/score.ts';
import { analysesUi } from '../../../shared/text/analyses-ui.ts';
import { scoringUi } from '../../../shared/text/scoring-ui.ts';
import { setSelection, useDesk } from '../../app/desk.ts';
import { useMapApi } from '../../map/index.ts';
import { useText } from '../../ui/index.ts';
import { indicatorColor } from './indicator-colors.ts';
import css from './ranking.module.css';
import type { WorkedOut } from './use-scoring.ts';
import { WhyPlace } from './why-place.tsx';

/** What stands in place of an area's: the rule below which those stand that lack data. */
const RULE = -1;

/**
 * All areas by place: the ranked first; below a rule those of which too little is known, those that may turn out most
 * urgent first; then those left out.
 */
const useLines = (worked: WorkedOut): readonly number[] =>
  useMemo(() => {
    const { scored, ground, areas, shares } = worked;
    const others = [...areas.fids.keys()].filter((place) => scored.ranks[place] === UNRANKED);
    const [missing, excluded]: [number[], number[]] = [[], []];
    for (const place of others) (ground.excluded[place] === 1 ? excluded : missing).push(place);
    const most = new Map(missing.map((place) => [place, possibleScores(ground, shares, place)[1]]));
    missing.sort((a, b) => (most.get(b) ?? 0) - (most.get(a) ?? 0) || a - b);
    return [...scored.order, ...(missing.length > 0 ? [RULE, ...missing] : []), ...excluded];
  }, [worked]);

/** The ranking, of any length: only the lines in sight stand in the page. Arrow keys walk through it. */
export function RankingList({ worked }: { readonly worked: WorkedOut }) {
  const t = useText();
  const lines = useLines(worked);
  const scroller = useRef<HTMLDivElement>(null);
  const [open, setOpen] = useState<number | null>(null);
  const virtual = useVirtualizer({
    count: lines.length,
    getScrollElement: () => scroller.current,
    estimateSize: () => 52,
    getItemKey: (index) => lines[index] ?? index,
    overscan: 6,
  });
  const walk = (event: KeyboardEvent, index: number): void => {
    let step = event.key === 'ArrowDown' ? 1 : event.key === 'ArrowUp' ? -1 : 0;
    if (step === 0) return;
    event.preventDefault();
    virtual.scrollToIndex(index + step);
    if (lines[index + step] === RULE) step *= 2;
    scroller.current?.querySelector<HTMLElement>(`[data-index="${index + step}"] button`)?.focus();
  };
  return (
    <div ref={scroller} className={css.scroller}>
      <ul
        className={css.list}
        aria-label={t(scoringUi.rankingLabel)}
        style={{ height: virtual.getTotalSize() }}
      >
        {virtual.getVirtualItems().map(({ key, index, start }) => {
          const place = lines[index] ?? 0;
          return (
            <li
              key={key}
              ref={virtual.measureElement}
              data-index={index}
              aria-setsize={lines.length}
              aria-posinset={index + 1}
              style={{ transform: `translateY(${start}px)` }}
            >
              {place === RULE ? (
                <ApartRule worked={worked} />
              ) : (
                <Line
                  worked={worked}
                  place={place}
                  open={open === place}
                  onOpen={() => setOpen(open === place ? null : place)}
                  onKeyDown={(event) => walk(event, index)}
                />
              )}
            </li>
          );
        })}
      </ul>
    </div>
  );
}

/** Between what is ranked and what lacks data. */
function ApartRule({ worked }: { readonly worked: WorkedOut }) {
  const t = useText();
  if (worked.shares.every((share) => share === 0))
    return (
      <p className={css.apart}>
        <b>{t(scoringUi.noWeight)}</b>
      </p>
    );
  return (
    <p className={css.apart}>
      <b>{t(scoringUi.apart)}</b>
      <small>{t(scoringUi.apartNote)}</small>
    </p>
  );
}

/** «ขาด กองทุน»: which figures are not known of an area. */
const useLacks = ({ plan, ground, shares }: WorkedOut, place: number): string => {
  const t = useText();
  const titles = unknownOf(ground, shares, place).map((j) =>
    t(plan.indicators[j]?.title ?? scoringUi.noData),
  );
  return titles.length === 0 ? '' : t(scoringUi.lacks, { titles: titles.join(' ') });
};

interface LineProps {
  readonly worked: WorkedOut;
  readonly place: number;
  readonly open: boolean;
  readonly onOpen: () => void;
  readonly onKeyDown: (event: KeyboardEvent) => void;
}

function Line({ worked, place, open, onOpen, onKeyDown }: LineProps) {
  const t = useText();
  const map = useMapApi();
  const { areas, scored } = worked;
  const fid = areas.fids[place] ?? 0;
  const isOn = useDesk(({ selection }) => selection?.layer === areas.layer && selection.fids.includes(fid));
  const rank = scored.ranks[place] ?? UNRANKED;
  const within = areas.within[place] ?? '';
  const choose = (): void => {
    onOpen();
    if (areas.layer === null) return;
    setSelection({ layer: areas.layer, fids: [fid] });
    if (!open) void map.focusFeatures(areas.layer, [fid], 10);
  };
  return (
    <div className={css.line} data-on={isOn || undefined}>
      <button type="button" aria-expanded={open} onClick={choose} onKeyDown={onKeyDown}>
        <span className={css.rank} data-none={rank === UNRANKED || undefined}>
          {rank === UNRANKED ? '–' : rank}
        </span>
        <span className={css.words}>
          <span className={css.name}>
            <b>{areas.names[place]}</b>{' '}
            {within !== '' && (
              <small>{(worked.plan.level === 'village' ? '' : t(analysesUi.districtPrefix)) + within}</small>
            )}
          </span>
          <LineValue worked={worked} place={place} rank={rank} />
          <PartsBar worked={worked} place={place} />
          <Lacks worked={worked} place={place} />
        </span>
      </button>
      {open && <WhyPlace worked={worked} place={place} />}
    </div>
  );
}

function LineValue({
  worked,
  place,
  rank,
}: {
  readonly worked: WorkedOut;
  readonly place: number;
  readonly rank: number;
}) {
  const t = useText();
  const { scored, reasons, ground, shares, areas } = worked;
  const lacks = useLacks(worked, place);
  const reason = reasons.get(place);
  if (reason !== undefined) return <span className={css.state}>{t(scoringUi.excludedFor, { reason })}</span>;
  if (rank === UNRANKED) {
    if (lacks === '') return <span className={css.state}>–</span>;
    const [least, most] = possibleScores(ground, shares, place).map((score) => formatNumber(score, 0));
    return (
      <span className={css.value} title={t(scoringUi.rangeTitle, { least: least ?? '', most: most ?? '' })}>
        <small>{t(scoringUi.range, { least: least ?? '', most: most ?? '' })}</small>
      </span>
    );
  }
  const before = scored.order.indexOf(place);
  const neighbours = [scored.order[before - 1], scored.order[before + 1]];
  const tied = neighbours.some((other) => other !== undefined && scored.ranks[other] === rank);
  return (
    <span className={css.value}>
      {tied && <small>{t(scoringUi.tie)}</small>} <b>{formatNumber(scored.scores[place], 0)}</b>
      <span className={css.hidden}>{areas.names[place]}</span>
    </span>
  );
}

/** Under the bar of an area of which not all is known: what is lacking. */
function Lacks({ worked, place }: { readonly worked: WorkedOut; readonly place: number }) {
  const lacks = useLacks(worked, place);
  if (lacks === '' || worked.ground.excluded[place] === 1) return null;
  return <small className={css.lacks}>{lacks}</small>;
}

/**
 * Why the area stands there: a piece of the bar for each indicator, of its length in points. What is not known is hatched:
 * for how much it stands in a score, or for how much it may give where there is none.
 */
function PartsBar({ worked, place }: { readonly worked: WorkedOut; readonly place: number }) {
  const { scored, ground, shares } = worked;
  if (ground.excluded[place] === 1) return <span className={css.bar} data-state="none" />;
  const known = knownShare(ground, shares, place);
  const score = scored.scores[place] ?? Number.NaN;
  const [least, most] = possibleScores(ground, shares, place);
  const open = (Number.isNaN(score) ? most : score) - least;
  return (
    <span className={css.bar} aria-hidden="true">
      {[...partsOf(ground, shares, place)].map((part, at) =>
        part > 0 ? (
          // The indicators of a plan never change places.
          // biome-ignore lint/suspicious/noArrayIndexKey: an indicator is known by its place
          <i key={at} style={{ width: `${part * known}%`, background: indicatorColor(at) }} />
        ) : null,
      )}
      {open > 1e-6 && <i data-state="none" style={{ width: `${open}%` }} />}
    </span>
  );
}

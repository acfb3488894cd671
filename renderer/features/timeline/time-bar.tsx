import { RangeSlider, Select, Slider } from '@mantine/core';
import {
  IconPlayerPauseFilled,
  IconPlayerPlayFilled,
  IconPlayerSkipBack,
  IconPlayerSkipForward,
  IconX,
} from '@tabler/icons-react';
import { formatNumber } from '../../../shared/domain/units.ts';
import { timelineText } from '../../../shared/text/timeline.ts';
import { useDesk } from '../../app/desk.ts';
import { overMapFoot } from '../../map/index.ts';
import { IconButton, useLanguage, useText } from '../../ui/index.ts';
import { useIsDrawing } from '../shapes/index.ts';
import { play, usePlaying } from './playing.ts';
import { stepped, type TimeUnit } from './steps.ts';
import css from './timeline.module.css';
import {
  closeTimeline,
  setMode,
  setPlaying,
  setSteps,
  setUnit,
  type TimeMode,
  takeField,
  useTimeline,
} from './timeline-store.ts';
import {
  chosenOf,
  type TimeField,
  type TimeWalk,
  timeWords,
  useShownTime,
  useTimeFields,
  useTimeWalk,
} from './use-timeline.ts';

const icon = { size: 18 };
const UNIT_WORDS = { month: timelineText.month, year: timelineText.year, fiscal: timelineText.fiscal };
const keyOf = ({ layer, field }: TimeField): string => `${layer.name} ${field ?? ''}`;

interface HeadProps {
  readonly fields: readonly TimeField[];
  readonly chosen: TimeField | undefined;
  readonly walk: TimeWalk | null;
}

/** The choice of what is walked through, and the ways out. */
function Head({ fields, chosen, walk }: HeadProps) {
  const t = useText();
  return (
    <div className={css.head}>
      <Select
        className={css.field ?? ''}
        size="xs"
        aria-label={t(timelineText.field)}
        allowDeselect={false}
        data={fields.map((one) => ({ value: keyOf(one), label: one.words }))}
        value={chosen === undefined ? null : keyOf(chosen)}
        onChange={(key) => {
          const next = fields.find((one) => keyOf(one) === key);
          if (next !== undefined) takeField(next.layer.name, next.field);
        }}
      />
      {walk !== null && walk.mode !== 'day' && (
        <Select
          w={104}
          size="xs"
          aria-label={t(timelineText.mode)}
          allowDeselect={false}
          data={(['window', 'until'] as const).map((mode) => ({
            value: mode,
            label: t(mode === 'window' ? timelineText.window : timelineText.until),
          }))}
          value={walk.mode}
          onChange={(mode) => mode !== null && setMode(mode as TimeMode)}
        />
      )}
      {walk !== null && (
        <Select
          w={124}
          size="xs"
          aria-label={t(timelineText.unit)}
          allowDeselect={false}
          data={walk.units.map((unit) => ({ value: unit, label: t(UNIT_WORDS[unit]) }))}
          value={walk.unit}
          onChange={(unit) => unit !== null && setUnit(unit as TimeUnit)}
        />
      )}
      <IconButton size={28} label={t(timelineText.close)} tooltipSide="top" onClick={closeTimeline}>
        <IconX size={17} stroke={1.75} />
      </IconButton>
    </div>
  );
}

/** How many rows each step has; those that are shown stand out. */
function Columns({ walk }: { readonly walk: TimeWalk }) {
  const { counts, from, to, mode } = walk;
  const most = Math.max(1, ...counts);
  const first = mode === 'window' ? from : 0;
  return (
    <svg
      className={css.columns}
      viewBox={`0 0 ${counts.length} 20`}
      preserveAspectRatio="none"
      aria-hidden="true"
    >
      {counts.map((rows, at) => (
        <rect
          // biome-ignore lint/suspicious/noArrayIndexKey: a column is its place in time.
          key={at}
          x={at + 0.08}
          width={0.84}
          y={20 - (rows === 0 ? 0 : Math.max(2, (rows / most) * 20))}
          height={20}
          data-on={(at >= first && at <= to) || undefined}
        />
      ))}
    </svg>
  );
}

function Line({ walk }: { readonly walk: TimeWalk }) {
  const t = useText();
  const { steps, from, to, words, mode } = walk;
  const shared = {
    ...{ min: 0, max: steps.length - 1, step: 1, size: 4, thumbSize: 18, thumbValueText: words },
    // What it says stands beside it.
    label: null,
  };
  return (
    <div className={css.track}>
      <Columns walk={walk} />
      {/* Thumbs stand under the middle of their columns. */}
      <div style={{ paddingInline: `${50 / steps.length}%` }}>
        {mode === 'window' ? (
          <RangeSlider
            {...shared}
            minRange={0}
            thumbFromLabel={t(timelineText.from)}
            thumbToLabel={t(timelineText.to)}
            value={[from, to]}
            onChange={([a, b]) => setSteps(a, b)}
          />
        ) : (
          <Slider
            {...shared}
            thumbLabel={t(timelineText.day)}
            value={to}
            onChange={(at) => setSteps(0, at)}
          />
        )}
      </div>
    </div>
  );
}

function Walk({ walk }: { readonly walk: TimeWalk }) {
  const t = useText();
  const language = useLanguage((state) => state.language);
  const playing = useTimeline((state) => state.playing);
  const { counts, from, to, mode, missing } = walk;
  const shown = counts.slice(mode === 'window' ? from : 0, to + 1).reduce((sum, rows) => sum + rows, 0);
  const go = (by: 1 | -1) => (): void => setSteps(...stepped(walk, by));
  return (
    <>
      <div className={css.walk}>
        <IconButton size={28} label={t(timelineText.back)} tooltipSide="top" onClick={go(-1)}>
          <IconPlayerSkipBack {...icon} />
        </IconButton>
        <IconButton
          size={32}
          label={t(playing ? timelineText.pause : timelineText.play)}
          tooltipSide="top"
          onClick={() => (playing ? setPlaying(false) : play(walk))}
        >
          {playing ? <IconPlayerPauseFilled {...icon} /> : <IconPlayerPlayFilled {...icon} />}
        </IconButton>
        <IconButton size={28} label={t(timelineText.forward)} tooltipSide="top" onClick={go(1)}>
          <IconPlayerSkipForward {...icon} />
        </IconButton>
        <Line walk={walk} />
      </div>
      <p className={css.words}>
        <b aria-live={playing ? 'off' : 'polite'}>{timeWords(walk, t, language)}</b>
        {mode !== 'day' && <span>{t(timelineText.counted, { n: formatNumber(shown) })}</span>}
        {mode !== 'day' && missing > 0 && (
          <span>{t(timelineText.missing, { n: formatNumber(missing) })}</span>
        )}
      </p>
    </>
  );
}

function Bar() {
  const t = useText();
  const { layer, field } = useTimeline();
  const fields = useTimeFields();
  const chosen = chosenOf(fields, layer, field);
  const walk = useTimeWalk(chosen);
  const standing = walk === null || walk === 'empty' ? null : walk;
  useShownTime(standing);
  usePlaying(standing);
  return (
    <section ref={overMapFoot} className={css.bar} data-map-foot aria-label={t(timelineText.bar)}>
      <Head fields={fields} chosen={chosen} walk={standing} />
      {fields.length === 0 && <p className={css.note}>{t(timelineText.none)}</p>}
      {walk === 'empty' && <p className={css.note}>{t(timelineText.empty)}</p>}
      {standing !== null && <Walk walk={standing} />}
    </section>
  );
}

/** Under the map while it is walked through time: what by, how far, and how many rows that are. */
export function TimeBar() {
  const open = useTimeline((state) => state.open);
  const here = useDesk((state) => state.place === 'map');
  const drawing = useIsDrawing();
  return open && here && !drawing ? <Bar /> : null;
}

import { useQuery } from '@tanstack/react-query';
import { useEffect, useMemo } from 'react';
import type { LayerSummary } from '../../../shared/contract/layers.ts';
import { RETIRING_REGISTERS } from '../../../shared/domain/area-codes.ts';
import { dayInThailand, formatDate } from '../../../shared/domain/dates.ts';
import { timelineText } from '../../../shared/text/timeline.ts';
import { orpc } from '../../api/index.ts';
import { type MapTime, setMapTime } from '../../app/desk.ts';
import { type Language, type Translate, useLanguage, useText } from '../../ui/index.ts';
import { useLayers } from '../layers/index.ts';
import {
  countsOf,
  type Standing,
  type Step,
  stepsBetween,
  stepWords,
  type TimeUnit,
  unitsFor,
} from './steps.ts';
import { useTimeline } from './timeline-store.ts';

/** A field of dates that the map can be walked through by; null for the areas of a day. */
export interface TimeField {
  readonly layer: LayerSummary;
  readonly field: string | null;
  readonly words: string;
}

const retires = ({ register }: LayerSummary): boolean =>
  register !== null && RETIRING_REGISTERS.includes(register);
/** When an area began and ended is walked through as a whole. */
const VALIDITY = ['valid_from', 'valid_to'];

const fieldsOf = (layer: LayerSummary, t: Translate, language: Language): TimeField[] => {
  const name = language === 'en' && layer.titleEn !== '' ? layer.titleEn : layer.title;
  const areas = retires(layer);
  const dates = layer.fields.filter(
    ({ name: field, type, masked, hidden }) =>
      (type === 'date' || type === 'datetime') &&
      !masked &&
      hidden !== true &&
      !(areas && VALIDITY.includes(field)),
  );
  return [
    ...dates.map(({ name: field, title, titleEn }) => ({
      ...{ layer, field },
      words: t(timelineText.ofField, {
        layer: name,
        field: language === 'en' && titleEn !== '' ? titleEn : title,
      }),
    })),
    ...(areas ? [{ layer, field: null, words: t(timelineText.areasOfDay, { layer: name }) }] : []),
  ];
};

/** All fields of dates of what the map shows, of layers of rows before those of areas. */
export const useTimeFields = (): readonly TimeField[] => {
  const t = useText();
  const language = useLanguage((state) => state.language);
  const layers = useLayers();
  return useMemo(
    () =>
      layers
        .filter(({ visible, geometryType }) => visible && geometryType !== 'None')
        .flatMap((layer) => fieldsOf(layer, t, language))
        .sort((a, b) => Number(a.field === null) - Number(b.field === null)),
    [layers, t, language],
  );
};

/** The field that was chosen, while the map shows its layer; the first of all until then. */
export const chosenOf = (
  fields: readonly TimeField[],
  layer: string | null,
  field: string | null,
): TimeField | undefined =>
  fields.find((one) => one.layer.name === layer && one.field === field) ?? fields[0];

/** Where the walk stands. */
export interface TimeWalk extends Standing {
  readonly chosen: TimeField;
  readonly unit: TimeUnit;
  readonly units: readonly TimeUnit[];
  /** Rows in each step. */
  readonly counts: readonly number[];
  readonly missing: number;
  readonly words: (at: number) => string;
}

/** The walk through a field; null while its days are not known, and `empty` where it has none. */
export const useTimeWalk = (chosen: TimeField | undefined): TimeWalk | 'empty' | null => {
  const t = useText();
  const language = useLanguage((state) => state.language);
  const state = useTimeline();
  const input = { layer: chosen?.layer.name ?? '', field: chosen?.field ?? null };
  const { data } = useQuery({
    ...orpc.tables.timeline.queryOptions({ input }),
    enabled: chosen !== undefined,
  });
  return useMemo(() => {
    if (chosen === undefined || data === undefined) return null;
    const { first, missing, months } = data;
    if (first === null || data.last === null) return 'empty';
    const today = dayInThailand();
    const last = chosen.field === null && data.last < today ? today : data.last;
    const units = unitsFor(first, last);
    const unit = state.unit !== null && units.includes(state.unit) ? state.unit : (units[0] ?? 'year');
    const steps = stepsBetween(first, last, unit);
    const end = steps.length - 1;
    const to = Math.min(state.to ?? end, end);
    return {
      ...{ chosen, unit, units, steps, counts: countsOf(steps, months), missing },
      mode: chosen.field === null ? 'day' : state.mode,
      ...{ from: Math.min(state.from ?? 0, to), to },
      words: (at) => {
        const step = steps[at];
        return step === undefined ? '' : stepWords(step, unit, { t, language });
      },
    };
  }, [chosen, data, state.unit, state.mode, state.from, state.to, t, language]);
};

/** The day of areas that a step stands for: its last, but none that is yet to come. */
const dayOf = (step: Step): string => {
  const [earlier] = [step.to, dayInThailand()].sort();
  return earlier ?? step.to;
};

/** The walk as the map is told of it. */
export const timeOf = ({ chosen, mode, steps, from, to }: TimeWalk): MapTime => {
  const [first, last] = [steps[from], steps[to]];
  const layer = chosen.layer.name;
  if (chosen.field === null) return { layer, filter: null, on: last === undefined ? null : dayOf(last) };
  const begin = mode === 'window' ? (first?.from ?? null) : null;
  return {
    ...{ layer, on: null },
    filter: { field: chosen.field, op: 'between', from: begin, to: last?.to ?? null },
  };
};

/** The walk in words: `ม.ค. 2567 – มี.ค. 2567`, `ถึง มี.ค. 2567`, `ณ 31 มี.ค. 2567`. */
export const timeWords = (walk: TimeWalk, t: Translate, language: Language): string => {
  const { mode, steps, from, to, words } = walk;
  const last = steps[to];
  if (mode === 'day')
    return t(timelineText.onDay, { day: last === undefined ? '' : formatDate(dayOf(last), language) });
  if (mode === 'until') return t(timelineText.upTo, { to: words(to) });
  return from === to ? words(to) : t(timelineText.range, { from: words(from), to: words(to) });
};

/** The time that the map shows, in words; null for all times. */
export const useTimeWords = (): string | null => {
  const t = useText();
  const language = useLanguage((state) => state.language);
  const { open, layer, field } = useTimeline();
  const fields = useTimeFields();
  const walk = useTimeWalk(open ? chosenOf(fields, layer, field) : undefined);
  return walk === null || walk === 'empty' ? null : timeWords(walk, t, language);
};

/** Has the map show the time of a walk while it is seen: out of sight nothing would say why rows are not drawn. */
export const useShownTime = (walk: TimeWalk | null): void => {
  const time = walk === null ? null : timeOf(walk);
  const key = JSON.stringify(time);
  useEffect(() => setMapTime(JSON.parse(key) as MapTime | null), [key]);
  useEffect(() => () => setMapTime(null), []);
};

import { useDebouncedValue } from '@mantine/hooks';
import { keepPreviousData, useQuery } from '@tanstack/react-query';
import { useEffect, useMemo } from 'react';
import type { Bilingual, CellValue } from '../../../shared/contract/base.ts';
import type { Feature, LayerSummary } from '../../../shared/contract/layers.ts';
import type { DerivedValue, Finding } from '../../../shared/contract/records.ts';
import { isAsked } from '../../../shared/domain/field-condition.ts';
import { parseLandArea } from '../../../shared/domain/land-area.ts';
import { formsText } from '../../../shared/text/forms-ui.ts';
import { validationText } from '../../../shared/text/layers.ts';
import { recordsText } from '../../../shared/text/records.ts';
import { orpc } from '../../api/index.ts';
import { changedElsewhere } from './changed-elsewhere.ts';
import { changeDraft, type Draft, PLACE_BASE, typeInto } from './drafts.ts';
import {
  DECLARED,
  formFields,
  neededFields,
  PLACE,
  parsedFields,
  valuesNow,
  writtenValues,
} from './form-values.ts';
import type { Parsed } from './parse-value.ts';

type Values = Readonly<Record<string, CellValue>>;

/** A form as its inputs see it. */
export interface RecordForm {
  readonly layer: LayerSummary;
  /** The row as it stands; null for a new one. */
  readonly feature: Feature | null;
  readonly draft: Draft;
  readonly row: Values;
  /** The row as it would be. */
  readonly values: Values;
  readonly written: Values;
  readonly parsed: Readonly<Record<string, Parsed>>;
  /** What keeps it from being saved, by field. */
  readonly errors: Readonly<Record<string, Bilingual>>;
  /** Fields that must be given and hold nothing. */
  readonly needed: readonly string[];
  /** What is to be said besides, by field. */
  readonly warnings: Readonly<Record<string, readonly Bilingual[]>>;
  /** Touched fields whose value was changed elsewhere since; `PLACE_BASE` for the place. */
  readonly changed: readonly string[];
  /** Square metres of its shape; null for none. */
  readonly areaM2: number | null;
  readonly type: (typed: Readonly<Record<string, string | null>>) => void;
}

const NO_VALUES: Values = {};

const JUDGE_AFTER_MS = 200;

/** What the core says of what was typed so far. */
const useJudgement = (draft: Draft, written: Values) => {
  const input = useMemo(
    () => ({
      layer: draft.layer,
      fid: draft.fid,
      values: { ...written },
      ...(draft.shape === undefined ? {} : { shape: draft.shape }),
    }),
    [draft.layer, draft.fid, draft.shape, written],
  );
  const [asked] = useDebouncedValue(input, JUDGE_AFTER_MS);
  return useQuery(orpc.records.judge.queryOptions({ input: asked, placeholderData: keepPreviousData }));
};

/** Inputs that write no field, or several, whose words could not be read. */
const unread = ({ typed, shape }: Draft): Record<string, Bilingual> => ({
  ...(typed[PLACE]?.trim() && shape === undefined ? { [PLACE]: formsText.placeBad } : {}),
  ...(typed[DECLARED]?.trim() && parseLandArea(typed[DECLARED]) === null
    ? { [DECLARED]: recordsText.areaBad }
    : {}),
});

/** A field that must be given is not complained about before somebody was there, or tried to save. */
const isEarly = (finding: Finding, draft: Draft, tried: boolean): boolean =>
  !tried &&
  finding.message.th === validationText.required.th &&
  finding.fields.every((name) => draft.typed[name] === undefined);

interface Said {
  readonly errors: Record<string, Bilingual>;
  readonly warnings: Record<string, Bilingual[]>;
}

/** Rules that judge where a row lies and no field of it. */
const OF_THE_PLACE: readonly string[] = ['outside-province'];

/** Findings at the first of their fields that the form shows; what can't be read comes before all rules. */
const byField = (
  findings: readonly Finding[],
  parsed: Readonly<Record<string, Parsed>>,
  shown: ReadonlySet<string>,
  isPoint: boolean,
): Said => {
  const said: Said = { errors: {}, warnings: {} };
  for (const [name, one] of Object.entries(parsed))
    if (!one.ok && shown.has(name)) said.errors[name] = one.error;
  for (const { rule, fields, severity, message } of findings) {
    const name =
      isPoint && OF_THE_PLACE.includes(rule)
        ? PLACE
        : (fields.find((field) => shown.has(field)) ?? fields[0] ?? '');
    if (severity === 'warning') said.warnings[name] = [...(said.warnings[name] ?? []), message];
    else said.errors[name] ??= message;
  }
  return said;
};

/** Fills fields that follow from others, as long as nobody typed into them. */
const useDerived = (draft: Draft, row: Values, derived: readonly DerivedValue[] | undefined): void => {
  useEffect(() => {
    if (derived === undefined) return;
    const moved = draft.fid === null || draft.shape !== undefined || draft.typed.code !== undefined;
    if (!moved) return;
    changeDraft(draft.key, (now) => {
      const typed = { ...now.typed };
      const kept = { ...now.derived };
      const base = { ...now.base };
      for (const { field, value, from } of derived) {
        const [present, own] = [typed[field], kept[field]];
        const free = present === undefined ? (row[field] ?? null) === null : own?.typed === present;
        if (!free || present === String(value)) continue;
        typed[field] = String(value);
        if (!(field in base)) base[field] = row[field] ?? null;
        kept[field] = { typed: String(value), from };
      }
      const same = Object.keys(typed).every((field) => typed[field] === now.typed[field]);
      return same ? now : { ...now, typed, base, derived: kept };
    });
  }, [derived, draft.key, draft.fid, draft.shape, draft.typed.code, row]);
};

/** A place that is touched for the first time is moved from where the row lies now. */
const usePlaceBase = ({ key, shape, base }: Draft, feature: Feature | null): void => {
  const untold = feature !== null && (shape === undefined) === PLACE_BASE in base;
  useEffect(() => {
    if (!untold) return;
    changeDraft(key, (now) => {
      const { [PLACE_BASE]: _, ...rest } = now.base;
      const extent = now.shape === undefined ? {} : { [PLACE_BASE]: JSON.stringify(feature.extent) };
      return { ...now, base: { ...rest, ...extent } };
    });
  }, [untold, key, feature]);
};

/**
 * The form of a row: what was typed over what stands, with what is to be said of it. `feature` is null for a new row.
 *
 * @param tried true once somebody tried to save: then missing fields are named too
 */
export const useRecordForm = (
  layer: LayerSummary,
  feature: Feature | null,
  draft: Draft,
  tried: boolean,
): RecordForm => {
  const row = feature?.values ?? NO_VALUES;
  const parsed = useMemo(() => parsedFields(layer, draft), [layer, draft]);
  const values = useMemo(() => valuesNow(row, parsed), [row, parsed]);
  const written = useMemo(() => writtenValues(layer, row, parsed), [layer, row, parsed]);
  const judged = useJudgement(draft, written);
  usePlaceBase(draft, feature);
  useDerived(draft, row, judged.isPlaceholderData ? undefined : judged.data?.derived);
  const shown = useMemo(
    () => new Set(formFields(layer).flatMap((field) => (isAsked(field, values) ? [field.name] : []))),
    [layer, values],
  );
  const findings = (judged.data?.findings ?? []).filter((one) => !isEarly(one, draft, tried));
  const { errors, warnings } = byField(findings, parsed, shown, layer.geometryType === 'Point');
  return {
    ...{ layer, feature, draft, row, values, written, parsed },
    warnings,
    needed: neededFields(layer, draft, values),
    changed: feature === null ? [] : changedElsewhere(draft, feature, written),
    errors: { ...errors, ...unread(draft) },
    areaM2: judged.data?.areaM2 ?? feature?.areaM2 ?? null,
    type: (typed) => typeInto(draft.key, typed, row),
  };
};

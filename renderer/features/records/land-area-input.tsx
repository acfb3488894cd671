import { TextInput } from '@mantine/core';
import { parseLandArea } from '../../../shared/domain/land-area.ts';
import { areaDifference, declaredM2, differsMuch } from '../../../shared/domain/rules/index.ts';
import { formatNumber, formatRaiNganWah } from '../../../shared/domain/units.ts';
import { formsText } from '../../../shared/text/forms-ui.ts';
import { Chip, FormatArea, useText } from '../../ui/index.ts';
import css from './form.module.css';
import { DECLARED } from './form-values.ts';
import { Remarks } from './input-parts.tsx';
import type { RecordForm } from './use-record-form.ts';

const PARTS = [
  ['declared_rai', formsText.rai],
  ['declared_ngan', formsText.ngan],
  ['declared_wah', formsText.wah],
] as const;

/** The fields that the input writes: it stands where the first of them would. */
export const LAND_AREA_FIELDS: readonly string[] = PARTS.map(([name]) => name);

/** Measured beside declared, and how far they are apart. */
function Measured({ form }: { readonly form: RecordForm }) {
  const t = useText();
  const declared = declaredM2(form.values);
  const share = areaDifference(declared, form.areaM2);
  return (
    <div className={css.measured}>
      <span>{t(formsText.measured)}</span>
      <b>{form.areaM2 === null ? t(formsText.noShape) : <FormatArea m2={form.areaM2} />}</b>
      {share !== null && (
        <Chip tone={differsMuch(declared, form.areaM2) ? 'warn' : 'ok'} small>
          {t(formsText.offBy, { percent: formatNumber(Math.abs(share) * 100, 1) })}
        </Chip>
      )}
    </div>
  );
}

/** The three parts, each in an input of its own. */
function Parts({ form }: { readonly form: RecordForm }) {
  const t = useText();
  const { draft, row, errors, type } = form;
  return (
    <div className={css.landParts}>
      {PARTS.map(([name, label]) => (
        <TextInput
          key={name}
          size="sm"
          inputMode="decimal"
          aria-label={`${t(formsText.declared)} ${t(label)}`}
          value={draft.typed[name] ?? String(row[name] ?? '')}
          error={errors[name] !== undefined}
          rightSection={<span className={css.unit}>{t(label)}</span>}
          rightSectionWidth={44}
          onChange={(event) => type({ [name]: event.currentTarget.value, [DECLARED]: null })}
        />
      ))}
    </div>
  );
}

/** What the one input says, as its three parts; of what can't be read only the words are kept. */
const typedParts = (text: string): Record<string, string> => {
  const area = parseLandArea(text);
  if (area === null && text.trim() !== '') return { [DECLARED]: text };
  const { rai, ngan, wah } = area?.parts ?? {};
  const said = (part: number | undefined): string => (part === undefined ? '' : String(part));
  return { [DECLARED]: text, declared_rai: said(rai), declared_ngan: said(ngan), declared_wah: said(wah) };
};

/** The declared area in one input as land documents write it, in its three parts, and beside the measured one. */
export function LandAreaInput({ form }: { readonly form: RecordForm }) {
  const t = useText();
  const { draft, values, errors, warnings, type } = form;
  const m2 = declaredM2(values);
  const stands = m2 === null ? '' : formatRaiNganWah(m2, 2).replace(/\.?0+$/, '');
  const error = [DECLARED, ...LAND_AREA_FIELDS].map((name) => errors[name]).find((one) => one !== undefined);
  const said = LAND_AREA_FIELDS.flatMap((name) => warnings[name] ?? []).map((text) => t(text));
  return (
    <div className={css.landArea}>
      <TextInput
        size="sm"
        label={t(formsText.declared)}
        placeholder={t(formsText.declaredHint)}
        value={draft.typed[DECLARED] ?? stands}
        error={error === undefined ? null : t(error)}
        description={<Remarks texts={said} />}
        inputWrapperOrder={['label', 'input', 'description', 'error']}
        attributes={{ input: { 'data-field': 'declared_rai' } }}
        rightSection={<span className={css.unit}>{t(formsText.rai)}</span>}
        rightSectionWidth={48}
        onChange={(event) => type(typedParts(event.currentTarget.value))}
      />
      <Parts form={form} />
      <Measured form={form} />
    </div>
  );
}

import { TextInput } from '@mantine/core';
import { parseLandArea } from '../../../shared/domain/land-area.ts';
import { areaDifference, declaredM2, differsMuch } from '../../../shared/domain/rules/index.ts';
import { formatNumber, formatRaiNganWah } from '../../../shared/domain/units.ts';
import { formsText } from '../../../shared/text/forms-ui.ts';
import { recordsText } from '../../../shared/text/records.ts';
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

/** The declared area in one input as land documents write it, in its three parts, and beside the measured one. */
export function LandAreaInput({ form }: { readonly form: RecordForm }) {
  const t = useText();
  const { draft, values, errors, warnings, type } = form;
  const declared = declaredM2(values);
  const typed =
    draft.typed[DECLARED] ?? (declared === null ? '' : formatRaiNganWah(declared, 2).replace(/\.?0+$/, ''));
  const wrong = draft.typed[DECLARED] !== undefined && typed.trim() !== '' && parseLandArea(typed) === null;
  const write = (text: string): void => {
    const area = parseLandArea(text);
    if (area === null && text.trim() !== '') {
      type({ [DECLARED]: text });
      return;
    }
    const { rai, ngan, wah } = area?.parts ?? {};
    const said = (part: number | undefined): string => (part === undefined ? '' : String(part));
    type({
      [DECLARED]: text,
      declared_rai: said(rai),
      declared_ngan: said(ngan),
      declared_wah: said(wah),
    });
  };
  const error = LAND_AREA_FIELDS.map((name) => errors[name]).find((one) => one !== undefined);
  const said = LAND_AREA_FIELDS.flatMap((name) => warnings[name] ?? []).map((text) => t(text));
  return (
    <div className={css.landArea}>
      <TextInput
        size="sm"
        label={t(formsText.declared)}
        placeholder={t(formsText.declaredHint)}
        value={typed}
        error={wrong ? t(recordsText.areaBad) : error === undefined ? null : t(error)}
        description={<Remarks texts={said} />}
        inputWrapperOrder={['label', 'input', 'description', 'error']}
        attributes={{ input: { 'data-field': 'declared_rai' } }}
        rightSection={<span className={css.unit}>{t(formsText.rai)}</span>}
        rightSectionWidth={48}
        onChange={(event) => write(event.currentTarget.value)}
      />
      <div className={css.landParts}>
        {PARTS.map(([name, label]) => (
          <TextInput
            key={name}
            size="sm"
            inputMode="decimal"
            aria-label={`${t(formsText.declared)} ${t(label)}`}
            value={draft.typed[name] ?? String(form.row[name] ?? '')}
            error={errors[name] !== undefined}
            rightSection={<span className={css.unit}>{t(label)}</span>}
            rightSectionWidth={44}
            onChange={(event) => type({ [name]: event.currentTarget.value, [DECLARED]: null })}
          />
        ))}
      </div>
      <Measured form={form} />
    </div>
  );
}

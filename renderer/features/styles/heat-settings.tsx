import { stylesUi } from '../../../shared/text/styles-ui.ts';
import { useText } from '../../ui/index.ts';
import { heatBy } from './heat-weight.ts';
import { RampPicker } from './ramp-picker.tsx';
import { Amount, Choice, type Option } from './style-parts.tsx';
import { numberFields, rampOf } from './style-recipes.ts';
import type { Editing } from './use-editing.ts';
import { useFieldTitle } from './use-field-title.ts';

/** What heat is weighed by, its colours and how far it reaches. */
export function HeatSettings({ editing }: { readonly editing: Editing }) {
  const t = useText();
  const titleOf = useFieldTitle();
  const { layer, style, show, keep, make } = editing;
  const { heat } = style;
  if (!heat) return null;
  const weights: Option[] = [
    { value: '', label: t(stylesUi.everyPoint) },
    ...numberFields(layer).map((field) => ({ value: field.name, label: titleOf(field) })),
  ];
  return (
    <>
      <Choice
        label={t(stylesUi.byNumber)}
        value={style.field ?? ''}
        data={weights}
        onChange={(name) => make(heatBy(layer, heat, name === '' ? null : name))}
      />
      <RampPicker
        use={['sequential']}
        value={heat.ramp ?? 'need'}
        count={5}
        reversed={null}
        onChange={(ramp) => keep({ heat: { ...heat, ramp, colors: rampOf(ramp, 5, false) } })}
      />
      <Amount
        label={t(stylesUi.radius)}
        {...{ value: heat.radius, min: 8, max: 80, unit: ' px' }}
        onMove={(radius) => show({ heat: { ...heat, radius } })}
        onEnd={(radius) => keep({ heat: { ...heat, radius } })}
      />
    </>
  );
}

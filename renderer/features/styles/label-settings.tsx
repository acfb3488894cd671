import { NumberInput, Switch, TextInput } from '@mantine/core';
import type { LabelStyle } from '../../../shared/contract/style.ts';
import { stylesUi } from '../../../shared/text/styles-ui.ts';
import { useText } from '../../ui/index.ts';
import { ScaleChoice } from './scale-choice.tsx';
import { Amount, Choice, type Option } from './style-parts.tsx';
import { isNumber, textFields } from './style-recipes.ts';
import css from './styles.module.css';
import type { Editing } from './use-editing.ts';
import { useFieldTitle } from './use-field-title.ts';

const NONE = '';

const plainLabel = (field: string): LabelStyle => ({
  ...{ field, prefix: '', size: 13, weight: '600', minZoom: 0, priority: 5 },
});

interface PartProps {
  readonly editing: Editing;
  readonly label: LabelStyle;
  readonly put: (change: Partial<LabelStyle>) => void;
}

function LabelText({ editing, label, put }: PartProps) {
  const t = useText();
  const titleOf = useFieldTitle();
  const fields = textFields(editing.layer).map(
    (field): Option => ({ value: field.name, label: titleOf(field) }),
  );
  return (
    <>
      <Choice
        label={t(stylesUi.labelField)}
        value={label.field}
        data={fields}
        onChange={(field) => put({ field })}
      />
      <Choice
        label={t(stylesUi.labelSecond)}
        value={label.second ?? NONE}
        data={[{ value: NONE, label: t(stylesUi.none) }, ...fields]}
        onChange={(second) => put({ second: second === NONE ? null : second })}
      />
      <TextInput
        key={label.prefix}
        size="sm"
        label={t(stylesUi.prefix)}
        defaultValue={label.prefix}
        maxLength={20}
        onBlur={(event) =>
          event.currentTarget.value !== label.prefix && put({ prefix: event.currentTarget.value })
        }
        onKeyDown={(event) => event.key === 'Enter' && event.currentTarget.blur()}
      />
    </>
  );
}

const WEIGHTS = ['500', '600', '700'] as const;
const PRIORITIES = [
  ['2', stylesUi.priorityHigh],
  ['5', stylesUi.priorityMiddle],
  ['9', stylesUi.priorityLow],
] as const;

const nearest = (priority: number): string => (priority <= 3 ? '2' : priority <= 6 ? '5' : '9');

function LabelLook({ editing, label, put }: PartProps) {
  const t = useText();
  const show = (change: Partial<LabelStyle>): void => editing.show({ label: { ...label, ...change } });
  return (
    <>
      <Amount
        label={t(stylesUi.size)}
        {...{ value: label.size, min: 9, max: 36, unit: ' px' }}
        onMove={(size) => show({ size })}
        onEnd={(size) => put({ size })}
      />
      <Amount
        label={t(stylesUi.halo)}
        {...{ value: label.halo ?? 1.8, min: 0, max: 5, step: 0.2, unit: ' px' }}
        onMove={(halo) => show({ halo })}
        onEnd={(halo) => put({ halo })}
      />
      <div className={css.twoColumns}>
        <Choice
          label={t(stylesUi.weight)}
          value={label.weight}
          data={WEIGHTS.map((weight): Option => ({ value: weight, label: t(stylesUi[`weight${weight}`]) }))}
          onChange={(weight) => put({ weight: WEIGHTS.find((one) => one === weight) ?? '600' })}
        />
        <Choice
          label={t(stylesUi.priority)}
          value={nearest(label.priority)}
          data={PRIORITIES.map(([value, words]): Option => ({ value, label: t(words) }))}
          onChange={(priority) => put({ priority: Number(priority) })}
        />
      </div>
      <ScaleChoice
        label={t(stylesUi.fromScale)}
        all={0}
        value={label.minZoom}
        onChange={(minZoom) => put({ minZoom })}
      />
    </>
  );
}

function LabelRules({ editing, label, put }: PartProps) {
  const t = useText();
  const titleOf = useFieldTitle();
  // A label's rule is read of the tile, which has no numbers of places.
  const numbers = editing.layer.fields.filter(isNumber);
  const { above } = label;
  return (
    <>
      {numbers.length > 0 && (
        <div className={css.twoColumns}>
          <Choice
            label={t(stylesUi.above)}
            value={above?.field ?? NONE}
            data={[
              { value: NONE, label: t(stylesUi.none) },
              ...numbers.map((field): Option => ({ value: field.name, label: titleOf(field) })),
            ]}
            onChange={(field) => put({ above: field === NONE ? null : { field, min: above?.min ?? 0 } })}
          />
          {above && (
            <NumberInput
              size="sm"
              label="≥"
              value={above.min}
              thousandSeparator=","
              onChange={(min) => typeof min === 'number' && put({ above: { ...above, min } })}
            />
          )}
        </div>
      )}
      {editing.layer.geometryType.endsWith('Polygon') && (
        <Switch
          size="sm"
          label={t(stylesUi.callout)}
          checked={label.callout === true}
          onChange={(event) => put({ callout: event.currentTarget.checked })}
        />
      )}
    </>
  );
}

/** What names say, how they look and which of them are shown. */
export function LabelSettings({ editing }: { readonly editing: Editing }) {
  const t = useText();
  const { layer, style, keep } = editing;
  const { label } = style;
  const field = layer.labelField ?? textFields(layer)[0]?.name;
  if (field === undefined) return null;
  const put = (change: Partial<LabelStyle>): void => {
    if (label !== null) keep({ label: { ...label, ...change } });
  };
  return (
    <>
      <Switch
        size="sm"
        label={t(stylesUi.showLabels)}
        checked={label !== null}
        onChange={(event) => keep({ label: event.currentTarget.checked ? plainLabel(field) : null })}
      />
      {label !== null && (
        <>
          <LabelText {...{ editing, label, put }} />
          <LabelLook {...{ editing, label, put }} />
          <LabelRules {...{ editing, label, put }} />
        </>
      )}
    </>
  );
}

import { Button, Menu, Switch, TextInput } from '@mantine/core';
import { IconPlus, IconX } from '@tabler/icons-react';
import type { RecipeParameter } from '../../../shared/contract/recipe.ts';
import { formatNumber } from '../../../shared/domain/units.ts';
import { mayBeOpen } from '../../../shared/recipes/parameters.ts';
import { blankText } from '../../../shared/text/operations.ts';
import { parametersUi } from '../../../shared/text/recipes.ts';
import { IconButton, useText } from '../../ui/index.ts';
import { setParameters, useComposed } from './compose-store.ts';
import css from './recipes.module.css';
import { type BlankName, blanksAsked, type StepDraft } from './step-draft.ts';

interface Place {
  readonly step: string;
  readonly n: number;
  readonly blank: BlankName;
}

/** The blanks of all steps that can be asked for; what takes an earlier step's result is the recipe's own. */
const placesOf = (steps: readonly StepDraft[]): Place[] =>
  steps.flatMap((step, at) =>
    blanksAsked(step)
      .filter(([name, blank]) => mayBeOpen(blank) && !(step.filled[name]?.[0] ?? '').startsWith('#'))
      .map(([blank]) => ({ step: step.id, n: at + 1, blank })),
  );

const freeName = (wished: string, parameters: readonly RecipeParameter[]): string => {
  const taken = new Set(parameters.map(({ name }) => name));
  if (!taken.has(wished)) return wished;
  for (let n = 2; ; n++) if (!taken.has(`${wished} ${n}`)) return `${wished} ${n}`;
};

const samePlace = (one: RecipeParameter, { step, blank }: Pick<Place, 'step' | 'blank'>): boolean =>
  one.step === step && one.blank === blank;

/** Which blanks are asked for when the recipe is run, and by which names. */
export function RecipeParameters() {
  const t = useText();
  const { parameters } = useComposed();
  return (
    <details className={css.open}>
      <summary>
        {t(parametersUi.title)} {parameters.length > 0 && <b>{formatNumber(parameters.length)}</b>}
      </summary>
      <p className={css.hint}>{t(parametersUi.hint)}</p>
      {parameters.map((parameter) => (
        <ParameterLine key={`${parameter.step} ${parameter.blank}`} parameter={parameter} />
      ))}
      <AddParameter />
    </details>
  );
}

function AddParameter() {
  const t = useText();
  const { steps, parameters } = useComposed();
  const places = placesOf(steps ?? []).filter((place) => !parameters.some((one) => samePlace(one, place)));
  const add = ({ step, blank }: Place): void =>
    setParameters([
      ...parameters,
      { name: freeName(t(blankText[blank]), parameters), step, blank, required: false },
    ]);
  return (
    <Menu position="bottom-start">
      <Menu.Target>
        <Button
          size="compact-sm"
          variant="subtle"
          className={css.add ?? ''}
          disabled={places.length === 0}
          leftSection={<IconPlus size={14} stroke={2} />}
        >
          {t(parametersUi.add)}
        </Button>
      </Menu.Target>
      <Menu.Dropdown>
        {places.map((place) => (
          <Menu.Item key={`${place.step} ${place.blank}`} onClick={() => add(place)}>
            {t(parametersUi.of, { n: place.n, blank: t(blankText[place.blank]) })}
          </Menu.Item>
        ))}
      </Menu.Dropdown>
    </Menu>
  );
}

function ParameterLine({ parameter }: { readonly parameter: RecipeParameter }) {
  const t = useText();
  const { steps, parameters } = useComposed();
  const place = placesOf(steps ?? []).find((one) => samePlace(parameter, one));
  const change = (next: Partial<RecipeParameter>): void =>
    setParameters(parameters.map((one) => (one === parameter ? { ...one, ...next } : one)));
  if (place === undefined) return null;
  const of = t(parametersUi.of, { n: place.n, blank: t(blankText[place.blank]) });
  return (
    <div className={css.openLine}>
      <TextInput
        size="xs"
        label={of}
        aria-label={`${t(parametersUi.name)} ${of}`}
        value={parameter.name}
        maxLength={60}
        error={parameter.name.trim() === ''}
        onChange={(event) => change({ name: event.currentTarget.value })}
      />
      <IconButton
        size={28}
        label={t(parametersUi.remove, { name: parameter.name })}
        onClick={() => setParameters(parameters.filter((one) => one !== parameter))}
      >
        <IconX size={14} stroke={2} />
      </IconButton>
      <Switch
        size="xs"
        label={t(parametersUi.required)}
        checked={parameter.required}
        onChange={(event) => change({ required: event.currentTarget.checked })}
      />
    </div>
  );
}

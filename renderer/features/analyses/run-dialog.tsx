import { Button, Modal } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import type { LayerSummary } from '../../../shared/contract/layers.ts';
import { type Recipe, type RecipeStep, recipeStep } from '../../../shared/contract/recipe.ts';
import type { SavedRecipe } from '../../../shared/contract/recipes.ts';
import { type OpenBlank, openBlanks } from '../../../shared/recipes/parameters.ts';
import { frameText } from '../../../shared/text/frame.ts';
import { parametersUi, recipesUi } from '../../../shared/text/recipes.ts';
import { orpc } from '../../api/index.ts';
import { useText } from '../../ui/index.ts';
import { BlankField } from './blank-field.tsx';
import { optionsOf, wordsOf } from './blank-options.ts';
import { withBlank } from './compose-store.ts';
import css from './recipes.module.css';
import { type BlankName, draftOf, type StepDraft, stepOf } from './step-draft.ts';

export interface RunDialogProps {
  /** The recipe whose open blanks are asked for; null while the dialog is shut. */
  readonly saved: SavedRecipe | null;
  readonly onClose: () => void;
  readonly onRun: (recipe: Recipe) => void;
}

/** Asks for the blanks that a recipe leaves open, then runs it. */
export function RunDialog({ saved, onClose, onRun }: RunDialogProps) {
  const t = useText();
  return (
    <Modal
      opened={saved !== null}
      onClose={onClose}
      title={saved === null ? '' : t(parametersUi.fill, { title: saved.recipe.title })}
      closeButtonProps={{ 'aria-label': t(frameText.close) }}
    >
      {saved !== null && (
        <RunForm
          recipe={saved.recipe}
          last={saved.lastRun?.values ?? {}}
          onClose={onClose}
          onRun={(recipe) => {
            onClose();
            onRun(recipe);
          }}
        />
      )}
    </Modal>
  );
}

interface FormProps {
  readonly recipe: Recipe;
  /** What stood in the blanks when it was last run, by their names. */
  readonly last: Readonly<Record<string, unknown>>;
  readonly onClose: () => void;
  readonly onRun: (recipe: Recipe) => void;
}

const placesIn = (steps: readonly StepDraft[], { places }: OpenBlank): { at: number; name: BlankName }[] =>
  places.map(({ step, blank }) => ({
    at: steps.findIndex(({ id }) => id === step),
    name: blank as BlankName,
  }));

const filled = (
  steps: readonly StepDraft[],
  open: OpenBlank,
  codes: readonly string[],
): readonly StepDraft[] =>
  placesIn(steps, open).reduce((all, { at, name }) => withBlank(all, at, name, codes), steps);

/** What must be given each time begins empty. */
const startOf = (recipe: Recipe, open: readonly OpenBlank[]): readonly StepDraft[] => {
  const drafts: readonly StepDraft[] = recipe.steps.map(draftOf);
  return open.reduce((steps, one) => (one.required ? filled(steps, one, []) : steps), drafts);
};

function RunForm({ recipe, last, onClose, onRun }: FormProps) {
  const t = useText();
  const layers = useQuery(orpc.layers.list.queryOptions()).data ?? [];
  const open = openBlanks(recipe);
  const [steps, setSteps] = useState(() => startOf(recipe, open));
  const made = steps.map(stepOf).filter((step): step is RecipeStep => step !== null);
  const empty = open.find((one) => one.required && codesOf(steps, one).every((code) => code.trim() === ''));
  const ready = made.length === steps.length && empty === undefined;
  return (
    <form
      onSubmit={(event) => {
        event.preventDefault();
        if (ready) onRun({ ...recipe, steps: made });
      }}
    >
      <div className={css.fields}>
        {open.map((one) => (
          <OpenField
            key={one.name}
            open={one}
            steps={steps}
            layers={layers}
            last={lastCodes(recipe, one, last[one.name])}
            onFill={(codes) => setSteps(filled(steps, one, codes))}
          />
        ))}
      </div>
      {empty !== undefined && <p className={css.hint}>{t(parametersUi.missing, { name: empty.name })}</p>}
      <div className={css.actions}>
        <Button variant="default" onClick={onClose}>
          {t(frameText.cancel)}
        </Button>
        <Button type="submit" disabled={!ready}>
          {t(recipesUi.run)}
        </Button>
      </div>
    </form>
  );
}

const codesOf = (steps: readonly StepDraft[], open: OpenBlank): readonly string[] => {
  const [first] = placesIn(steps, open);
  return first === undefined ? [] : (steps[first.at]?.filled[first.name] ?? []);
};

/** A blank's last value in the form in which pickers offer it. */
const lastCodes = (recipe: Recipe, { places }: OpenBlank, value: unknown): readonly string[] => {
  const [place] = places;
  const read = recipeStep.safeParse({
    ...recipe.steps.find(({ id }) => id === place?.step),
    ...(place === undefined ? {} : { [place.blank]: value }),
  });
  return read.success && place !== undefined
    ? (draftOf(read.data).filled[place.blank as BlankName] ?? [])
    : [];
};

interface FieldProps {
  readonly open: OpenBlank;
  readonly steps: readonly StepDraft[];
  readonly layers: readonly LayerSummary[];
  readonly last: readonly string[];
  readonly onFill: (codes: readonly string[]) => void;
}
function OpenField({ open, steps, layers, last, onFill }: FieldProps) {
  const t = useText();
  const [first] = placesIn(steps, open);
  if (first === undefined) return null;
  const situation = { layers, steps, at: first.at };
  const options = optionsOf(first.name, open.blank, situation);
  const words = last.map((code) => t(wordsOf(open.blank, options, code))).join(', ');
  return (
    <div>
      {open.blank.kind !== 'switch' && <span className={css.label}>{open.name}</span>}
      <BlankField
        name={first.name}
        label={open.name}
        blank={open.blank}
        situation={situation}
        onFill={onFill}
      />
      {words !== '' && open.blank.kind !== 'switch' && (
        <p className={css.hint}>{t(parametersUi.last, { value: words })}</p>
      )}
    </div>
  );
}

import type { Field } from '../../../shared/contract/layers.ts';
import { registerOf } from '../../../shared/domain/registers/index.ts';
import { rootLayer, type Situation } from './blank-options.ts';

/** Two fields by which rows refer to areas: who lacks rows is told by them instead of by place. */
export interface CodeProposal {
  readonly areasField: string;
  readonly inputField: string;
  /** The field of the rows, as people call it. */
  readonly title: { readonly th: string; readonly en: string };
}

/** How a layer's rows refer to the areas that lack them; null where they don't, or where that stands in the blanks already. */
export const codeProposal = (situation: Situation): CodeProposal | null => {
  const step = situation.steps[situation.at];
  if (step?.op !== 'gaps' || step.filled.areasField?.[0] || step.filled.inputField?.[0]) return null;
  const areas = rootLayer(step.filled.areas?.[0], situation);
  const rows = rootLayer(step.filled.input?.[0], situation);
  const register = areas?.zoneSchemeId ? 'zone' : (areas?.register ?? null);
  if (register === null || rows === null) return null;
  const names = ({ reference, masked, hidden }: Field): boolean =>
    reference?.register === register && !masked && hidden !== true;
  const field = rows.fields.find(names);
  const by = field?.reference?.by === 'id' ? 'id' : (registerOf(register)?.codeField ?? null);
  if (field === undefined || by === null) return null;
  const title = { th: field.title, en: field.titleEn || field.title };
  return { areasField: by, inputField: field.name, title };
};

import type { SourceRecipe } from './open-set.ts';

/**
 * Rows of a table's file that stand above its first row of data. People know a row by the number that it has in their
 * spreadsheet, rows are counted here from the first of data.
 */
export function rowsAbove({ opening }: Pick<SourceRecipe, 'opening'>): number {
  return opening.kind === 'staged' ? (opening.stage.facts.layout?.headerRow ?? 0) : 0;
}

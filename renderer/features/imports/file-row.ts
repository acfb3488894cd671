import type { ImportSet } from '../../../shared/contract/imports.ts';

/** Rows of a table's file above its first row of data: people know a row by its number in their spreadsheet. */
export const rowsAbove = ({ layout }: Pick<ImportSet, 'layout'>): number => layout?.headerRow ?? 0;

import type { SqlValue, StoredColumn } from '../db/index.ts';

/** A column's definition as an operation of the journal keeps it. */
export const columnText = ({ name, type }: StoredColumn): string => JSON.stringify({ name, type });

/** Reads what `columnText` wrote. */
export const columnOfText = (text: SqlValue): StoredColumn => JSON.parse(String(text)) as StoredColumn;

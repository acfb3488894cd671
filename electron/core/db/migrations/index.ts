import type { Migration } from '../migrate.ts';
import { first } from './0001-first.ts';
import { importProfile } from './0002-import-profile.ts';
import { importOriginal } from './0003-import-original.ts';
import { registers } from './0004-registers.ts';
import { areaHistory } from './0005-area-history.ts';
import { fieldLabels } from './0006-field-labels.ts';
import { restrictedCounts } from './0008-restricted-counts.ts';
import { changeBatch } from './0009-change-batch.ts';

/**
 * The workspace's migrations in order; a released one is never changed. There is no 7, and none may ever be made: what is
 * missing is known by the highest number that has run, so a file that has had 9 would never get it.
 */
export const WORKSPACE_MIGRATIONS: readonly Migration[] = [
  { number: 1, name: 'first', up: first },
  { number: 2, name: 'import-profile', up: importProfile },
  { number: 3, name: 'import-original', up: importOriginal },
  { number: 4, name: 'registers', up: registers },
  { number: 5, name: 'area-history', up: areaHistory },
  { number: 6, name: 'field-labels', up: fieldLabels },
  { number: 8, name: 'restricted-counts', up: restrictedCounts },
  { number: 9, name: 'change-batch', up: changeBatch },
];

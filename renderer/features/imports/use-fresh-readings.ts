import { useQuery } from '@tanstack/react-query';
import { useEffect } from 'react';
import { orpc } from '../../api/index.ts';
import { useRestrictedState } from '../restricted/index.ts';
import { type ReviewedSet, useImport } from './import-store.ts';
import { decide } from './reread.ts';

/** Whether a reading says something of the rows that stand in the workspace or in the store of households. */
const compares = ({ set }: ReviewedSet): boolean =>
  set.refusal === null && (set.register !== null || set.placing.kind === 'areas');

/**
 * Reads what was compared with the workspace again whenever the workspace or the household store is not what it was:
 * after the store was opened on this very page, after an undo, after work elsewhere while the import waited.
 */
export const useFreshReadings = (): void => {
  const { data: journal } = useQuery(orpc.journal.state.queryOptions());
  const { state, households } = useRestrictedState();
  const reviewing = useImport(({ phase }) => phase === 'review');
  const known = journal !== undefined && state !== 'unknown';
  const now = known ? [journal.undo?.id, journal.redo?.id, state, households].join(' ') : null;
  useEffect(() => {
    const { comparedWith, sets } = useImport.getState();
    if (!reviewing || now === null || comparedWith === now) return;
    useImport.setState({ comparedWith: now });
    if (comparedWith === null) return;
    for (const reviewed of sets) if (compares(reviewed)) decide(reviewed.set.key, {});
  }, [now, reviewing]);
};

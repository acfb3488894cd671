import { useQuery } from '@tanstack/react-query';
import type { PersonSearch, SearchHit } from '../../../shared/contract/search.ts';
import { isNationalId } from '../../../shared/domain/national-id.ts';
import { frameText } from '../../../shared/text/frame.ts';
import { api } from '../../api/index.ts';
import { goTo, openTable, setSelection } from '../../app/desk.ts';
import { type Translate, useText } from '../../ui/index.ts';
import { askUnlock, useRestrictedState } from '../restricted/index.ts';
import type { Entry } from './entry.ts';

/** Persons are never on the map: they are shown in their table. */
const showPerson = ({ layer, fid }: SearchHit): void => {
  goTo('data');
  openTable(layer);
  if (fid !== null) setSelection({ layer, fids: [fid] });
};

const line = (title: string, run: () => void): Entry => ({
  ...{ key: 'person', group: 'persons' as const, title, subtitle: '', stays: true },
  run,
});

const nothing = (): void => undefined;

const entriesOf = ({ state, hits }: PersonSearch, t: Translate): Entry[] => {
  if (state === 'none') return [];
  if (state === 'locked') return [line(t(frameText.searchPersonLocked), () => void askUnlock())];
  if (state === 'not-allowed') return [line(t(frameText.searchPersonDenied), nothing)];
  if (hits.length === 0) return [line(t(frameText.searchPersonNone), nothing)];
  return hits.map((hit) => ({
    key: `${hit.layer} ${hit.fid}`,
    group: 'persons',
    title: hit.title,
    subtitle: [hit.layerTitle, hit.subtitle].filter((part) => part !== '').join(' · '),
    run: () => showPerson(hit),
  }));
};

/**
 * Whom an ID number belongs to, once all 13 digits stand there and the last one fits. Asked once a number, since each asking is
 * noted; forgotten by the page when the box closes.
 */
export const usePersonEntries = (
  text: string,
): { readonly entries: readonly Entry[]; readonly settled: boolean } => {
  const t = useText();
  const { state } = useRestrictedState();
  const isNumber = isNationalId(text);
  const found = useQuery({
    queryKey: ['person-by-number', state, text],
    queryFn: () => api.search.person({ number: text }),
    enabled: isNumber,
    gcTime: 0,
  });
  if (!isNumber) return { entries: [], settled: true };
  return { entries: found.data ? entriesOf(found.data, t) : [], settled: !found.isFetching };
};

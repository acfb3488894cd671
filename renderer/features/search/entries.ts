import { useDebouncedValue } from '@mantine/hooks';
import { keepPreviousData, useQuery } from '@tanstack/react-query';
import type { SearchHit } from '../../../shared/contract/search.ts';
import { looseText } from '../../../shared/domain/thai-text.ts';
import { type NoPlace, whyNoPlace } from '../../../shared/geo/position-text.ts';
import { orpc } from '../../api/index.ts';
import { askedArea, goTo, openTable, setActiveLayer, setSelection, useDesk } from '../../app/desk.ts';
import { deskMapApi } from '../../map/index.ts';
import { useNear } from '../workspace/index.ts';
import type { Command, Entry } from './entry.ts';
import { useOldDatum } from './old-datum.ts';
import { usePersonEntries } from './person-entries.ts';
import { typedPlace } from './typed-place.ts';

const goToHit = (hit: SearchHit): void => {
  if (useDesk.getState().place !== 'data') goTo('map');
  if (hit.fid === null) {
    setActiveLayer(hit.layer);
    openTable(hit.layer);
    return;
  }
  deskMapApi.pin(null);
  setSelection({ layer: hit.layer, fids: [hit.fid] });
  void deskMapApi.focusFeatures(hit.layer, [hit.fid]);
};

const entriesOf = (hits: readonly SearchHit[], commands: readonly Command[], text: string): Entry[] => {
  const of = (kind: SearchHit['kind'], group: Entry['group']): Entry[] =>
    hits
      .filter((hit) => hit.kind === kind)
      .map((hit) => ({
        key: `${hit.layer} ${hit.fid}`,
        group,
        title: hit.title,
        subtitle: [hit.layerTitle, hit.subtitle]
          .filter((part) => part !== '' && part !== hit.title)
          .join(' · '),
        run: () => goToHit(hit),
      }));
  const wanted = looseText(text);
  const named = commands
    .filter((command) => looseText(command.title).includes(wanted))
    .map((command) => ({
      key: command.title,
      group: 'commands' as const,
      title: command.title,
      subtitle: command.keys ?? '',
      run: command.run,
    }));
  return [...of('row', 'rows'), ...of('layer', 'layers'), ...named];
};

/** What is found for the words typed so far; `settled` once it is for all of them, `why` numbers are no place. */
export const useEntries = (
  text: string,
  commands: readonly Command[],
): { readonly entries: readonly Entry[]; readonly settled: boolean; readonly why: NoPlace | null } => {
  const wanted = text.trim();
  const [asked] = useDebouncedValue(wanted, 120);
  const area = askedArea(useDesk((state) => state.area));
  const found = useQuery({
    ...orpc.search.query.queryOptions({
      input: { text: asked, limit: 20, area },
      placeholderData: keepPreviousData,
    }),
    enabled: asked !== '',
  });
  const persons = usePersonEntries(asked);
  const near = useNear();
  const place = typedPlace(wanted, near);
  const old = useOldDatum(wanted, near);
  const typed: Entry[] = place === null ? [] : [{ key: 'place', group: 'place', ...place }];
  const first = [...typed, ...old.entries];
  const settled = asked === wanted && !found.isFetching && persons.settled && old.settled;
  const others = entriesOf(wanted === '' ? [] : (found.data ?? []), commands, wanted);
  // A place is read here: it waits for no answer.
  return {
    entries: [...first, ...persons.entries, ...others],
    settled: settled || first.length > 0,
    why: whyNoPlace(wanted, near),
  };
};

import { REGISTERS } from '../../shared/domain/registers/index.ts';
import { orpc, queryClient } from './client.ts';

/** Names of registers of the restricted store as they stand in a query's key. */
const PERSONAL = REGISTERS.filter(({ store }) => store === 'restricted').map(({ key }) => `"${key}"`);

/** What may hold words out of the restricted store, whatever row it was asked for. */
const parts = (): readonly string[] =>
  [
    orpc.records.key(),
    orpc.tables.key(),
    orpc.search.key(),
    orpc.documents.key(),
    orpc.restricted.audit.key(),
    orpc.restricted.users.key(),
  ]
    .concat([orpc.restricted.journal.key(), orpc.restricted.retention.key()])
    .concat([orpc.restricted.duplicates.key(), orpc.restricted.imports.key()])
    .map((key) => JSON.stringify(key[0]));

/** Lets the page forget what it read of persons, once their store is locked: nothing of it stays in memory to be shown. */
export const forgetPersonal = async (): Promise<void> => {
  const { state } = await queryClient.fetchQuery(orpc.restricted.state.queryOptions({ staleTime: 0 }));
  if (state === 'open') return;
  const ofPersons = parts();
  await queryClient.resetQueries({
    predicate: ({ queryKey }) => {
      const [path] = queryKey;
      const text = JSON.stringify(path).slice(0, -1);
      const named = JSON.stringify(queryKey);
      return (
        ofPersons.some((part) => text.startsWith(part.slice(0, -1))) ||
        PERSONAL.some((name) => named.includes(name))
      );
    },
  });
};

import type { AppEvent, Topic } from '../../shared/contract/events.ts';
import { api, orpc, queryClient } from './client.ts';
import { forgetPersonal } from './forget-personal.ts';
import { noteJob, refetchJobs } from './jobs.ts';
import { isStranger } from './refusal.ts';

/** Query keys that a topic makes old. */
const keysOf: Record<Topic, () => readonly (readonly unknown[])[]> = {
  workspace: () => [orpc.workspace.key(), orpc.journal.key()],
  layers: () => [
    ...[orpc.layers.key(), orpc.tables.key(), orpc.search.key(), orpc.analyses.key(), orpc.fields.key()],
    ...[orpc.styles.key(), orpc.scoring.key(), orpc.recipes.key()],
  ],
  rows: () => [
    ...[orpc.areas.key(), orpc.layers.key(), orpc.search.key(), orpc.checks.key(), orpc.tables.key()],
    ...[orpc.documents.key(), orpc.fields.key(), orpc.records.key(), orpc.styles.key()],
    ...[orpc.selection.key(), orpc.scoring.key(), orpc.analyses.changes.key()],
  ],
  zones: () => [
    ...[orpc.zones.key(), orpc.scoring.key(), orpc.areas.key(), orpc.layers.key(), orpc.styles.key()],
    orpc.analyses.changes.key(),
  ],
  journal: () => [
    ...[orpc.imports.origins.key(), orpc.journal.key(), orpc.workspace.state.key()],
    ...[orpc.bookmarks.key(), orpc.recipes.key(), orpc.scoring.saved.key()],
  ],
  restricted: () => [
    orpc.restricted.key(),
    orpc.scoring.key(),
    orpc.journal.state.key(),
    orpc.records.key(),
    orpc.tables.key(),
    orpc.analyses.key(),
    orpc.recipes.key(),
    orpc.workspace.state.key(),
    orpc.documents.key(),
  ],
  recent: () => [orpc.workspace.state.key()],
  basemaps: () => [orpc.basemaps.key()],
};

/** What is known of a workspace, and forgotten with it. */
const PARTS = [
  ...[orpc.layers, orpc.search, orpc.analyses, orpc.zones, orpc.journal, orpc.restricted],
  ...[orpc.areas, orpc.checks, orpc.documents, orpc.fields, orpc.records, orpc.tables],
  ...[orpc.imports.origins, orpc.imports.originals, orpc.styles, orpc.selection, orpc.bookmarks],
  ...[orpc.basemaps, orpc.recipes, orpc.scoring],
];

const invalidate = (topics: readonly Topic[]): void => {
  for (const topic of topics) {
    for (const queryKey of keysOf[topic]()) void queryClient.invalidateQueries({ queryKey });
  }
};

/**
 * After a workspace was opened or closed, which of the two it was is asked first: a closed one has no layers and no
 * journal to ask for, and what was known of it is forgotten.
 */
const workspaceChanged = async (topics: readonly Topic[]): Promise<void> => {
  const queryKey = orpc.workspace.state.queryKey();
  await queryClient.fetchQuery(orpc.workspace.state.queryOptions({ staleTime: 0 })).catch(() => undefined);
  const state = queryClient.getQueryData(queryKey);
  if (state?.open !== null) return invalidate(topics);
  for (const part of PARTS) queryClient.removeQueries({ queryKey: part.key(), type: 'inactive' });
};

const receive = (event: AppEvent): void => {
  if (event.type === 'job') noteJob(event.job);
  if (event.type !== 'changed') return;
  if (event.topics.includes('workspace')) void workspaceChanged(event.topics);
  else invalidate(event.topics);
  if (event.topics.includes('restricted')) void forgetPersonal().catch(() => undefined);
};

const pause = (ms: number, signal: AbortSignal): Promise<void> =>
  new Promise((resolve) => {
    const timer = setTimeout(resolve, ms);
    signal.addEventListener('abort', () => {
      clearTimeout(timer);
      resolve();
    });
  });

/** How the page stands to the core: `renewed` when the program was launched anew and knows another secret than ours. */
export type Line = 'alive' | 'lost' | 'renewed';

/**
 * Listens to the one event stream of the page until `signal` aborts. After a broken line everything is fetched
 * again, since events in between are lost.
 */
export const listen = async (signal: AbortSignal, onLine: (line: Line) => void): Promise<void> => {
  let wait = 250;
  let broken = false;
  let line: Line = 'lost';
  while (!signal.aborted) {
    try {
      const events = await api.app.events(undefined, { signal });
      if (broken) {
        void queryClient.invalidateQueries();
        void refetchJobs();
      }
      onLine('alive');
      wait = 250;
      line = 'lost';
      for await (const event of events) receive(event);
    } catch (error) {
      // A broken line is shown by `onLine`; what broke it is the host's to log.
      line = isStranger(error) ? 'renewed' : 'lost';
    }
    if (signal.aborted) return;
    broken = true;
    onLine(line);
    await pause(wait, signal);
    wait = Math.min(wait * 2, 5000);
  }
};

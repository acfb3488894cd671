import { create } from 'zustand';
import type { BasemapFinding } from '../../../shared/contract/basemaps.ts';
import { basemapsUi } from '../../../shared/text/basemaps-ui.ts';
import { api, awaitJob, type FileRef, orpc, queryClient } from '../../api/index.ts';
import { onDeskCleared } from '../../app/desk.ts';
import { notifyDone, notifyError } from '../../app/notify.tsx';
import { deskMapApi } from '../../map/index.ts';
import { pickFiles, takeDropped } from '../../platform/index.ts';
import { translate } from '../../ui/index.ts';
import { BASEMAP_EXTENSIONS } from './basemap-actions.ts';

/** What the user has chosen for a file. */
export interface Choice {
  readonly title: string;
  readonly attribution: string;
  readonly crs: string | null;
  readonly place: 'referred' | 'copied';
}

interface Adding {
  readonly phase: 'closed' | 'reading' | 'choosing' | 'address';
  /** 0 to 1 while a browser sends files. */
  readonly sent: number | null;
  readonly tokens: readonly string[];
  readonly findings: readonly BasemapFinding[];
  readonly choices: Readonly<Record<string, Choice>>;
  readonly failure: unknown;
}

const CLOSED: Adding = {
  ...{ phase: 'closed', sent: null, tokens: [], findings: [], choices: {}, failure: null },
};

/** The dialogs that add basemaps. */
export const useAdding = create<Adding>(() => CLOSED);

let turn = 0;
let sending: AbortController | null = null;

/** What a browser sent is deleted; of a file of the user's only the token is forgotten. */
const letGo = (tokens: readonly string[]): void => {
  if (tokens.length > 0)
    void api.imports.discard({ previewId: null, files: [...tokens] }).catch(() => undefined);
};

/** Closes the dialog; what was sent so far is of no use any more. */
export const closeAdding = (): void => {
  turn++;
  letGo(useAdding.getState().tokens);
  sending?.abort();
  useAdding.setState(CLOSED);
};
onDeskCleared(closeAdding);

export const openAddress = (): void => useAdding.setState({ ...CLOSED, phase: 'address' });

/** A referred file costs nothing; what is small goes along with the workspace. */
const SMALL_BYTES = 50 * 2 ** 20;

const firstChoice = (finding: BasemapFinding): Choice => ({
  title: finding.title,
  attribution: finding.attribution,
  // One that puts it elsewhere is no guess to be made for the user.
  crs: finding.crs?.id ?? finding.candidates.find(({ where }) => where === 'here')?.id ?? null,
  place: finding.canRefer && finding.bytes > SMALL_BYTES ? 'referred' : 'copied',
});

const inspect = async (get: (signal: AbortSignal) => Promise<readonly FileRef[]>): Promise<void> => {
  const mine = ++turn;
  sending = new AbortController();
  useAdding.setState({ ...CLOSED, phase: 'reading' });
  try {
    const tokens = (await get(sending.signal)).map(({ token }) => token);
    if (mine !== turn) return;
    if (tokens.length === 0) return closeAdding();
    const findings = await api.basemaps.inspect({ tokens });
    if (mine !== turn) return;
    const choices = Object.fromEntries(findings.map((finding) => [finding.token, firstChoice(finding)]));
    useAdding.setState({ phase: 'choosing', tokens, findings, choices });
  } catch (error) {
    if (mine !== turn) return;
    closeAdding();
    notifyError(error);
  }
};

/** Opens the dialog with files that were dropped on the window. */
export const addDropped = (files: readonly File[]): Promise<void> =>
  inspect((signal) => takeDropped(files, { signal, onProgress: (sent) => useAdding.setState({ sent }) }));

/** Lets the user pick files, and opens the dialog with them. */
export const pickBasemaps = async (): Promise<void> => {
  const refs = await pickFiles(BASEMAP_EXTENSIONS, {
    onProgress: (sent) => useAdding.setState({ sent }),
  }).catch((error: unknown) => {
    notifyError(error);
    return [];
  });
  if (refs.length > 0) await inspect(async () => refs);
};

export const choose = (token: string, change: Partial<Choice>): void =>
  useAdding.setState(({ choices }) => {
    const before = choices[token];
    return before === undefined ? {} : { choices: { ...choices, [token]: { ...before, ...change } } };
  });

/** Adds what was chosen, one after another; the last one is shown, and the map goes there. */
export const addChosen = async (): Promise<void> => {
  const { findings, choices, tokens } = useAdding.getState();
  const wanted = findings.filter(({ refusal }) => refusal === null);
  useAdding.setState(CLOSED);
  turn++;
  for (const { token, extent, candidates } of wanted) {
    const choice = choices[token];
    if (choice === undefined) continue;
    try {
      const { jobId } = await api.basemaps.add({ token, parts: [...tokens], ...choice });
      const job = await awaitJob(jobId);
      if (job.state === 'failed') throw job.refusal ?? { data: { logId: job.logId } };
      if (job.state === 'cancelled') continue;
      await queryClient.invalidateQueries({ queryKey: orpc.basemaps.key() });
      const place = candidates.find(({ id }) => id === choice.crs)?.extent ?? extent;
      if (place !== null) deskMapApi.fitExtent(place, { maxZoom: 17 });
      notifyDone(translate(basemapsUi.added, { title: choice.title }));
    } catch (error) {
      notifyError(error);
    }
  }
  letGo(tokens);
};

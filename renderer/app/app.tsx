import { useCallback, useEffect, useState } from 'react';
import { frameText } from '../../shared/text/frame.ts';
import { startText } from '../../shared/text/start.ts';
import { listen, refetchJobs, refusalSentence } from '../api/index.ts';
import { addDropped, splitDropped } from '../features/basemaps/index.ts';
import { startImport } from '../features/imports/index.ts';
import { StartScreen, useWorkspaceState } from '../features/workspace/index.ts';
import { platform, takeDropped } from '../platform/index.ts';
import { ErrorNotice, useText } from '../ui/index.ts';
import { DropFiles } from './drop-files.tsx';
import { Frame } from './frame.tsx';
import { setLine } from './line.ts';
import { LineNotice } from './line-notice.tsx';
import { notifyDone } from './notify.tsx';
import { usePreferences } from './preferences.ts';

const useEventStream = (): void => {
  useEffect(() => {
    const stop = new AbortController();
    void refetchJobs().catch(() => undefined);
    void listen(stop.signal, setLine);
    return () => stop.abort();
  }, []);
};

/** Maps go under the data, everything else is imported. */
const begin = (files: readonly File[]): void => {
  const { maps, data } = splitDropped(files);
  if (maps.length > 0) void addDropped(maps);
  if (data.length > 0) beginImport(data);
};

/** The shell knows the paths of what was dropped; a browser has only the bytes. */
const beginImport = (files: readonly File[]): void => {
  if (platform.host === 'electron') void takeDropped(files).then((refs) => startImport(refs));
  else void startImport([...files]);
};

/** The whole page: the start screen, or the frame around the open workspace. */
export function App() {
  const t = useText();
  useEventStream();
  const { ready } = usePreferences();
  const state = useWorkspaceState();
  const open = state.data?.open ?? null;
  const isOpen = open !== null;
  const [waiting, setWaiting] = useState<readonly File[]>([]);
  const take = useCallback(
    (files: File[]): void => {
      if (isOpen) {
        begin(files);
        return;
      }
      setWaiting(files);
      notifyDone(t(startText.dropFirst));
    },
    [isOpen, t],
  );
  useEffect(() => {
    if (!isOpen || waiting.length === 0) return;
    setWaiting([]);
    begin(waiting);
  }, [isOpen, waiting]);
  useEffect(() => {
    document.title = open === null ? t(frameText.appName) : `${open.title} · ${t(frameText.appName)}`;
  }, [open, t]);
  // What was typed stays on the page though the core is away.
  if (state.isError && state.data === undefined)
    return <ErrorNotice text={t(refusalSentence(state.error))} />;
  if (!ready || state.data === undefined) return null;
  return (
    <>
      {isOpen ? <Frame key={open.id} /> : <StartScreen />}
      <DropFiles onFiles={take} />
      <LineNotice />
    </>
  );
}

import { useEffect } from 'react';
import { listen, refetchJobs } from '../api/index.ts';

/** The whole page. */
export function App() {
  useEffect(() => {
    const stop = new AbortController();
    void refetchJobs().catch(() => undefined);
    void listen(stop.signal, () => undefined);
    return () => stop.abort();
  }, []);
  return null;
}

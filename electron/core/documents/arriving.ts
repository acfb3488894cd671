/** Files that lie in the workspace already and whose rows are about to be written: a cleaning leaves them alone. */
const waiting = new Map<string, number>();

/** Marks a file as arriving; returns what ends it. */
export function arriving(path: string): () => void {
  waiting.set(path, (waiting.get(path) ?? 0) + 1);
  return () => {
    const left = (waiting.get(path) ?? 1) - 1;
    if (left > 0) waiting.set(path, left);
    else waiting.delete(path);
  };
}

export const isArriving = (path: string): boolean => waiting.has(path);

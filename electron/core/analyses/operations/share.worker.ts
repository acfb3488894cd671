import { parentPort, workerData } from 'node:worker_threads';
import { loadGeos } from '../../geometry/index.ts';
import { rulerOf } from '../ruler.ts';
import { cutBy } from './cut.ts';
import { type ShareAnswer, type ShareTask, unpack } from './in-threads.ts';
import { unite } from './unite.ts';

/** Half of a step's work; it knows shapes only, no database and no rows. */
async function answer(task: ShareTask): Promise<ShareAnswer> {
  const geos = await loadGeos();
  const still = (): void => undefined;
  if (task.kind === 'cut') {
    const tools = { geos, ruler: rulerOf(task.utmZone), progress: still };
    return { kind: 'cut', cut: cutBy(unpack(task.own), unpack(task.others), task.wanted, tools) };
  }
  const shapes = unpack(task.groups);
  let at = 0;
  const groups = task.sizes.map((size) => {
    at += size;
    return shapes.slice(at - size, at);
  });
  return { kind: 'unite', shapes: unite(groups, geos, still) };
}

answer(workerData as ShareTask).then(
  (result) => parentPort?.postMessage(result),
  (error: unknown) =>
    parentPort?.postMessage({ kind: 'bug', message: error instanceof Error ? error.stack : String(error) }),
);

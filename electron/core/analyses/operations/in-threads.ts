import { Worker } from 'node:worker_threads';
import type { Geos } from '../../geometry/index.ts';
import { workerUrl } from '../../jobs/worker-url.ts';
import { type Cut, type Cutting, cutBy, type Wanted } from './cut.ts';
import { joinedNeighbours, unite } from './unite.ts';

/** What a second thread is asked. Shapes are packed into one buffer, which is handed over and not copied. */
export type ShareTask =
  | {
      readonly kind: 'cut';
      readonly own: Packed;
      readonly others: Packed;
      readonly wanted: Wanted;
      readonly utmZone: number | null;
    }
  | { readonly kind: 'unite'; readonly groups: Packed; readonly sizes: readonly number[] };
export type ShareAnswer =
  | { readonly kind: 'cut'; readonly cut: Cut }
  | { readonly kind: 'unite'; readonly shapes: readonly (Uint8Array | null)[] }
  | { readonly kind: 'bug'; readonly message: string };
export interface Packed {
  readonly bytes: Uint8Array<ArrayBuffer>;
  readonly ends: Uint32Array<ArrayBuffer>;
}

/** Below this the second thread would take longer to start than it saves. */
const WORTH_BYTES = 4 * 1024 * 1024;

export function pack(shapes: readonly Uint8Array[]): Packed {
  const bytes = new Uint8Array(shapes.reduce((sum, { length }) => sum + length, 0));
  const ends = new Uint32Array(shapes.length);
  let at = 0;
  shapes.forEach((wkb, i) => {
    bytes.set(wkb, at);
    at += wkb.length;
    ends[i] = at;
  });
  return { bytes, ends };
}

/** Views into the packed bytes. */
export const unpack = ({ bytes, ends }: Packed): Uint8Array[] =>
  Array.from(ends, (end, i) => bytes.subarray(i === 0 ? 0 : ends[i - 1], end));

const sizeOf = (shapes: readonly Uint8Array[]): number => shapes.reduce((sum, { length }) => sum + length, 0);

/** The place that halves a list by the sizes of its items. */
function middle(sizes: readonly number[]): number {
  const half = sizes.reduce((sum, size) => sum + size, 0) / 2;
  let sum = 0;
  const at = sizes.findIndex((size) => {
    sum += size;
    return sum >= half;
  });
  return at < 0 ? sizes.length : at + 1;
}

interface Threads {
  readonly geos: Geos;
  readonly progress: (fraction: number) => void;
}

/** `cutBy`, half of it in a second thread where there is enough to do. */
export async function cutInThreads(
  own: readonly Uint8Array[],
  others: readonly Uint8Array[],
  wanted: Wanted,
  tools: Cutting,
): Promise<Cut> {
  if (sizeOf(own) < WORTH_BYTES || own.length < 2) return cutBy(own, others, wanted, tools);
  const half = middle(own.map(({ length }) => length));
  const other = ask({
    kind: 'cut',
    own: pack(own.slice(half)),
    others: pack(others),
    wanted,
    utmZone: tools.ruler.utmZone,
  });
  const [here, there] = await beside(other, () => cutBy(own.slice(0, half), others, wanted, tools));
  if (there.kind !== 'cut') throw new Error('the second thread answered something else');
  return {
    parts: [...here.parts, ...there.cut.parts.map((part) => ({ ...part, own: part.own + half }))],
    spoiled: [...here.spoiled, ...there.cut.spoiled.map((i) => i + half)],
  };
}

/**
 * One shape of each group; null where GEOS could not. What is no matter of cancelling shared borders is shared with a second
 * thread where there is enough to do.
 */
export async function uniteInThreads(
  groups: readonly (readonly Uint8Array[])[],
  threads: Threads,
): Promise<(Uint8Array | null)[]> {
  const joined = groups.map((shapes, i) => {
    threads.progress(i / groups.length);
    return joinedNeighbours(shapes, threads.geos);
  });
  const left = [...joined.keys()].filter((i) => joined[i] === null);
  const shapes = await uniteLeft(
    left.map((i) => groups[i] ?? []),
    threads,
  );
  left.forEach((i, n) => {
    joined[i] = shapes[n] ?? null;
  });
  return joined;
}

async function uniteLeft(
  groups: readonly (readonly Uint8Array[])[],
  { geos, progress }: Threads,
): Promise<(Uint8Array | null)[]> {
  const sizes = groups.map(sizeOf);
  const total = sizes.reduce((sum, size) => sum + size, 0);
  if (total < WORTH_BYTES || groups.length < 2) return unite(groups, geos, progress);
  const half = middle(sizes);
  const rest = groups.slice(half);
  const other = ask({ kind: 'unite', groups: pack(rest.flat()), sizes: rest.map(({ length }) => length) });
  const [here, there] = await beside(other, () => unite(groups.slice(0, half), geos, progress));
  if (there.kind !== 'unite') throw new Error('the second thread answered something else');
  return [...here, ...there.shapes];
}

/** A thread that works on its answer. */
export interface Asked {
  readonly answer: Promise<ShareAnswer>;
  end(): Promise<unknown>;
}

/** Works on one half here while the other is worked on there; where this half fails, the other is ended as well. */
export async function beside<T>({ answer, end }: Asked, work: () => T): Promise<[T, ShareAnswer]> {
  try {
    const here = work();
    return [here, await answer];
  } catch (error) {
    // What the other half says of its end has nobody to hear it.
    await Promise.allSettled([answer, end()]);
    throw error;
  }
}

/** Asks a thread of its own, which ends with its answer, or with the thread that asked. */
function ask(task: ShareTask): Asked {
  const packed = task.kind === 'cut' ? [task.own, task.others] : [task.groups];
  const transferList = packed.flatMap(({ bytes, ends }) => [bytes.buffer, ends.buffer]);
  const worker = new Worker(workerUrl(import.meta.url, './share.worker.ts'), {
    workerData: task,
    transferList,
  });
  const answer = new Promise<ShareAnswer>((resolve, reject) => {
    worker.once('message', (answer: ShareAnswer) => {
      if (answer.kind === 'bug') reject(new Error(answer.message));
      else resolve(answer);
    });
    worker.once('error', reject);
    worker.once('exit', (code) => reject(new Error(`the second thread ended (${code}) without an answer`)));
  });
  return { answer, end: () => worker.terminate() };
}

/**
 * Where a worker thread's module is: beside its caller while the sources run as they are, and in
 * `out/core/workers/` once bundled. Every bundled file stands two folders deep in `out/`, so the way is the same
 * from each of them.
 *
 * @param from the caller's `import.meta.url`
 * @param source the worker's file from the caller's folder: always a literal that ends in `.worker.ts`
 */
export function workerUrl(from: string, source: string): URL {
  if (from.endsWith('.ts')) return new URL(source, from);
  const name = source.slice(source.lastIndexOf('/') + 1).replace(/\.ts$/, '.js');
  return new URL(`../core/workers/${name}`, from);
}

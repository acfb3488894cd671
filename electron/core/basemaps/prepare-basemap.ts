import { existsSync, mkdirSync } from 'node:fs';
import { dirname } from 'node:path';
import { Refusal } from '../../../shared/domain/refusal.ts';
import { basemapsText } from '../../../shared/text/basemaps.ts';
import type { BasemapDesk } from './basemap-desk.ts';
import type { KeptBasemap } from './basemap-store.ts';

/**
 * Starts the job that makes a large picture quick to draw: overviews in this machine's settings, by the file's mark, so
 * that they serve every workspace. Does nothing where they are there or being made.
 */
export function startPreparing(desk: BasemapDesk, kept: KeptBasemap): void {
  const { record } = kept;
  const into = desk.overviewsOf(record);
  if (into === null || desk.isPreparing(record.id) || existsSync(into)) return;
  const path = desk.pathOf(kept);
  if (!existsSync(path)) return;
  desk.setPreparing(record.id, true);
  desk.context.jobs.start(
    'basemap-overviews',
    basemapsText.preparing(record.title),
    async ({ signal, progress }) => {
      try {
        mkdirSync(dirname(into), { recursive: true });
        await desk.makers.ask(
          { kind: 'prepare', path, into },
          { signal, onProgress: progress, limitMs: Infinity },
        );
        desk.renew(record.id);
        return {};
      } catch (error) {
        if (error instanceof Refusal || signal.aborted) throw error;
        desk.noteBroken(record.id);
        throw new Refusal('basemap-unreadable', { file: record.file?.name ?? '' });
      } finally {
        desk.setPreparing(record.id, false);
        desk.context.events.publish({ type: 'changed', topics: ['basemaps'], layers: [] });
      }
    },
  );
}

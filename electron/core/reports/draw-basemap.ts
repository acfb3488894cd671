import { Refusal } from '../../../shared/domain/refusal.ts';
import type { PaperBasemap } from '../basemaps/index.ts';
import type { MapFrame } from './map-frame.ts';
import { mm } from './svg.ts';

/**
 * The basemap as one picture in the map's own projection; empty where there is none on the map. Refuses
 * `basemap-unreadable`: a sheet that silently lacks what was asked for would be handed on.
 */
export async function drawBasemap(
  basemap: PaperBasemap | null,
  frame: MapFrame,
  signal: AbortSignal,
): Promise<string> {
  if (basemap === null) return '';
  const picture = await basemap.draw(frame, signal).catch((error: unknown) => {
    signal.throwIfAborted();
    if (error instanceof Refusal) throw error;
    throw new Refusal('basemap-unreadable', { file: basemap.title });
  });
  if (picture === null) return '';
  const size = `width="${mm(frame.width)}" height="${mm(frame.height)}" preserveAspectRatio="none"`;
  return `<image href="${picture}" ${size} opacity="${basemap.opacity}"/>`;
}

import { randomUUID } from 'node:crypto';
import { rmSync } from 'node:fs';
import type { Bilingual } from '../../../shared/contract/base.ts';
import type { Basemap } from '../../../shared/contract/basemaps.ts';
import { Refusal } from '../../../shared/domain/refusal.ts';
import { basemapsText } from '../../../shared/text/basemaps.ts';
import type { JobControl } from '../context.ts';
import { crsById } from '../crs/index.ts';
import { copyThrough, safeFileName } from '../files/index.ts';
import type { BasemapDesk } from './basemap-desk.ts';
import { folderOfCopy, type KeptBasemap } from './basemap-store.ts';
import type { LookAnswer, PictureFacts } from './basemap-task.ts';
import { fileMark } from './file-mark.ts';
import { type GivenMap, givenMaps } from './given-files.ts';
import { lookAt } from './inspect.ts';
import { startPreparing } from './prepare-basemap.ts';
import { definitionOf, extentOfPicture, fullZoom, type KeptCrs } from './sources/place.ts';
import { endLog } from './sources/sqlite-state.ts';
import type { StoredBasemap } from './stored-basemap.ts';

export interface AddInput {
  readonly token: string;
  readonly parts: readonly string[];
  readonly title: string;
  readonly attribution: string;
  readonly crs: string | null;
  readonly place: 'referred' | 'copied';
}

/** Starts the job that adds a file; its result is the `Basemap`. Refuses at once what can't be added. */
export function addFile(desk: BasemapDesk, input: AddInput): string {
  const workspace = desk.workspace();
  if (input.place === 'copied' && workspace.readOnly) throw new Refusal('workspace-read-only');
  const { maps } = givenMaps(desk.context.files, [
    input.token,
    ...input.parts.filter((one) => one !== input.token),
  ]);
  const map = maps.find(({ token }) => token === input.token);
  if (map === undefined)
    throw new Refusal('basemap-kind-unknown', { file: desk.context.files.path(input.token).name });
  return desk.context.jobs.start('basemap', basemapsText.adding(input.title), (control) =>
    addNow(desk, map, input, control),
  );
}

async function addNow(
  desk: BasemapDesk,
  map: GivenMap,
  input: AddInput,
  control: JobControl,
): Promise<Basemap> {
  const { folder: workspace } = desk.workspace();
  // The file stays while it is looked at and copied, whoever releases its token meanwhile.
  const held = desk.context.files.hold(map.token);
  try {
    const answer = await lookAt(desk, map);
    const record = recordOf(map, answer, input);
    const folder = input.place === 'copied' ? folderOfCopy(workspace, record.id) : null;
    const kept: KeptBasemap = { record, folder };
    try {
      if (folder !== null) await copyInto(desk, kept, map, control, basemapsText.copying);
      // A workspace that was closed meanwhile has no place for it.
      if (desk.workspace().folder !== workspace) throw new Refusal('job-cancelled');
      desk.store.keep(kept);
    } catch (error) {
      if (folder !== null) rmSync(folder, { recursive: true, force: true });
      throw error;
    }
    desk.show(record.id);
    if (record.image?.lacking) startPreparing(desk, kept);
    // What a browser sent has been copied: gigabytes must not lie there twice until the workspace closes.
    desk.context.files.release([map.token]);
    return desk.shown(kept);
  } finally {
    held.done();
  }
}

async function copyInto(
  desk: BasemapDesk,
  kept: KeptBasemap,
  map: GivenMap,
  control: JobControl,
  step: Bilingual,
): Promise<void> {
  const target = desk.pathOf(kept);
  let done = 0;
  control.progress(0, step);
  await copyThrough(map.path, target, [], {
    signal: control.signal,
    onBytes: (bytes) => {
      done += bytes;
      control.progress(map.bytes === 0 ? null : Math.min(1, done / map.bytes), step);
    },
  });
  if (map.format === 'mbtiles') endLog(target);
}

function recordOf(map: GivenMap, answer: LookAnswer, input: AddInput): StoredBasemap {
  const id = randomUUID();
  const path = input.place === 'copied' ? safeFileName(map.name) : map.path;
  const common = {
    ...{ id, title: input.title, attribution: input.attribution, format: map.format, version: Date.now() },
    file: { path, name: map.name, bytes: map.bytes, mark: fileMark(map.path) },
    online: null,
  };
  if (answer.format === 'image') return { ...common, ...pictureRecord(map, answer.facts, input.crs) };
  if (!answer.whole && input.place === 'referred')
    throw new Refusal('basemap-unreadable', { file: map.name });
  const { kind, extent, minZoom, maxZoom, tileSize, vectorLayers } = answer.facts;
  return {
    ...common,
    kind,
    extent,
    minZoom,
    maxZoom,
    tileSize,
    vectorLayers: [...vectorLayers],
    image: null,
  };
}

function pictureRecord(map: GivenMap, facts: PictureFacts, chosen: string | null) {
  const kept: KeptCrs | null =
    chosen !== null && chosen !== facts.crs?.id
      ? { id: chosen, wkt: null }
      : facts.crs && { id: facts.crs.id, wkt: facts.crs.wkt };
  const definition = kept === null ? null : definitionOf(kept);
  if (kept === null || definition === null || (kept.wkt === null && crsById(kept.id) === null))
    throw new Refusal('basemap-crs-missing', { file: map.name });
  const extent = extentOfPicture(facts, facts.affine, definition);
  if (extent === null) throw new Refusal('basemap-crs-missing', { file: map.name });
  return {
    ...{ kind: 'raster' as const, extent, minZoom: 0, maxZoom: fullZoom(facts.width, extent) },
    ...{ tileSize: 512 as const, vectorLayers: [] as string[] },
    image: { place: { affine: [...facts.affine] as StoredAffine, crs: kept }, lacking: facts.lacking },
  };
}

type StoredAffine = [number, number, number, number, number, number];

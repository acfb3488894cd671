import { tmpdir } from 'node:os';
import { relative, sep } from 'node:path';
import type { Extent } from '../../../shared/contract/base.ts';
import type { BasemapFinding } from '../../../shared/contract/basemaps.ts';
import { provinceOf } from '../../../shared/domain/provinces.ts';
import { Refusal } from '../../../shared/domain/refusal.ts';
import type { BasemapDesk } from './basemap-desk.ts';
import type { LookAnswer } from './basemap-task.ts';
import { type GivenMap, givenMaps } from './given-files.ts';
import { awayKm, fullZoom } from './sources/place.ts';

/** The name without its ending: what most people call their map. */
export const titleOf = (name: string): string =>
  name.replace(/\.[^.]+$/, '').slice(0, 120) || name.slice(0, 120);

/** Looks at dropped or picked files. What can't be used is a finding with a refusal, never an error. */
export async function inspectFiles(desk: BasemapDesk, tokens: readonly string[]): Promise<BasemapFinding[]> {
  const { maps, strange } = givenMaps(desk.context.files, tokens);
  const found = await Promise.all(maps.map((map) => findingOf(desk, map)));
  const others = strange.map(({ token, name }) => ({
    ...nothingKnown(token, name, 0),
    refusal: { code: 'basemap-kind-unknown' as const, details: { file: name } },
  }));
  return [...found, ...others];
}

const nothingKnown = (token: string, name: string, bytes: number): BasemapFinding => ({
  ...{ token, name, bytes, format: null, kind: 'raster' },
  ...{ content: 'colours', title: titleOf(name), attribution: '' },
  ...{ width: null, height: null, minZoom: null, maxZoom: null, extent: null },
  ...{ awayKm: null, crs: null, candidates: [] },
  ...{ canRefer: false, refusal: null },
});

async function findingOf(desk: BasemapDesk, map: GivenMap): Promise<BasemapFinding> {
  const nothing = { ...nothingKnown(map.token, map.name, map.bytes), format: map.format };
  try {
    const answer = await lookAt(desk, map);
    return {
      ...nothing,
      ...factsOf(answer, nothing.title, homeOf(desk)),
      canRefer: canRefer(desk, map, answer),
    };
  } catch (error) {
    if (!(error instanceof Refusal)) throw error;
    return { ...nothing, refusal: { code: error.code, details: error.details } };
  }
}

/** Where the data lie; a workspace without any has its province's place. */
function homeOf(desk: BasemapDesk): Extent | null {
  const { extent, provinceCode } = desk.workspace().info();
  return extent ?? provinceOf(provinceCode)?.extent ?? null;
}

/** Has a thread look at a file; what kills the thread or keeps it too long is a file that can't be read. */
export async function lookAt(desk: BasemapDesk, map: GivenMap): Promise<LookAnswer> {
  const { path, name, format, world, prj } = map;
  const home = homeOf(desk);
  try {
    return await desk.threads.ask<LookAnswer>({
      kind: 'look',
      file: { path, name, format, world, prj, home },
    });
  } catch (error) {
    if (error instanceof Refusal) throw error;
    throw new Refusal('basemap-unreadable', { file: name });
  }
}

function factsOf(answer: LookAnswer, title: string, home: Extent | null): Partial<BasemapFinding> {
  if (answer.format !== 'image') {
    const { facts } = answer;
    const { kind, attribution, minZoom, maxZoom, extent } = facts;
    const away = awayKm(extent, home);
    return { kind, attribution, minZoom, maxZoom, extent, awayKm: away, title: facts.title || title };
  }
  const { width, height, content, crs, candidates } = answer.facts;
  const extent = crs?.extent ?? null;
  const maxZoom = extent === null ? null : fullZoom(width, extent);
  const told = crs && { id: crs.id, title: crs.title, extent, where: crs.where, awayKm: crs.awayKm };
  return {
    ...{ width, height, content, extent, minZoom: 0, maxZoom, crs: told },
    ...{ awayKm: crs?.awayKm ?? null, candidates: [...candidates] },
  };
}

/** A file that was sent by a browser goes with its token; one in WAL mode can only be read as a copy. */
function canRefer(desk: BasemapDesk, { path }: GivenMap, answer: LookAnswer): boolean {
  if (answer.format !== 'image' && !answer.whole) return false;
  const within = (folder: string): boolean =>
    !relative(folder, path).startsWith('..') && !path.startsWith(`..${sep}`);
  return !within(desk.context.options.paths.temp) && !path.startsWith(`${tmpdir()}${sep}changwat-run-`);
}

import { basename } from 'node:path';
import type { ImportSet, Inspection } from '../../../shared/contract/imports.ts';
import { Refusal } from '../../../shared/domain/refusal.ts';
import { importsText } from '../../../shared/text/imports.ts';
import type { AppContext, JobControl, OpenWorkspace } from '../context.ts';
import { inspectFiles, isRefused, shownRefusal } from './inspect-files.ts';
import { surroundingsOf } from './surroundings.ts';

export interface InspectPathOptions {
  /** Its areas and its province are what coordinates are judged by; null without a workspace. */
  readonly workspace: OpenWorkspace | null;
  /** Two digits, or null. */
  readonly province: string | null;
  readonly quick: boolean;
}

/** Looks into a file, folder or archive without a preview: what `changwat inspect` prints. */
export async function inspectPath(
  context: AppContext,
  path: string,
  options: InspectPathOptions,
  control: JobControl,
): Promise<Inspection> {
  const { workspace, province, quick } = options;
  const codes = [province ?? workspace?.info().provinceCode ?? null];
  const surroundings = surroundingsOf(context.options.paths.resources, workspace?.db ?? null, codes);
  if (province !== null && surroundings.province.length === 0)
    throw new Refusal('usage', { reason: `--province ${province}` });
  const inputs = [{ path, name: basename(path) }];
  const files = await inspectFiles(inputs, surroundings, () => context.files.temporaryFolder(), {
    quick,
    signal: control.signal,
    onProgress: (fraction) => control.progress(fraction, importsText.stepReading),
  });
  try {
    const sets = [...files.sets.values()];
    const layers = sets.map((set) => {
      const shown = isRefused(set) ? shownRefusal(set) : set.shown;
      return inspectedOf(shown);
    });
    const complete = !quick && sets.every((set) => isRefused(set) || set.reading.complete);
    return { path, format: sets[0]?.source.format ?? 'shapefile', complete, layers };
  } finally {
    files.close();
  }
}

/** What the command line tells of a set: what stands in the public contract first. */
function inspectedOf(set: ImportSet): Inspection['layers'][number] {
  const { name, featureCount, geometryType, encoding, crs, extent, fields, issues } = set;
  // The first rows of a table are its data, persons' among it: they are for the page, not for a terminal or its log.
  const layout = set.layout && { ...set.layout, rows: [] };
  // Nor are words of it: which columns are garbled is enough.
  const mojibake = set.mojibake && { ...set.mojibake, examples: [] };
  const { format, offered, parts, missing, placing, placings, registers, personal } = set;
  return {
    ...{ name, featureCount, geometryType, encoding, crs, extent, fields, issues },
    ...{ format, offered, parts, missing, layout, placing, placings, mojibake, registers, personal },
    suggestedTitle: set.suggestedTitle,
    skipped: set.account.skipped,
    repaired: set.account.repaired,
    refusal: set.refusal,
  };
}

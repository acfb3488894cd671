import { setImmediate as nextTurn } from 'node:timers/promises';
import { sampleText } from '../../../shared/text/sample.ts';
import type { JobControl, OpenWorkspace } from '../context.ts';
import { readablePassphrase } from './passphrase.ts';
import { insertPeople } from './people.queries.ts';
import { generateProvince, SAMPLE_SEED } from './province.ts';
import { idsByCode, insertHouseholds } from './sample.queries.ts';
import { writeSample } from './write-sample.ts';

/** What the workspace is made with that the sample is then written into. */
export const SAMPLE_WORKSPACE = { title: sampleText.title.th, provinceCode: '98', sample: true } as const;

/** What the history calls the making of the sample; undo does not go behind a change set of this kind. */
const KIND = 'sample';

/**
 * Fills a new, empty workspace with the sample province: everything public in one change set, households and persons in
 * the restricted store, which is made here. Returns the store's passphrase: the one given, else one of readable words.
 * About two seconds.
 */
export async function fillSample(
  workspace: OpenWorkspace,
  options: { readonly passphrase?: string; readonly seed?: number; readonly control: JobControl },
): Promise<{ passphrase: string; recoveryCode: string }> {
  const { control } = options;
  const passphrase = options.passphrase ?? readablePassphrase();
  const step = async (
    fraction: number,
    text: (typeof sampleText.steps)[keyof typeof sampleText.steps],
  ): Promise<void> => {
    control.progress(fraction, text);
    await nextTurn();
    control.signal.throwIfAborted();
  };
  await step(0, sampleText.steps.drawing);
  const province = generateProvince(options.seed ?? SAMPLE_SEED);
  await step(0.4, sampleText.steps.areas);
  workspace.change({ kind: KIND, label: sampleText.made }, (change) => writeSample(change, province));
  await step(0.7, sampleText.steps.households);
  const { recoveryCode } = await workspace.restricted.create(passphrase, sampleText.keeper.th);
  const ids = {
    villages: idsByCode(workspace.db, 'village'),
    councils: idsByCode(workspace.db, 'council_area'),
  };
  workspace.restricted.change({ kind: KIND, label: sampleText.made }, (db) => {
    insertHouseholds(db, province, ids);
    insertPeople({ workspace: workspace.db, db }, province, (options.seed ?? SAMPLE_SEED) + 9);
  });
  control.progress(1);
  return { passphrase, recoveryCode };
}

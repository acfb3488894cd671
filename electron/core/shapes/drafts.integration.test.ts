import { mkdirSync, readdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterEach, describe, expect, it } from 'vitest';
import type { ShapeDraft } from '../../../shared/contract/shapes.ts';
import { aCore, type TestCore } from '../testing/workspace.ts';
import { createDrafts } from './drafts.ts';

let core: TestCore | undefined;
afterEach(() => core?.close());

const draft = (id: string): ShapeDraft => ({
  id,
  layer: 'subdistrict',
  title: 'เขาคราม',
  fids: [3],
  at: '2026-11-27T10:00:00.000Z',
  operation: 'edit',
  shapes: [
    {
      key: 'subdistrict 3',
      layer: 'subdistrict',
      fid: 3,
      from: null,
      version: 2,
      geometry: { type: 'Point', coordinates: [100.1 + 1 / 3, 15.2] },
    },
  ],
  sketch: [[100.1, 15.1]],
});

describe('drafts of shapes', () => {
  it('are there again after a new start, to the last bit, each workspace its own, the newest first', () => {
    core = aCore();
    const folder = join(core.root, 'settings');
    createDrafts(folder).keep('w-1', draft('a'));
    createDrafts(folder).keep('w-1', draft('b'));
    createDrafts(folder).keep('w-1', draft('a'));
    const again = createDrafts(folder);
    expect(again.list('w-1')).toEqual([draft('a'), draft('b')]);
    expect(again.list('w-2')).toEqual([]);
    again.drop('w-1', 'a');
    again.drop('w-1', 'b');
    expect(again.list('w-1')).toEqual([]);
    expect(readdirSync(join(folder, 'shape-drafts'))).toEqual([]);
  });

  it('that can not be read are set aside, and the name of a workspace leads nowhere else', () => {
    core = aCore();
    const folder = join(core.root, 'settings');
    mkdirSync(join(folder, 'shape-drafts'), { recursive: true });
    writeFileSync(join(folder, 'shape-drafts', 'w.json'), '{ half');
    expect(createDrafts(folder).list('w')).toEqual([]);
    createDrafts(folder).keep('../../w', draft('a'));
    expect(readdirSync(join(folder, 'shape-drafts')).sort()).toEqual(['______w.json', 'w.json.damaged']);
  });
});

import { type RuleFinding, runRules } from '../../../shared/domain/rules/index.ts';
import type { OpenWorkspace } from '../context.ts';
import { geometryOf, orderedRows, readRows } from '../layers/index.ts';
import { factGatherer } from './facts.ts';
import { asked, sourcesOf } from './judge.ts';
import { rowStore } from './row-store.ts';

/** A row of a register and the rules that it breaks. */
export interface BrokenRow {
  readonly fid: number;
  readonly findings: readonly RuleFinding[];
}

const PAGE = 500;

/**
 * Holds every row of a register against the rules of the domain, one after another: rows that break none come with an empty
 * list, so that whoever asks can do something else in between. Overlaps are left out: they are found pair by pair. Refuses
 * `layer-not-found`.
 */
export function* brokenRules(workspace: OpenWorkspace, register: string): Generator<BrokenRow> {
  const { db, layer, table } = rowStore(workspace, register);
  const facts = factGatherer(sourcesOf(workspace, null));
  const { fids } = orderedRows(db, table, layer.fields, { sort: null, filters: [], search: '' });
  const placed = layer.geometryType !== 'None';
  for (let at = 0; at < fids.length; at += PAGE)
    for (const row of readRows(db, table, layer.fields, fids.subarray(at, at + PAGE))) {
      const values = asked(layer, row.values);
      const wkb = placed ? geometryOf(db, table.base, row.fid) : null;
      const judged = { register, fid: row.fid, id: row.id, values, wkb };
      yield { fid: row.fid, findings: runRules(register, values, facts(judged)) };
    }
}

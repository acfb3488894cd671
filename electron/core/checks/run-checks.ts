import { setImmediate as nextTurn } from 'node:timers/promises';
import type { CheckItem, CheckReport, CheckResult } from '../../../shared/contract/checks.ts';
import { Refusal } from '../../../shared/domain/refusal.ts';
import { CHECK_WORDS, checksText } from '../../../shared/text/checks.ts';
import type { JobControl, OpenWorkspace } from '../context.ts';
import { loadGeos } from '../geometry/index.ts';
import { isApart, layerTable, listLayers, parentsOfRow, readLayer, rowSource } from '../layers/index.ts';
import { ASSET_CHECKS } from './asset-checks.ts';
import type { Check, CheckTools, Finding } from './check.ts';
import { FIELD_CHECKS } from './field-checks.ts';
import { PEOPLE_CHECKS, peopleRegisters } from './people-checks.ts';
import { PLACE_CHECKS } from './place-checks.ts';
import { rowOf } from './rows.queries.ts';
import { RULE_CHECKS } from './rule-checks.ts';

/** Every rule, the gravest kinds first. */
export const CHECKS: readonly Check[] = [
  ...FIELD_CHECKS,
  ...PEOPLE_CHECKS,
  ...RULE_CHECKS,
  ...PLACE_CHECKS,
  ...ASSET_CHECKS,
];

const TURN_MS = 12;

interface Kept {
  readonly at: string;
  readonly versions: string;
  readonly findings: ReadonlyMap<string, readonly Finding[]>;
  readonly rows: number;
}

/** The last report of each open workspace; it ends with it. */
const kept = new WeakMap<OpenWorkspace, Kept>();

const versionsOf = (workspace: OpenWorkspace): string =>
  [
    ...listLayers(workspace.db).map(({ name, version }) => `${name} ${version}`),
    ...(workspace.restricted.state === 'open'
      ? peopleRegisters().map(({ key }) => `${key} ${rowSource(workspace, key).layer.version}`)
      : []),
  ].join();

/** Rows of persons that are looked at: none while the store is not open. */
const peopleRows = (workspace: OpenWorkspace): number =>
  workspace.restricted.state === 'open'
    ? peopleRegisters().reduce((sum, { key }) => sum + rowSource(workspace, key).layer.featureCount, 0)
    : 0;

/** What was found of persons is not told once their store is locked. */
const isTold = (workspace: OpenWorkspace, { layer }: Finding): boolean =>
  workspace.restricted.state === 'open' || !isApart(workspace, layer);

async function findingsOf(check: Check, tools: CheckTools, control: JobControl): Promise<Finding[]> {
  const found: Finding[] = [];
  let turn = performance.now();
  for (const finding of check.find(tools)) {
    if (finding) found.push(finding);
    if (performance.now() - turn < TURN_MS) continue;
    await nextTurn();
    control.signal.throwIfAborted();
    turn = performance.now();
  }
  return found;
}

/** Runs every rule over the workspace; others have their turn between the rows. */
export async function runChecks(workspace: OpenWorkspace, control: JobControl): Promise<CheckReport> {
  const tools: CheckTools = { workspace, geos: await loadGeos() };
  const versions = versionsOf(workspace);
  const findings = new Map<string, Finding[]>();
  for (const [i, check] of CHECKS.entries()) {
    control.progress(i / CHECKS.length, CHECK_WORDS[check.key].title);
    findings.set(check.key, await findingsOf(check, tools, control));
    control.signal.throwIfAborted();
  }
  const rows = listLayers(workspace.db)
    .filter(({ kind, zoneSchemeId }) => kind === 'register' && zoneSchemeId === null)
    .reduce((sum, { featureCount }) => sum + featureCount, 0);
  kept.set(workspace, {
    at: new Date().toISOString(),
    versions,
    findings,
    rows: rows + peopleRows(workspace),
  });
  const report = lastReport(workspace);
  if (!report) throw new Error('a report was kept just now');
  return report;
}

const resultOf = (workspace: OpenWorkspace, check: Check, all: readonly Finding[]): CheckResult => {
  const findings = all.filter((finding) => isTold(workspace, finding));
  const { title, advice, fix } = CHECK_WORDS[check.key];
  return {
    key: check.key,
    severity: check.severity,
    title,
    advice,
    layers: [...new Set(findings.map(({ layer }) => layer))],
    count: findings.length,
    fix: check.fix && fix ? fix : null,
    unchecked: check.restricted && workspace.restricted.state !== 'open' ? checksText.unchecked : null,
  };
};

/** What the last run found, and whether rows were changed since; null before the first. */
export function lastReport(workspace: OpenWorkspace): CheckReport | null {
  const last = kept.get(workspace);
  if (!last) return null;
  return {
    at: last.at,
    rows: last.rows,
    stale: last.versions !== versionsOf(workspace),
    results: CHECKS.map((check) => resultOf(workspace, check, last.findings.get(check.key) ?? [])),
  };
}

function findingsUnder(workspace: OpenWorkspace, key: string): readonly Finding[] {
  const findings = kept.get(workspace)?.findings.get(key);
  if (!findings) throw new Refusal('check-not-run');
  return findings.filter((finding) => isTold(workspace, finding));
}

/** A page of the rows that a rule names, as people know them. Rows that are gone since are left out. */
export function checkItems(
  workspace: OpenWorkspace,
  { key, offset, limit }: { readonly key: string; readonly offset: number; readonly limit: number },
): { total: number; items: CheckItem[] } {
  const findings = findingsUnder(workspace, key);
  const page = findings.slice(offset, offset + limit);
  return { total: findings.length, items: page.flatMap((finding) => itemOf(workspace, finding)) };
}

/** A row of persons, called as it is called in its table: masked where it is masked there. */
function itemOfPeople(workspace: OpenWorkspace, { layer: name, fid, detail }: Finding): CheckItem[] {
  const { db, table, layer } = rowSource(workspace, name);
  const label = layer.labelField ?? 'id';
  const row = rowOf(db, table.name, fid, [label]);
  if (!row) return [];
  const title = row[label] === null || row[label] === '' ? `${layer.title} ${fid}` : String(row[label]);
  return [{ layer: name, layerTitle: layer.title, fid, detail, place: null, title, subtitle: '' }];
}

function itemOf(workspace: OpenWorkspace, finding: Finding): CheckItem[] {
  const { layer: name, fid, detail, place } = finding;
  if (isApart(workspace, name)) return itemOfPeople(workspace, finding);
  const { db } = workspace;
  const layer = readLayer(db, shownLayer(db, name, fid));
  const facts = { layer: layer.name, layerTitle: layer.title, fid, detail, place: place ? [...place] : null };
  if (fid === 0) return [{ ...facts, place: null, title: layer.title, subtitle: '' }];
  const label = layer.labelField ?? 'id';
  const row = rowOf(db, name, fid, [label]);
  if (!row) return [];
  const parents = parentsOfRow(db, layerTable(db, layer.name), fid).filter(
    ({ register }) => register !== 'zone',
  );
  const title = row[label] === null || row[label] === '' ? `${layer.title} ${fid}` : String(row[label]);
  return [
    {
      ...facts,
      place: place ? [place[0], place[1]] : null,
      title,
      subtitle: parents
        .slice(-2)
        .map((one) => one.title)
        .join(' · '),
    },
  ];
}

/** Zones are shown by the layer of their scheme. */
function shownLayer(db: OpenWorkspace['db'], name: string, fid: number): string {
  if (name !== 'zone') return name;
  const scheme = rowOf(db, 'zone', fid, ['scheme_id'])?.scheme_id;
  return listLayers(db).find((layer) => layer.zoneSchemeId === scheme)?.name ?? name;
}

/** Does what a rule's fix promises for the rows named, or all that it found, as one change. */
export async function fixFindings(
  workspace: OpenWorkspace,
  key: string,
  rows: readonly { readonly layer: string; readonly fid: number }[] | null,
): Promise<{ changed: number; left: number }> {
  const check = CHECKS.find((one) => one.key === key);
  const findings = findingsUnder(workspace, key);
  const { fix } = CHECK_WORDS[check?.key ?? 'required-missing'];
  if (!check?.fix || !fix) throw new Refusal('check-no-fix');
  const wanted = rows && new Set(rows.map(({ layer, fid }) => `${layer} ${fid}`));
  const chosen = findings.filter(({ layer, fid }) => !wanted || wanted.has(`${layer} ${fid}`));
  const tools: CheckTools = { workspace, geos: await loadGeos() };
  const label = checksText.fixLabel(fix, chosen.length);
  const changed = workspace.change({ kind: 'check', label }, (change) => {
    const done = new Set<string>();
    for (const finding of chosen) {
      const row = `${finding.layer} ${finding.fid}`;
      if (!done.has(row) && check.fix?.(change, finding, tools)) done.add(row);
    }
    if (done.size === 0) throw new Refusal('check-nothing-fixed');
    return done.size;
  });
  const left = new Set(chosen.map(({ layer, fid }) => `${layer} ${fid}`)).size - changed;
  return { changed, left };
}

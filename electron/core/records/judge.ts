import type { CellValue } from '../../../shared/contract/base.ts';
import type { LayerSummary } from '../../../shared/contract/layers.ts';
import type { DerivedValue, Finding, Shape } from '../../../shared/contract/records.ts';
import { isAsked } from '../../../shared/domain/field-condition.ts';
import { runRules } from '../../../shared/domain/rules/index.ts';
import { wkbAreaM2 } from '../../../shared/geo/wkb-area.ts';
import type { OpenWorkspace } from '../context.ts';
import { type Geos, loadGeos } from '../geometry/index.ts';
import { areaJudge } from './area-findings.ts';
import { derivedValues } from './derive.ts';
import { factGatherer, todayHere } from './facts.ts';
import type { FactSources } from './judged-row.ts';
import { type ProposedRow, proposedRow } from './proposed-row.ts';
import { type RowStore, rowStore } from './row-store.ts';
import { valueFindings } from './validate.ts';

type Values = Readonly<Record<string, CellValue>>;

/** What is asked for now: rules do not speak of fields that a form does not show. */
export const asked = (layer: LayerSummary, values: Values): Values =>
  Object.fromEntries(
    Object.entries(values).filter(([name]) => {
      const field = layer.fields.find((one) => one.name === name);
      return !field || isAsked(field, values);
    }),
  );

/** Where facts are gathered in a workspace: of people only while the restricted store is open. */
export const sourcesOf = (workspace: OpenWorkspace, geos: Geos | null): FactSources => ({
  db: workspace.db,
  people: workspace.restricted.state === 'open' ? workspace.restricted.db() : null,
  geos,
  today: todayHere(),
});

/** A row without what only single rows are asked for. */
type JudgedProposal = Omit<ProposedRow, 'before' | 'shapeWritten'>;
type JudgeRow = (row: JudgedProposal) => Finding[];

/**
 * What is to be said of one row after another: what its fields say against their values, and the rules that it breaks. An
 * error of a field that is not written stands already: it is told as a warning, and keeps nobody from putting another field
 * right.
 *
 * @param geos for overlaps; null leaves out all that only warnings ask for of shapes: saving asks for errors alone
 */
export const rowJudge = (
  workspace: OpenWorkspace,
  { layer }: Pick<RowStore, 'layer'>,
  geos: Geos | null,
): JudgeRow => {
  const gather = factGatherer(sourcesOf(workspace, geos), geos !== null);
  return (row) => judged(layer, row, gather);
};

const judged = (
  layer: LayerSummary,
  row: JudgedProposal,
  gather: ReturnType<typeof factGatherer>,
): Finding[] => {
  const written = new Set(row.fid === null ? layer.fields.map(({ name }) => name) : Object.keys(row.written));
  const own = valueFindings(layer, row.values, written);
  if (layer.register === null) return own;
  const { register } = layer;
  const values = asked(layer, row.values);
  const facts = gather({ register, fid: row.fid, id: row.id, values, wkb: row.wkb });
  const broken = runRules(register, values, facts).map(({ key, severity, fields, message }): Finding => {
    // Said of the field that is written, where one of them is.
    const [own, others] = [
      fields.filter((one) => written.has(one)),
      fields.filter((one) => !written.has(one)),
    ];
    return {
      rule: key,
      severity: own.length === 0 ? 'warning' : severity,
      fields: row.fid === null ? [...fields] : [...own, ...others],
      message,
    };
  });
  return [...own, ...broken];
};

/** The same of a single row, with what the history of areas says of it. */
export const findingsOf = (
  workspace: OpenWorkspace,
  store: RowStore,
  row: ProposedRow,
  geos: Geos | null,
): Finding[] => [
  ...areaJudge(workspace.db, store.layer, todayHere())(row),
  ...rowJudge(workspace, store, geos)(row),
];

export interface Judgement {
  readonly findings: Finding[];
  readonly derived: DerivedValue[];
  readonly areaM2: number | null;
}

/** What can be said of a row while it is typed. Refuses `layer-not-found`, `row-not-found`, `field-not-found`. */
export const judgeRecord = async (
  workspace: OpenWorkspace,
  input: {
    readonly layer: string;
    readonly fid: number | null;
    readonly values: Values;
    readonly shape?: Shape | null | undefined;
  },
): Promise<Judgement> => {
  const store = rowStore(workspace, input.layer);
  const row = proposedRow(store, input.fid, input.values, input.shape);
  const area = row.wkb && store.layer.geometryType.endsWith('Polygon') ? wkbAreaM2(row.wkb) : null;
  return {
    findings: findingsOf(workspace, store, row, await loadGeos()),
    derived: derivedValues(workspace, store, row),
    areaM2: area,
  };
};

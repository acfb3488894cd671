import { useQuery } from '@tanstack/react-query';
import type { CellValue } from '../../../shared/contract/base.ts';
import type { LayerSummary, Row } from '../../../shared/contract/layers.ts';
import { figureDecimals, formatNumber } from '../../../shared/domain/units.ts';
import { truth } from '../../../shared/formula/functions.ts';
import { formulaUi } from '../../../shared/text/formula.ts';
import { orpc } from '../../api/index.ts';
import { useText } from '../../ui/index.ts';
import { evaluatorOf, type TriedFormula } from './formula-try.ts';
import css from './question.module.css';
import type { BlankName } from './step-draft.ts';

const LOOKED_AT = 1000;
const EXAMPLES = 3;

/** What a formula gives for the rows as they are: how many meet a condition, or the first figures. */
export function FormulaPreview(props: TriedFormula) {
  const t = useText();
  const { blank, situation } = props;
  const input = situation.steps[situation.at]?.filled[blank.of as BlankName]?.[0] ?? '';
  const layer = situation.layers.find(({ name }) => name === input);
  const evaluate = layer === undefined ? null : evaluatorOf(props, layer);
  const { data } = useQuery({
    ...orpc.layers.rows.queryOptions({ input: { layer: input, limit: LOOKED_AT } }),
    enabled: evaluate !== null,
  });
  if (evaluate === null || layer === undefined || data === undefined) return null;
  if (blank.yields === 'value') return <Examples rows={data.rows} layer={layer} evaluate={evaluate} />;
  const n = data.rows.filter((row) => truth(evaluate(row)) === true).length;
  const words = data.total > data.rows.length ? formulaUi.meetOfFirst : formulaUi.meet;
  return (
    <small className={css.preview} aria-live="polite">
      {t(words, { n: formatNumber(n), total: formatNumber(data.rows.length) })}
    </small>
  );
}

interface ExamplesProps {
  readonly rows: readonly Row[];
  readonly layer: LayerSummary;
  readonly evaluate: (row: Row) => CellValue;
}

function Examples({ rows, layer, evaluate }: ExamplesProps) {
  const t = useText();
  const said = (value: CellValue): string => {
    if (value === null) return '–';
    if (typeof value === 'boolean') return t(value ? formulaUi.yes : formulaUi.no);
    return typeof value === 'number' ? formatNumber(value, figureDecimals(value)) : value;
  };
  const list = rows
    .slice(0, EXAMPLES)
    .map((row) => `${row.values[layer.labelField ?? 'name_th'] ?? row.fid} ${said(evaluate(row))}`)
    .join(' · ');
  return (
    <small className={css.preview} aria-live="polite">
      {t(formulaUi.examples, { list })}
    </small>
  );
}

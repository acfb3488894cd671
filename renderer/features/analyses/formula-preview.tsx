import { keepPreviousData, useQuery } from '@tanstack/react-query';
import type { Bilingual, CellValue } from '../../../shared/contract/base.ts';
import type { LayerSummary, Row } from '../../../shared/contract/layers.ts';
import { dayInThailand } from '../../../shared/domain/dates.ts';
import { figureDecimals, formatNumber } from '../../../shared/domain/units.ts';
import { type Formula, formulaOf, triedOn } from '../../../shared/formula/formula.ts';
import { truth } from '../../../shared/formula/functions.ts';
import { noValueText } from '../../../shared/text/formula.ts';
import { formulaUi } from '../../../shared/text/formula-ui.ts';
import { orpc } from '../../api/index.ts';
import { useLanguage, useText } from '../../ui/index.ts';
import { cellText } from '../records/index.ts';
import css from './formula.module.css';
import { type FormulaField, type FormulaScope, reckoned } from './formula-scope.ts';

interface Props {
  readonly scope: FormulaScope;
  readonly yields: 'value' | 'condition';
  /** Named by columns; null while it can't be read. */
  readonly formula: string | null;
}
const ROWS = 5;
/** As many of the fields that it names as the window has room for. */
const COLUMNS = 3;

/** What a formula yields for the first rows of its layer, with the values that it takes. */
export function FormulaPreview({ scope, yields, formula }: Props) {
  const t = useText();
  if (scope.layer === null) return <p className={css.later}>{t(formulaUi.previewLater)}</p>;
  return <TriedRows layer={scope.layer} fields={scope.fields} yields={yields} formula={formula} />;
}

interface TriedProps {
  readonly layer: LayerSummary;
  readonly fields: readonly FormulaField[];
  readonly yields: Props['yields'];
  readonly formula: string | null;
}

function TriedRows({ layer, fields, yields, formula }: TriedProps) {
  const t = useText();
  const language = useLanguage((state) => state.language);
  const query = { layer: layer.name, filters: [], search: '', area: null, on: null, sort: [], group: null };
  const { data } = useQuery(
    orpc.tables.rows.queryOptions({
      input: { query, offset: 0, limit: ROWS },
      placeholderData: keepPreviousData,
    }),
  );
  const read =
    formula === null
      ? null
      : formulaOf(
          formula,
          fields.map(({ name }) => ({ name })),
        );
  const used = fields.filter(({ name }) => read?.fields.includes(name)).slice(0, COLUMNS);
  const shown = (row: Row, { field, name }: FormulaField): string =>
    field === null ? String(row.values[name] ?? '') : cellText(field, row.values, language);
  const rowName = (row: Row): string => String((layer.labelField && row.values[layer.labelField]) || row.fid);
  return (
    <section className={css.preview} aria-label={t(formulaUi.preview)}>
      <h3>{t(formulaUi.preview)}</h3>
      <table>
        <thead>
          <tr>
            <th>{t(formulaUi.row)}</th>
            {used.map((field) => (
              <th key={field.name}>{t(field.title)}</th>
            ))}
            <th>{t(yields === 'condition' ? formulaUi.resultCondition : formulaUi.resultValue)}</th>
          </tr>
        </thead>
        <tbody>
          {data?.rows.map((row) => (
            <tr key={row.fid}>
              <td>{rowName(row)}</td>
              {used.map((field) => (
                <td key={field.name}>{shown(row, field)}</td>
              ))}
              <Tried read={read} fields={fields} row={row} yields={yields} />
            </tr>
          ))}
        </tbody>
      </table>
    </section>
  );
}

interface TriedCell {
  readonly read: Formula | null;
  readonly fields: readonly FormulaField[];
  readonly row: Row;
  readonly yields: Props['yields'];
}
function Tried({ read, fields, row, yields }: TriedCell) {
  const t = useText();
  if (read === null) return <td>—</td>;
  const values = fields.map(({ name, field }) => reckoned(field, row.values[name] ?? null));
  let asksLength = false;
  const { value, why } = triedOn(read, values, {
    areaM2: () => row.areaM2,
    // Rows of a table come without their shapes.
    lengthM: () => {
      asksLength = true;
      return null;
    },
    today: dayInThailand(),
  });
  const words = (said: Bilingual): string => t(said);
  const asksPlace = fields.some(({ name, place }) => place !== undefined && read.fields.includes(name));
  if (asksPlace) return <td className={css.none}>{words(formulaUi.lookedUp)}</td>;
  if (asksLength) return <td className={css.none}>{words(formulaUi.measured)}</td>;
  if (why !== null) return <td className={css.none}>{words(noValueText[why])}</td>;
  return (
    <td>
      {yields === 'condition' ? words(truth(value) ? formulaUi.yes : formulaUi.no) : said(value, words)}
    </td>
  );
}

const said = (value: CellValue, words: (said: Bilingual) => string): string => {
  if (typeof value === 'boolean') return words(value ? formulaUi.yes : formulaUi.no);
  return typeof value === 'number' ? formatNumber(value, figureDecimals(value)) : String(value ?? '');
};

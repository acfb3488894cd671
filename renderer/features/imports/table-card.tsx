import type { ImportSet } from '../../../shared/contract/imports.ts';
import { importsTables } from '../../../shared/text/imports-tables-ui.ts';
import { useText } from '../../ui/index.ts';
import { Card } from './card.tsx';
import css from './cards.module.css';
import type { ReviewedSet } from './import-store.ts';
import { PlacingChoice } from './placing-choice.tsx';
import { decideLayout } from './reread.ts';
import table from './table.module.css';

type Layout = NonNullable<ImportSet['layout']>;

/** How a table lies in its file, and from where its rows come onto the map. */
export function TableCard({ reviewed }: { readonly reviewed: ReviewedSet }) {
  const t = useText();
  const { set, choice, rereading } = reviewed;
  const header = choice.headerRow ?? set.layout?.headerRow ?? 0;
  const note = header === 0 ? t(importsTables.tableNoHead) : t(importsTables.tableWhy, { n: header });
  return (
    <Card
      kind="table"
      title={t(set.layout === null ? importsTables.placing : importsTables.table)}
      {...(set.layout === null ? {} : { note })}
      state="ok"
      busy={rereading}
      tools={set.layout !== null && set.format === 'csv' && <Delimiter reviewed={reviewed} />}
    >
      <div className={css.scroll}>
        {set.layout !== null && <HeaderRows reviewed={reviewed} layout={set.layout} header={header} />}
        {set.placings.length > 0 && <PlacingChoice reviewed={reviewed} />}
      </div>
    </Card>
  );
}

const DELIMITERS = [
  [',', importsTables.delimiters.comma],
  [';', importsTables.delimiters.semicolon],
  ['\t', importsTables.delimiters.tab],
  ['|', importsTables.delimiters.pipe],
] as const;

function Delimiter({ reviewed }: { readonly reviewed: ReviewedSet }) {
  const t = useText();
  const { set, choice } = reviewed;
  const value = choice.delimiter ?? set.layout?.delimiter ?? ',';
  return (
    <label className={table.tool}>
      {t(importsTables.delimiter)}
      <select
        className={css.select}
        value={value}
        onChange={(event) => {
          const found = DELIMITERS.find(([sign]) => sign === event.currentTarget.value);
          if (found !== undefined) decideLayout(set.key, { delimiter: found[0] });
        }}
      >
        {DELIMITERS.map(([sign, words]) => (
          <option key={sign} value={sign}>
            {t(words)}
          </option>
        ))}
      </select>
    </label>
  );
}

interface HeaderProps {
  readonly reviewed: ReviewedSet;
  readonly layout: Layout;
  /** The row that is marked; 0 for none. */
  readonly header: number;
}

/** Cells of a row that are shown; a table may have thousands of columns. */
const CELLS = 12;
/** Rows shown: those up to a little below the names. */
const BELOW = 4;

/** The first rows as they stand; the one with the names is chosen by a click or by arrow keys. */
function HeaderRows({ reviewed, layout, header }: HeaderProps) {
  const t = useText();
  const { key } = reviewed.set;
  const rows = layout.rows.slice(0, Math.max(6, header + BELOW));
  const choose = (row: number): void => {
    if (row !== header) decideLayout(key, { headerRow: row });
  };
  return (
    <fieldset className={table.rows}>
      <legend className={css.unseen}>{t(importsTables.headerRow)}</legend>
      <p className={table.hint}>
        {t(importsTables.headerHint)}
        <label>
          <input type="radio" name={`header-${key}`} checked={header === 0} onChange={() => choose(0)} />
          {t(importsTables.noHeader)}
        </label>
      </p>
      <div className={table.sheet}>
        <table>
          <tbody>
            {rows.map((cells, index) => (
              <HeaderRow
                // biome-ignore lint/suspicious/noArrayIndexKey: a row of the file is known by its place
                key={index}
                row={index + 1}
                cells={cells}
                header={header}
                name={`header-${key}`}
                onChoose={choose}
              />
            ))}
          </tbody>
        </table>
      </div>
    </fieldset>
  );
}

interface RowProps {
  readonly row: number;
  readonly cells: readonly string[];
  readonly header: number;
  readonly name: string;
  readonly onChoose: (row: number) => void;
}

function HeaderRow({ row, cells, header, name, onChoose }: RowProps) {
  const t = useText();
  const id = `${name}-${row}`;
  return (
    <tr data-on={row === header || undefined} data-above={row < header || undefined}>
      <th scope="row">
        <label htmlFor={id}>
          <input
            id={id}
            type="radio"
            name={name}
            checked={row === header}
            aria-label={`${t(importsTables.headerRow)} ${row}: ${cells.slice(0, 4).join(', ')}`}
            onChange={() => onChoose(row)}
          />
          {row}
        </label>
      </th>
      {cells.slice(0, CELLS).map((cell, column) => (
        // biome-ignore lint/suspicious/noArrayIndexKey: a cell is known by its place
        <td key={column}>
          <label htmlFor={id}>{cell}</label>
        </td>
      ))}
    </tr>
  );
}

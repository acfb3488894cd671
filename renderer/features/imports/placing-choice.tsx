import type { Placing } from '../../../shared/contract/import-choice.ts';
import { importsTables } from '../../../shared/text/imports-tables-ui.ts';
import { useText } from '../../ui/index.ts';
import css from './cards.module.css';
import type { ReviewedSet } from './import-store.ts';
import { type PlacingLine, placingLines, samePlacing } from './placing-lines.ts';
import { decide } from './reread.ts';
import table from './table.module.css';

/** Ways for the rows of a table to come onto the map. */
export function PlacingChoice({ reviewed }: { readonly reviewed: ReviewedSet }) {
  const t = useText();
  const { set, choice } = reviewed;
  const asked = choice.placing ?? set.placing;
  const lines = placingLines(set, asked);
  const choose = (placing: Placing): void => {
    if (!samePlacing(placing, asked)) decide(set.key, { placing, areaPicks: {} });
  };
  return (
    <fieldset className={table.placing}>
      <legend>{t(importsTables.placing)}</legend>
      {lines.map((line) => (
        <PlacingOption
          key={line.key}
          line={line}
          name={`placing-${set.key}`}
          on={line.key === lines.find((one) => samePlacing(one.placing, asked))?.key}
          onChoose={() => choose(line.placing)}
        />
      ))}
      {asked.kind === 'coordinates' && (
        <Coordinates placing={asked} columns={set.fields.map(({ name }) => name)} onChange={choose} />
      )}
    </fieldset>
  );
}

interface OptionProps {
  readonly line: PlacingLine;
  readonly name: string;
  readonly on: boolean;
  readonly onChoose: () => void;
}

function PlacingOption({ line, name, on, onChoose }: OptionProps) {
  const t = useText();
  const { placing, share, reason } = line;
  const title =
    placing.kind === 'areas'
      ? t(importsTables.placingAreas, { level: t(importsTables.levels[placing.level]) })
      : t(
          placing.kind === 'file'
            ? importsTables.placingFile
            : placing.kind === 'none'
              ? importsTables.placingNone
              : importsTables.placingCoordinates,
        );
  return (
    <label className={table.option} data-on={on || undefined}>
      <input type="radio" name={name} checked={on} onChange={onChoose} />
      <span>
        {title}
        {reason !== null && <small>{t(reason)}</small>}
      </span>
      {share !== null && placing.kind !== 'none' && (
        <b>{t(importsTables.placingShare, { share: Math.round(share * 100) })}</b>
      )}
    </label>
  );
}

interface CoordinatesProps {
  readonly placing: Extract<Placing, { kind: 'coordinates' }>;
  readonly columns: readonly string[];
  readonly onChange: (placing: Placing) => void;
}

const NOTATIONS = ['auto', 'decimal', 'dms', 'metres'] as const;

/** Which columns hold the place, and how it is written. */
function Coordinates({ placing, columns, onChange }: CoordinatesProps) {
  const t = useText();
  return (
    <div className={table.coordinates}>
      <label>
        {t(importsTables.x)}
        <select
          className={css.select}
          value={placing.x}
          onChange={(event) => onChange({ ...placing, x: event.currentTarget.value })}
        >
          {columns.map((name) => (
            <option key={name}>{name}</option>
          ))}
        </select>
      </label>
      <label>
        {t(importsTables.y)}
        <select
          className={css.select}
          value={placing.y ?? ''}
          onChange={(event) => onChange({ ...placing, y: event.currentTarget.value || null })}
        >
          <option value="">{t(importsTables.yInX)}</option>
          {columns.map((name) => (
            <option key={name}>{name}</option>
          ))}
        </select>
      </label>
      <label>
        {t(importsTables.notation)}
        <select
          className={css.select}
          value={placing.notation}
          onChange={(event) => {
            const notation = NOTATIONS.find((one) => one === event.currentTarget.value);
            if (notation !== undefined) onChange({ ...placing, notation });
          }}
        >
          {NOTATIONS.map((notation) => (
            <option key={notation} value={notation}>
              {t(importsTables.notations[notation])}
            </option>
          ))}
        </select>
      </label>
    </div>
  );
}

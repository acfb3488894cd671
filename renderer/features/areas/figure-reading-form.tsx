import { Button, Group, Select, TextInput } from '@mantine/core';
import { useState } from 'react';
import type {
  AreaRole,
  FigureReading,
  FigureSource,
  FigureTable,
} from '../../../shared/contract/area-figures.ts';
import type { AreaLevelName } from '../../../shared/contract/import-choice.ts';
import { parseYearBe } from '../../../shared/domain/dates.ts';
import { formatNumber } from '../../../shared/domain/units.ts';
import { areasUi, figuresUi } from '../../../shared/text/areas-ui.ts';
import { refusalSentence } from '../../api/index.ts';
import { ErrorNotice, useText } from '../../ui/index.ts';
import { DayInput } from './day-input.tsx';
import { FigureColumns } from './figure-columns.tsx';
import { FigureOutcome } from './figure-outcome.tsx';
import css from './figures.module.css';
import { takeIn, useFigurePreview } from './use-figures.ts';

interface FormProps {
  readonly source: FigureSource;
  readonly table: FigureTable;
  readonly onDone: () => void;
}

/** How a table is read as figures, what becomes of it, and the button that takes them in. */
export function FigureReadingForm({ source, table, onDone }: FormProps) {
  const t = useText();
  const [reading, setReading] = useState<FigureReading>(table.proposed);
  const set = (change: Partial<FigureReading>): void => setReading((now) => ({ ...now, ...change }));
  const { preview, error, fresh } = useFigurePreview(source, reading);
  const [busy, setBusy] = useState(false);
  const count = preview === undefined ? 0 : preview.fresh + preview.changed;
  const save = async (): Promise<void> => {
    setBusy(true);
    if (await takeIn(source, reading)) onDone();
    setBusy(false);
  };
  return (
    <form
      className={css.form}
      onSubmit={(event) => {
        event.preventDefault();
        if (fresh && count > 0) void save();
      }}
    >
      <AreaColumns table={table} reading={reading} onReading={set} />
      <FigureColumns table={table} reading={reading} onReading={set} />
      <About reading={reading} onReading={set} />
      {reading.indicators.length === 0 && <p className={css.hint}>{t(figuresUi.noColumns)}</p>}
      {error !== null && <ErrorNotice text={t(refusalSentence(error))} />}
      {preview !== undefined && reading.indicators.length > 0 && (
        <FigureOutcome preview={preview} reading={reading} onReading={set} />
      )}
      <Group justify="space-between">
        <small className={css.hint}>{t(areasUi.undoable)}</small>
        <Group gap={8}>
          <Button variant="default" onClick={onDone}>
            {t(areasUi.cancel)}
          </Button>
          <Button type="submit" disabled={!fresh || count === 0} loading={busy}>
            {preview !== undefined && count === 0
              ? t(figuresUi.nothing)
              : t(figuresUi.save, { n: formatNumber(count) })}
          </Button>
        </Group>
      </Group>
    </form>
  );
}

interface PartProps {
  readonly table: FigureTable;
  readonly reading: FigureReading;
  readonly onReading: (change: Partial<FigureReading>) => void;
}

const LEVELS = ['province', 'district', 'subdistrict', 'council_area', 'village'] as const;
const ROLES: Readonly<Record<AreaLevelName, readonly AreaRole[]>> = {
  province: ['code', 'province'],
  district: ['code', 'province', 'district'],
  subdistrict: ['code', 'province', 'district', 'subdistrict'],
  council_area: ['code', 'province', 'district', 'council_area'],
  village: ['code', 'district', 'subdistrict', 'village'],
};

/** The level of the areas, and the columns that name them. */
function AreaColumns({ table, reading, onReading }: PartProps) {
  const t = useText();
  const data = table.columns.map(({ name, title }) => ({ value: name, label: title }));
  return (
    <fieldset className={css.group}>
      <legend>{t(figuresUi.areaColumns)}</legend>
      <div className={css.columns}>
        <Select
          size="xs"
          label={t(figuresUi.level)}
          allowDeselect={false}
          data={LEVELS.map((level) => ({ value: level, label: t(figuresUi.roles[level]) }))}
          value={reading.level}
          onChange={(value) =>
            onReading({ level: LEVELS.find((level) => level === value) ?? reading.level, picks: {} })
          }
        />
        {ROLES[reading.level].map((role) => (
          <Select
            key={role}
            size="xs"
            clearable
            searchable
            label={t(figuresUi.roles[role])}
            placeholder={t(figuresUi.notUsed)}
            data={data}
            value={reading.areas[role] ?? null}
            onChange={(column) => {
              const { [role]: _old, ...others } = reading.areas;
              onReading({ areas: column === null ? others : { ...others, [role]: column }, picks: {} });
            }}
          />
        ))}
      </div>
    </fieldset>
  );
}

/** The year, source and day of the whole table. */
function About({ reading, onReading }: Omit<PartProps, 'table'>) {
  const t = useText();
  const [year, setYear] = useState(String(reading.yearBe));
  return (
    <div className={css.about}>
      <TextInput
        size="sm"
        label={t(figuresUi.year)}
        value={year}
        error={parseYearBe(year) === null}
        onChange={(event) => {
          const typed = event.currentTarget.value;
          setYear(typed);
          const read = parseYearBe(typed);
          if (read !== null) onReading({ yearBe: read.year });
        }}
      />
      <TextInput
        size="sm"
        label={t(figuresUi.source)}
        value={reading.source}
        maxLength={300}
        onChange={(event) => onReading({ source: event.currentTarget.value })}
      />
      <DayInput
        label={t(figuresUi.asOf)}
        value={reading.asOf}
        onDay={(day) => day !== '' && onReading({ asOf: day })}
      />
    </div>
  );
}

import { ActionIcon, Autocomplete, Select, TextInput } from '@mantine/core';
import { IconX } from '@tabler/icons-react';
import { useQuery } from '@tanstack/react-query';
import type { FigureReading, FigureTable } from '../../../shared/contract/area-figures.ts';
import { parseYearBe } from '../../../shared/domain/dates.ts';
import { figureHeading } from '../../../shared/domain/figure-heading.ts';
import { figuresUi } from '../../../shared/text/areas-ui.ts';
import { orpc } from '../../api/index.ts';
import { useText } from '../../ui/index.ts';
import css from './figures.module.css';

type Indicator = FigureReading['indicators'][number];

interface ColumnsProps {
  readonly table: FigureTable;
  readonly reading: FigureReading;
  readonly onReading: (change: Partial<FigureReading>) => void;
}

/** The columns that are figures: of what, in which unit, and of which year where a table has several. */
export function FigureColumns({ table, reading, onReading }: ColumnsProps) {
  const t = useText();
  const { indicators } = reading;
  const used = new Set([...indicators.map(({ column }) => column), ...Object.values(reading.areas)]);
  const left = table.columns.filter(({ name, numbers }) => numbers > 0 && !used.has(name));
  const set = (column: string, change: Partial<Indicator>): void =>
    onReading({
      indicators: indicators.map((one) => (one.column === column ? { ...one, ...change } : one)),
    });
  return (
    <fieldset className={css.group}>
      <legend>{t(figuresUi.figureColumns)}</legend>
      <ul className={css.list}>
        {indicators.map((one) => (
          <Line
            key={one.column}
            one={one}
            title={table.columns.find(({ name }) => name === one.column)?.title ?? one.column}
            onChange={(change) => set(one.column, change)}
            onRemove={() =>
              onReading({ indicators: indicators.filter(({ column }) => column !== one.column) })
            }
          />
        ))}
      </ul>
      {left.length > 0 && (
        <Select
          size="xs"
          searchable
          className={css.add ?? ''}
          aria-label={t(figuresUi.addColumn)}
          placeholder={t(figuresUi.addColumn)}
          data={left.map(({ name, title, examples }) => ({
            value: name,
            label: [title, examples[0]].filter((part) => part).join(' · '),
          }))}
          value={null}
          onChange={(column) => {
            const found = left.find(({ name }) => name === column);
            if (found === undefined) return;
            const { name, unit } = figureHeading(found.title);
            const added = { column: found.name, indicator: name.slice(0, 80), unit, yearBe: null };
            onReading({ indicators: [...indicators, added] });
          }}
        />
      )}
    </fieldset>
  );
}

interface LineProps {
  readonly one: Indicator;
  readonly title: string;
  readonly onChange: (change: Partial<Indicator>) => void;
  readonly onRemove: () => void;
}

function Line({ one, title, onChange, onRemove }: LineProps) {
  const t = useText();
  const known = useQuery(orpc.areas.indicators.queryOptions()).data ?? [];
  const shown = known.find(({ indicator }) => indicator === one.indicator);
  return (
    <li className={css.line}>
      <span>{title}</span>
      <Autocomplete
        size="xs"
        aria-label={t(figuresUi.indicatorOf, { name: title })}
        data={[...new Set(known.map(({ label }) => t(label)))]}
        value={shown === undefined ? one.indicator : t(shown.label)}
        onChange={(text) => {
          const found = known.find(({ label }) => t(label) === text);
          onChange(
            found === undefined
              ? { indicator: text }
              : { indicator: found.indicator, unit: found.unit ?? one.unit },
          );
        }}
      />
      <TextInput
        size="xs"
        aria-label={t(figuresUi.unitOf, { name: title })}
        placeholder={t(figuresUi.unit)}
        value={one.unit ?? ''}
        onChange={(event) => onChange({ unit: event.currentTarget.value || null })}
      />
      <TextInput
        size="xs"
        aria-label={t(figuresUi.yearOf, { name: title })}
        placeholder={t(figuresUi.ownYear)}
        defaultValue={one.yearBe ?? ''}
        onChange={(event) => onChange({ yearBe: parseYearBe(event.currentTarget.value)?.year ?? null })}
      />
      <ActionIcon
        variant="subtle"
        color="gray"
        size={26}
        aria-label={t(figuresUi.removeColumn, { name: title })}
        onClick={onRemove}
      >
        <IconX size={15} stroke={1.75} />
      </ActionIcon>
    </li>
  );
}

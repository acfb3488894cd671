import { Button, Popover, Select, Stack, TextInput } from '@mantine/core';
import { IconFilter } from '@tabler/icons-react';
import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import type { HistoryFilter } from '../../../shared/contract/journal.ts';
import { formatDate, parseDate } from '../../../shared/domain/dates.ts';
import { historyText } from '../../../shared/text/history.ts';
import { orpc } from '../../api/index.ts';
import { useDesk } from '../../app/desk.ts';
import { IconButton, useLanguage, useText } from '../../ui/index.ts';
import { useWhoName } from '../identity/index.ts';
import { useLayers, useLayerTitle } from '../layers/index.ts';
import css from './journal.module.css';

export const NO_FILTER: HistoryFilter = {
  who: null,
  layer: null,
  area: null,
  from: null,
  to: null,
  text: '',
};

export const isFiltered = (filter: HistoryFilter): boolean =>
  filter.who !== null ||
  filter.layer !== null ||
  filter.area !== null ||
  filter.from !== null ||
  filter.to !== null ||
  filter.text !== '';

interface FilterProps {
  readonly filter: HistoryFilter;
  readonly onChange: (filter: HistoryFilter) => void;
}

/** A day in any Thai form; what can't be read yet is left as typed and asks for nothing. */
function DayField({
  label,
  day,
  onChange,
}: {
  readonly label: string;
  readonly day: string | null;
  readonly onChange: (day: string | null) => void;
}) {
  const t = useText();
  const language = useLanguage((state) => state.language);
  const [typed, setTyped] = useState(day === null ? '' : formatDate(day, language));
  const wrong = typed.trim() !== '' && parseDate(typed) === null;
  return (
    <TextInput
      size="sm"
      label={label}
      placeholder={t(historyText.dayHint)}
      value={typed}
      error={wrong ? t(historyText.dayWrong) : null}
      onChange={(event) => {
        const text = event.currentTarget.value;
        setTyped(text);
        const value = text.trim() === '' ? null : (parseDate(text)?.iso ?? null);
        if (text.trim() === '' || value !== null) onChange(value);
      }}
    />
  );
}

const AREAS = ['district', 'subdistrict', 'council_area', 'village'];

/** The area of the selection, as something to filter by. */
const useSelectedArea = (): {
  readonly title: string;
  readonly register: string;
  readonly fid: number;
} | null => {
  const selection = useDesk((state) => state.selection);
  const layer = useLayers().find(({ name }) => name === selection?.layer);
  const fid = selection?.fids.at(-1);
  const known = layer?.register != null && AREAS.includes(layer.register) && fid !== undefined;
  const feature = useQuery({
    ...orpc.layers.feature.queryOptions({ input: { layer: layer?.name ?? '', fid: fid ?? 0 } }),
    enabled: known,
  });
  if (!known || !feature.data) return null;
  return { title: feature.data.title, register: layer.register ?? '', fid };
};

function AreaField({ filter, onChange }: FilterProps) {
  const t = useText();
  const area = useSelectedArea();
  if (filter.area !== null) {
    return (
      <Button size="compact-sm" variant="default" onClick={() => onChange({ ...filter, area: null })}>
        {t(historyText.allAreas)}
      </Button>
    );
  }
  if (area === null) return <p className={css.hint}>{t(historyText.areaHint)}</p>;
  const { title, register, fid } = area;
  return (
    <Button
      size="compact-sm"
      variant="default"
      onClick={() => onChange({ ...filter, area: { register, fid } })}
    >
      {t(historyText.onlyIn, { area: title })}
    </Button>
  );
}

/** Beside the popover's own words: a list elsewhere in the page would count as a click outside. */
const INSIDE = { withinPortal: false } as const;

function FilterFields({ filter, onChange }: FilterProps) {
  const t = useText();
  const titleOf = useLayerTitle();
  const whoName = useWhoName();
  const layers = useLayers();
  const authors = useQuery(orpc.journal.authors.queryOptions()).data ?? [];
  return (
    <Stack gap={8} className={css.filter ?? ''}>
      <TextInput
        size="sm"
        label={t(historyText.words)}
        maxLength={200}
        value={filter.text}
        onChange={(event) => onChange({ ...filter, text: event.currentTarget.value })}
      />
      <Select
        size="sm"
        clearable
        comboboxProps={INSIDE}
        label={t(historyText.person)}
        placeholder={t(historyText.anyone)}
        data={authors.map(({ who }) => ({ value: who, label: whoName(who) }))}
        value={filter.who}
        onChange={(who) => onChange({ ...filter, who })}
      />
      <Select
        size="sm"
        clearable
        searchable
        comboboxProps={INSIDE}
        label={t(historyText.register)}
        placeholder={t(historyText.any)}
        data={layers.map((layer) => ({ value: layer.name, label: titleOf(layer) }))}
        value={filter.layer}
        onChange={(layer) => onChange({ ...filter, layer })}
      />
      <div className={css.days}>
        <DayField
          label={t(historyText.from)}
          day={filter.from}
          onChange={(from) => onChange({ ...filter, from })}
        />
        <DayField label={t(historyText.to)} day={filter.to} onChange={(to) => onChange({ ...filter, to })} />
      </div>
      <AreaField filter={filter} onChange={onChange} />
    </Stack>
  );
}

/** Which changes the history shows: by words, person, register, days and the area that is selected. */
export function HistoryFilterMenu({ filter, onChange }: FilterProps) {
  const t = useText();
  return (
    <Popover position="bottom-end" withinPortal trapFocus width={280} shadow="md">
      <Popover.Target>
        <span>
          <IconButton label={t(historyText.filter)} pressed={isFiltered(filter)}>
            <IconFilter size={18} stroke={1.75} />
          </IconButton>
        </span>
      </Popover.Target>
      <Popover.Dropdown>
        <FilterFields filter={filter} onChange={onChange} />
        {isFiltered(filter) && (
          <Button mt={12} size="compact-sm" variant="default" onClick={() => onChange(NO_FILTER)}>
            {t(historyText.clear)}
          </Button>
        )}
      </Popover.Dropdown>
    </Popover>
  );
}

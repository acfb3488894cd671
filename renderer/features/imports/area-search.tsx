import { Combobox, TextInput, useCombobox } from '@mantine/core';
import { useDebouncedValue } from '@mantine/hooks';
import { IconSearch } from '@tabler/icons-react';
import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import type { AreaLevelName } from '../../../shared/contract/import-choice.ts';
import { importsMatching } from '../../../shared/text/imports-matching-ui.ts';
import { api, orpc } from '../../api/index.ts';
import { useText } from '../../ui/index.ts';
import { codeOf } from './area-groups.ts';

interface FoundArea {
  readonly code: string;
  readonly name: string;
  readonly above: string;
}

/** The register above, whose names tell areas of one name apart. */
const ABOVE: Readonly<Partial<Record<AreaLevelName, string>>> = {
  district: 'province',
  subdistrict: 'district',
  village: 'subdistrict',
  council_area: 'district',
};
const DIGITS: Readonly<Record<string, number>> = { province: 2, district: 4, subdistrict: 6 };

const text = (value: unknown): string => (value === null || value === undefined ? '' : String(value));

/** Names of the areas above by their codes; at most as many as one call gives. */
const useNamesAbove = (level: AreaLevelName): ReadonlyMap<string, string> => {
  const layers = useQuery(orpc.layers.list.queryOptions()).data ?? [];
  const above = ABOVE[level];
  const layer = layers.find(({ register }) => register === above && above !== undefined);
  const found = useQuery({
    queryKey: [...orpc.layers.key(), 'names-above', layer?.name, layer?.version],
    queryFn: async () => {
      const { rows } = await api.layers.rows({ layer: layer?.name ?? '', limit: 1000 });
      return new Map(rows.map(({ values }) => [text(values.code), text(values.name_th)]));
    },
    enabled: layer !== undefined,
  });
  return found.data ?? new Map();
};

const useFoundAreas = (level: AreaLevelName, typed: string): readonly FoundArea[] | null => {
  const layers = useQuery(orpc.layers.list.queryOptions()).data ?? [];
  const layer = layers.find(({ register }) => register === level);
  const names = useNamesAbove(level);
  const found = useQuery({
    queryKey: [...orpc.layers.key(), 'area-search', layer?.name, layer?.version, typed],
    queryFn: () => api.layers.rows({ layer: layer?.name ?? '', search: typed, limit: 20 }),
    enabled: layer !== undefined && typed !== '',
  });
  if (found.data === undefined) return layer === undefined ? [] : null;
  const digits = DIGITS[ABOVE[level] ?? ''] ?? 0;
  return found.data.rows.map(({ values }) => {
    const code = text(values.code);
    const above = names.get(text(values.district_code) || code.slice(0, digits)) ?? '';
    return { code, name: text(values.name_th), above };
  });
};

interface SearchProps {
  readonly level: AreaLevelName;
  /** The name of the file that an area is looked for. */
  readonly text: string;
  readonly onPick: (code: string) => void;
}

/** Finds any area of the workspace by name or code; a code that is typed whole can be used as it is. */
export function AreaSearch({ level, text: group, onPick }: SearchProps) {
  const t = useText();
  const [typed, setTyped] = useState('');
  const [wanted] = useDebouncedValue(typed.trim(), 200);
  const combobox = useCombobox({ onDropdownClose: () => combobox.resetSelectedOption() });
  return (
    <Combobox
      store={combobox}
      onOptionSubmit={(code) => {
        combobox.closeDropdown();
        onPick(code);
      }}
    >
      <Combobox.Target>
        <TextInput
          size="xs"
          value={typed}
          placeholder={t(importsMatching.searchArea)}
          aria-label={t(importsMatching.searchAreaNamed, { text: group })}
          leftSection={<IconSearch size={14} stroke={1.75} aria-hidden="true" />}
          onChange={(event) => {
            setTyped(event.currentTarget.value);
            combobox.openDropdown();
          }}
          onBlur={() => combobox.closeDropdown()}
        />
      </Combobox.Target>
      <Combobox.Dropdown hidden={wanted === ''}>
        {combobox.dropdownOpened && wanted !== '' && <Options level={level} wanted={wanted} />}
      </Combobox.Dropdown>
    </Combobox>
  );
}

function Options({ level, wanted }: { readonly level: AreaLevelName; readonly wanted: string }) {
  const t = useText();
  const found = useFoundAreas(level, wanted);
  const code = codeOf(wanted);
  const listed = found?.some((area) => area.code === code) ?? true;
  return (
    <Combobox.Options>
      {found?.map(({ code: areaCode, name, above }) => (
        <Combobox.Option key={areaCode} value={areaCode}>
          {name} <small>{`${above} ${areaCode}`}</small>
        </Combobox.Option>
      ))}
      {code !== null && !listed && (
        <Combobox.Option value={code}>{t(importsMatching.useCode, { code })}</Combobox.Option>
      )}
      {found?.length === 0 && code === null && (
        <Combobox.Empty>{t(importsMatching.searchNone)}</Combobox.Empty>
      )}
    </Combobox.Options>
  );
}

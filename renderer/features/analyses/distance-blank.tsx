import { Combobox, UnstyledButton } from '@mantine/core';
import { IconCheck, IconChevronDown } from '@tabler/icons-react';
import type { Bilingual, CellValue } from '../../../shared/contract/base.ts';
import { metresOf } from '../../../shared/domain/distance-text.ts';
import { canHold, type QuestionBlank } from '../../../shared/domain/question-blanks.ts';
import { formatAskedDistance } from '../../../shared/domain/units.ts';
import { analysesUi } from '../../../shared/text/analyses-ui.ts';
import { blankText } from '../../../shared/text/operations.ts';
import { useText } from '../../ui/index.ts';
import css from './question.module.css';
import { useTypedList } from './use-typed-list.ts';

export interface DistanceBlankProps {
  readonly blank: QuestionBlank;
  readonly value: CellValue;
  /** Only distances of the list can be asked: of households. */
  readonly listOnly: boolean;
  readonly onChoose: (value: CellValue) => void;
}

interface Choice {
  readonly metres: number;
  readonly label: Bilingual;
}

const asked = (metres: number): Choice => ({
  metres,
  label: { th: formatAskedDistance(metres, 'th'), en: formatAskedDistance(metres, 'en') },
});

/** The distances of the list, or the one that was typed where it may be asked. */
export const distanceChoices = (blank: QuestionBlank, typed: string, listOnly: boolean): Choice[] => {
  const listed = blank.options.map(({ value, label }): Choice => ({ metres: Number(value), label }));
  if (typed.trim() === '') return listed;
  const metres = metresOf(typed);
  if (metres === null) return [];
  const known = listed.filter((choice) => choice.metres === metres);
  return known.length > 0 || listOnly || !canHold(blank, metres) ? known : [asked(metres)];
};

/** A distance in the line of text: one of the list, or any that is typed. */
export function DistanceBlank({ blank, value, listOnly, onChoose }: DistanceBlankProps) {
  const t = useText();
  const { box, typed, setTyped } = useTypedList();
  const label = t(blankText.distanceM);
  const now = blank.options.find((option) => option.value === value)?.label ?? asked(Number(value)).label;
  const choose = (metres: string): void => {
    onChoose(Number(metres));
    box.closeDropdown();
  };
  return (
    <Combobox store={box} width={260} position="bottom-start" onOptionSubmit={choose}>
      <Combobox.Target targetType="button" withAriaAttributes={false}>
        <UnstyledButton
          className={css.blank}
          aria-haspopup="listbox"
          aria-expanded={box.dropdownOpened}
          onClick={() => box.toggleDropdown()}
        >
          {t(now)}
          <IconChevronDown size={14} stroke={2} aria-hidden="true" />
        </UnstyledButton>
      </Combobox.Target>
      <Combobox.Dropdown>
        <Combobox.Search
          value={typed}
          aria-label={t(analysesUi.choose, { name: label })}
          placeholder={t(listOnly ? analysesUi.pickDistance : analysesUi.typeDistance)}
          onChange={(event) => setTyped(event.currentTarget.value)}
        />
        <DistanceList
          label={label}
          value={value}
          listOnly={listOnly}
          choices={distanceChoices(blank, typed, listOnly)}
        />
      </Combobox.Dropdown>
    </Combobox>
  );
}

interface DistanceListProps {
  readonly label: string;
  readonly value: CellValue;
  readonly listOnly: boolean;
  readonly choices: readonly Choice[];
}

function DistanceList({ label, value, listOnly, choices }: DistanceListProps) {
  const t = useText();
  return (
    <Combobox.Options aria-label={label} mah={260} className={css.options}>
      {choices.map(({ metres, label: words }) => (
        <Combobox.Option key={metres} value={String(metres)} active={metres === value} className={css.option}>
          <span>{t(words)}</span>
          {metres === value && <IconCheck size={14} stroke={2} aria-hidden="true" />}
        </Combobox.Option>
      ))}
      {choices.length === 0 && (
        <Combobox.Empty>
          {t(listOnly ? analysesUi.householdDistances : analysesUi.distanceForm)}
        </Combobox.Empty>
      )}
    </Combobox.Options>
  );
}

import { Combobox, UnstyledButton } from '@mantine/core';
import { IconCheck, IconChevronDown } from '@tabler/icons-react';
import type { Bilingual } from '../../../shared/contract/base.ts';
import type { Blank } from '../../../shared/domain/operations.ts';
import { analysesUi } from '../../../shared/text/analyses-ui.ts';
import { blankText, choiceText } from '../../../shared/text/operations.ts';
import { composeUi } from '../../../shared/text/question-sentences.ts';
import { useText } from '../../ui/index.ts';
import { type BlankOption, emptyWords, foundOptions, optionsOf, wordsOf } from './blank-options.ts';
import type { BlankProps } from './blank-props.ts';
import { useComposed } from './compose-store.ts';
import { FormulaBlank } from './formula-blank.tsx';
import css from './question.module.css';
import { useTypedList } from './use-typed-list.ts';

const MANY: readonly Blank['kind'][] = ['fields', 'figures', 'distances'];

/** One more or one less of several; distances stay in their order. */
const toggled = (blank: Blank, codes: readonly string[], code: string): string[] => {
  const next = codes.includes(code) ? codes.filter((one) => one !== code) : [...codes, code];
  return blank.kind === 'distances' ? next.toSorted((a, b) => Number(a) - Number(b)) : next;
};

/** A blank in the line of text: a list with search, a field to type in, or a window for formulas. */
export function StepBlank(props: BlankProps) {
  const { blank } = props;
  if (blank.kind === 'formula') return <FormulaBlank {...props} blank={blank} />;
  return blank.kind === 'text' ? <TypedBlank {...props} /> : <PickedBlank {...props} />;
}

const codesOf = ({ name, situation }: BlankProps): readonly string[] =>
  situation.steps[situation.at]?.filled[name] ?? [];

function TypedBlank(props: BlankProps) {
  const t = useText();
  const label = props.label ?? t(blankText[props.name]);
  const value = codesOf(props)[0] ?? '';
  return (
    <input
      className={css.typed}
      aria-label={label}
      placeholder={t(composeUi.write, { name: label })}
      value={value}
      maxLength={100}
      size={Math.min(28, Math.max(14, value.length + 2))}
      onChange={(event) => props.onFill([event.currentTarget.value])}
    />
  );
}

/** What stands in a blank; a layer that is not here goes by what it was called where the recipe was made. */
const useBlankWords = (
  props: BlankProps,
  options: readonly BlankOption[],
): { words: string; gone: boolean } => {
  const t = useText();
  const sources = useComposed((state) => state.sources);
  const { blank, situation } = props;
  const formerly = (code: string): string | undefined =>
    blank.kind === 'layer' && !options.some((option) => option.code === code)
      ? (sources.find((source) => source.name === code)?.title ??
        situation.layers.find((layer) => layer.name === code)?.title)
      : undefined;
  const codes = codesOf(props);
  const empty = emptyWords(blank);
  const words =
    codes.length === 0 && empty !== null
      ? t(empty)
      : codes.map((code) => formerly(code) ?? t(wordsOf(blank, options, code))).join(', ');
  return { words, gone: codes.some((code) => formerly(code) !== undefined) };
};

function PickedBlank(props: BlankProps) {
  const t = useText();
  const { name, blank, situation } = props;
  const { box, typed, setTyped } = useTypedList();
  const options = optionsOf(name, blank, situation);
  const codes = codesOf(props);
  const label = props.label ?? t(blankText[name]);
  const { words, gone } = useBlankWords(props, options);
  const choose = (code: string): void => {
    const many = MANY.includes(blank.kind);
    props.onFill(many ? toggled(blank, codes, code) : code === '' ? [] : [code]);
    if (!many) box.closeDropdown();
  };
  return (
    <Combobox store={box} width={280} position="bottom-start" onOptionSubmit={choose}>
      <Combobox.Target targetType="button" withAriaAttributes={false}>
        <UnstyledButton
          className={css.blank}
          aria-haspopup="listbox"
          aria-expanded={box.dropdownOpened}
          aria-label={`${label} ${words}`}
          data-empty={words === '' || gone || undefined}
          onClick={() => box.toggleDropdown()}
        >
          {words === '' ? t(composeUi.fill, { name: label }) : words}
          <IconChevronDown size={14} stroke={2} aria-hidden="true" />
        </UnstyledButton>
      </Combobox.Target>
      <Combobox.Dropdown>
        <Combobox.Search
          value={typed}
          aria-label={t(analysesUi.choose, { name: label })}
          placeholder={t(analysesUi.choose, { name: label })}
          onChange={(event) => setTyped(event.currentTarget.value)}
        />
        <OptionList blank={blank} options={options} typed={typed} codes={codes} label={label} />
      </Combobox.Dropdown>
    </Combobox>
  );
}

const nothingFits = (blank: Blank): Bilingual =>
  blank.kind === 'layer' && blank.says !== undefined ? choiceText[blank.says.none] : composeUi.nothingFits;

interface ListProps {
  readonly blank: Blank;
  readonly options: readonly BlankOption[];
  readonly typed: string;
  readonly codes: readonly string[];
  readonly label: string;
}

/** Why nothing is offered for what was typed. */
const nothingWords = (blank: Blank, options: readonly BlankOption[]): Bilingual => {
  if (blank.kind === 'distance' || blank.kind === 'distances') return analysesUi.distanceWords;
  return options.length === 0 ? nothingFits(blank) : composeUi.nothingFound;
};

function OptionList({ blank, options, typed, codes, label }: ListProps) {
  const t = useText();
  const found = foundOptions(blank, options, typed);
  const mayBeNone = 'optional' in blank && blank.optional === true && typed === '';
  return (
    <Combobox.Options aria-label={label} mah={260} className={css.options}>
      {mayBeNone && <Combobox.Option value="">{t(emptyWords(blank) ?? composeUi.none)}</Combobox.Option>}
      {found.map(({ code, label: words }) => (
        <Combobox.Option key={code} value={code} active={codes.includes(code)} className={css.option}>
          <span>{t(words)}</span>
          {codes.includes(code) && <IconCheck size={14} stroke={2} aria-hidden="true" />}
        </Combobox.Option>
      ))}
      {found.length === 0 && <Combobox.Empty>{t(nothingWords(blank, options))}</Combobox.Empty>}
    </Combobox.Options>
  );
}

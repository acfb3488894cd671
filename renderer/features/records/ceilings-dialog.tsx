import { ActionIcon, Button, Group, Modal, Select, Stack, TextInput } from '@mantine/core';
import { IconPlus, IconTrash } from '@tabler/icons-react';
import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { codeListOf } from '../../../shared/domain/code-lists/index.ts';
import { parseYearBe } from '../../../shared/domain/dates.ts';
import { parseNumber } from '../../../shared/domain/number-text.ts';
import type { UnitCeiling } from '../../../shared/domain/rules/unit-ceilings.ts';
import { formsText } from '../../../shared/text/forms-ui.ts';
import { api, orpc, queryClient, refusalSentence } from '../../api/index.ts';
import { notifyUndo } from '../../app/notify.tsx';
import { ErrorNotice, translate, useLanguage, useText } from '../../ui/index.ts';
import css from './ceilings.module.css';

/** A ceiling as it is typed. */
interface Line {
  readonly key: number;
  readonly programme: string | null;
  readonly year: string;
  readonly baht: string;
  readonly source: string;
}

const lineOf = (one: UnitCeiling, key: number): Line => ({
  key,
  programme: one.programme,
  year: String(one.fromYearBe),
  baht: String(one.satang / 100),
  source: one.source,
});

const ceilingOf = ({ programme, year, baht, source }: Line): UnitCeiling | null => {
  const [fromYearBe, amount] = [parseYearBe(year)?.year, parseNumber(baht)];
  if (programme === null || fromYearBe === undefined || fromYearBe < 2500 || amount === null || amount <= 0)
    return null;
  return { programme, fromYearBe, satang: Math.round(amount * 100), source: source.trim() };
};

interface LineProps {
  readonly line: Line;
  readonly row: number;
  readonly onChange: (change: Partial<Line>) => void;
  readonly onRemove: () => void;
}

const TEXTS = [
  ['year', formsText.ceilingYear],
  ['baht', formsText.ceilingBaht],
  ['source', formsText.ceilingSource],
] as const;

function LineInputs({ line, row, onChange, onRemove }: LineProps) {
  const t = useText();
  const language = useLanguage((state) => state.language);
  const programmes = codeListOf('housing-programme')?.items ?? [];
  return (
    <div className={css.line}>
      <Select
        size="sm"
        aria-label={t(formsText.ceilingProgramme)}
        placeholder={t(formsText.ceilingProgramme)}
        data={programmes.map(({ value, label }) => ({ value: String(value), label: label[language] }))}
        value={line.programme}
        onChange={(programme) => onChange({ programme })}
      />
      {TEXTS.map(([name, label]) => (
        <TextInput
          key={name}
          size="sm"
          aria-label={t(label)}
          placeholder={t(label)}
          value={line[name]}
          onChange={(event) => onChange({ [name]: event.currentTarget.value })}
        />
      ))}
      <ActionIcon
        variant="subtle"
        color="gray"
        size={32}
        aria-label={t(formsText.ceilingRemove, { row })}
        onClick={onRemove}
      >
        <IconTrash size={17} stroke={1.75} />
      </ActionIcon>
    </div>
  );
}

function Lines({
  ceilings,
  onClose,
}: {
  readonly ceilings: readonly UnitCeiling[];
  readonly onClose: () => void;
}) {
  const t = useText();
  const [lines, setLines] = useState(() => ceilings.map(lineOf));
  const [failure, setFailure] = useState<string | null>(null);
  const change = (key: number, part: Partial<Line>): void =>
    setLines((now) => now.map((line) => (line.key === key ? { ...line, ...part } : line)));
  const add = (): void =>
    setLines((now) => [...now, { key: Date.now(), programme: null, year: '', baht: '', source: '' }]);
  const save = async (): Promise<void> => {
    const read = lines.flatMap((line) => ceilingOf(line) ?? []);
    if (read.length < lines.length) {
      setFailure(t(formsText.ceilingsBad));
      return;
    }
    try {
      await api.records.setCeilings({ ceilings: read });
      await queryClient.invalidateQueries({ queryKey: orpc.records.key() });
      notifyUndo(translate(formsText.ceilingsSaved));
      onClose();
    } catch (error) {
      setFailure(t(refusalSentence(error)));
    }
  };
  return (
    <Stack gap={16}>
      <p className={css.lead}>{t(formsText.ceilingsText)}</p>
      <Stack gap={8}>
        {lines.map((line, index) => (
          <LineInputs
            key={line.key}
            line={line}
            row={index + 1}
            onChange={(part) => change(line.key, part)}
            onRemove={() => setLines((now) => now.filter(({ key }) => key !== line.key))}
          />
        ))}
        <Button
          variant="subtle"
          w="fit-content"
          leftSection={<IconPlus size={16} stroke={1.75} />}
          onClick={add}
        >
          {t(formsText.ceilingAdd)}
        </Button>
      </Stack>
      {failure !== null && <ErrorNotice text={failure} />}
      <Group justify="flex-end" gap={8}>
        <Button variant="default" onClick={onClose}>
          {t(formsText.cancel)}
        </Button>
        <Button onClick={() => void save()}>{t(formsText.save)}</Button>
      </Group>
    </Stack>
  );
}

/** What a unit of a housing programme may cost, by year: the way to it from the form of a project. */
export function CeilingsButton() {
  const t = useText();
  const [open, setOpen] = useState(false);
  const ceilings = useQuery({ ...orpc.records.ceilings.queryOptions(), enabled: open }).data;
  const close = (): void => setOpen(false);
  return (
    <>
      <Button size="compact-sm" variant="subtle" className={css.opener ?? ''} onClick={() => setOpen(true)}>
        {t(formsText.ceilingsOpen)}
      </Button>
      <Modal opened={open} onClose={close} size={720} title={t(formsText.ceilings)}>
        {ceilings !== undefined && <Lines ceilings={ceilings} onClose={close} />}
      </Modal>
    </>
  );
}

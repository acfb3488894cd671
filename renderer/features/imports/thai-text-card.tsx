import { Button, Menu, Switch } from '@mantine/core';
import { IconCheck, IconChevronDown } from '@tabler/icons-react';
import type { ImportSet } from '../../../shared/contract/imports.ts';
import { formatNumber } from '../../../shared/domain/units.ts';
import { importsUi } from '../../../shared/text/imports-ui.ts';
import { useText } from '../../ui/index.ts';
import { Card } from './card.tsx';
import css from './cards.module.css';
import type { ReviewedSet } from './import-store.ts';
import { ENCODINGS, encodingName, groupsOf, type Reading, shownReadings } from './reading-columns.ts';
import { decide, decideEncoding } from './reread.ts';

const evidenceWords = importsUi.encodingEvidence;
type Evidence = keyof typeof evidenceWords;
const isEvidence = (word: string): word is Evidence => word in evidenceWords;

/** «อ่านแบบ Windows-874 เพราะ…»: how the encoding was decided, in words. */
function useReason(set: ImportSet): string {
  const t = useText();
  const { name, evidence, candidates } = set.encoding;
  if (name === null) return t(evidenceWords.undecided);
  const score = candidates.find((candidate) => candidate.name === name)?.score;
  const share = score === undefined ? '–' : String(Math.round(score * 1000) / 10);
  const why = isEvidence(evidence) ? t(evidenceWords[evidence], { share }) : evidence;
  return `${t(importsUi.readAs, { name: encodingName(name) })} ${why}`;
}

/** Ten rows in each plausible reading side by side, the chosen one marked. Choosing another reads the set again. */
export function ThaiTextCard({ reviewed }: { readonly reviewed: ReviewedSet }) {
  const t = useText();
  const { set, choice, rereading } = reviewed;
  const reason = useReason(set);
  const readings = shownReadings(set);
  const asked = choice.encoding ?? set.encoding.name;
  const open = set.mojibake !== null && !choice.repairText;
  return (
    <Card
      kind="text"
      title={t(importsUi.thaiText)}
      note={reason}
      state={set.encoding.name === null ? 'ask' : open ? 1 : 'ok'}
      busy={rereading}
      tools={readings.length > 0 && <OtherEncoding set={set} asked={asked} />}
    >
      <div className={css.scroll}>
        {set.mojibake !== null && <Mojibake reviewed={reviewed} found={set.mojibake} />}
        {readings.length === 0 || readings[0]?.columns.length === 0 ? (
          <p className={css.none}>{t(importsUi.noTextColumns)}</p>
        ) : (
          <ReadingTable set={set} readings={readings} asked={asked} />
        )}
      </div>
    </Card>
  );
}

interface MojibakeProps {
  readonly reviewed: ReviewedSet;
  readonly found: NonNullable<ImportSet['mojibake']>;
}

/** Text that was garbled before it came into the file, and how it would read put right. */
function Mojibake({ reviewed, found }: MojibakeProps) {
  const t = useText();
  const { set, choice } = reviewed;
  const columns = found.columns.slice(0, 3).join(', ');
  return (
    <div className={css.mojibake}>
      <p>
        <span>{t(importsUi.mojibake, { n: formatNumber(found.rows), columns })}</span>
        <Switch
          size="sm"
          label={t(importsUi.repairText)}
          checked={choice.repairText}
          onChange={(event) => decide(set.key, { repairText: event.currentTarget.checked })}
        />
      </p>
      <table className={css.table}>
        <thead>
          <tr>
            <th scope="col">{t(importsUi.asInFile)}</th>
            <th scope="col">{t(importsUi.repaired)}</th>
          </tr>
        </thead>
        <tbody>
          {found.examples.slice(0, 4).map(({ before, after }) => (
            <tr key={before}>
              <td className={css.garbled}>{before}</td>
              <td>{after}</td>
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  );
}

interface TableProps {
  readonly set: ImportSet;
  readonly readings: readonly Reading[];
  /** The encoding asked for: marked at once, though the set is still being read again. */
  readonly asked: string | null;
}

function ReadingTable({ set, readings, asked }: TableProps) {
  const t = useText();
  const groups = groupsOf(readings);
  const lines = Math.max(...readings.map((reading) => reading.rows.length));
  return (
    <table className={css.readings}>
      <thead>
        <tr>
          <th scope="col" className={css.num}>
            <span className={css.unseen}>{t(importsUi.rowNumber)}</span>
          </th>
          {groups.map(({ reading, columns }) => (
            <th
              key={reading.encoding}
              scope="colgroup"
              colSpan={Math.max(1, columns.length)}
              data-on={reading.encoding === asked || undefined}
            >
              <ReadingChoice
                set={set}
                reading={reading}
                on={reading.encoding === asked}
                alone={readings.length === 1}
              />
            </th>
          ))}
        </tr>
      </thead>
      <tbody>
        {Array.from({ length: Math.min(10, lines) }, (_, row) => (
          // Rows have no key of their own: they are the first rows of the file, in its order.
          // biome-ignore lint/suspicious/noArrayIndexKey: position is the identity of a sample row
          <ReadingRow key={row} row={row} groups={groups} asked={asked} />
        ))}
      </tbody>
    </table>
  );
}

interface RowProps {
  readonly row: number;
  readonly groups: ReturnType<typeof groupsOf>;
  readonly asked: string | null;
}

function ReadingRow({ row, groups, asked }: RowProps) {
  return (
    <tr>
      <td className={css.num}>{row + 1}</td>
      {groups.map(({ reading, columns }) =>
        columns.map((column) => (
          <td key={`${reading.encoding}-${column}`} data-other={reading.encoding !== asked || undefined}>
            {reading.rows[row]?.[column] ?? ''}
          </td>
        )),
      )}
    </tr>
  );
}

interface ChoiceProps {
  readonly set: ImportSet;
  readonly reading: Reading;
  readonly on: boolean;
  readonly alone: boolean;
}

function ReadingChoice({ set, reading, on, alone }: ChoiceProps) {
  if (alone) return <span>{encodingName(reading.encoding)}</span>;
  return (
    <label className={css.radio}>
      <input
        type="radio"
        name={`encoding-${set.key}`}
        checked={on}
        onChange={() => decideEncoding(set.key, reading.encoding)}
      />
      {encodingName(reading.encoding)}
    </label>
  );
}

function OtherEncoding({ set, asked }: { readonly set: ImportSet; readonly asked: string | null }) {
  const t = useText();
  const known = [...new Set([...ENCODINGS, ...set.readings.map((reading) => reading.encoding)])];
  return (
    <Menu position="bottom-end">
      <Menu.Target>
        <Button
          size="compact-sm"
          variant="subtle"
          color="gray"
          className={css.encoding ?? ''}
          aria-label={t(importsUi.otherEncoding)}
          rightSection={<IconChevronDown size={14} stroke={1.75} />}
        >
          {t(importsUi.chooseSelf)}
        </Button>
      </Menu.Target>
      <Menu.Dropdown>
        {known.map((encoding) => (
          <Menu.Item
            key={encoding}
            aria-current={encoding === asked}
            rightSection={encoding === asked ? <IconCheck size={14} stroke={2} aria-hidden="true" /> : null}
            onClick={() => decideEncoding(set.key, encoding)}
          >
            {encodingName(encoding)}
          </Menu.Item>
        ))}
      </Menu.Dropdown>
    </Menu>
  );
}

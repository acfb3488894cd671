import { Button, Loader, Menu } from '@mantine/core';
import { IconCheck, IconChevronDown, IconQuestionMark } from '@tabler/icons-react';
import type { ImportSet } from '../../../shared/contract/imports.ts';
import { importsUi } from '../../../shared/text/imports-ui.ts';
import { useText } from '../../ui/index.ts';
import css from './cards.module.css';
import { reread } from './import-actions.ts';
import type { ReviewedSet } from './import-store.ts';
import { ENCODINGS, encodingName, groupsOf, type Reading, shownReadings } from './reading-columns.ts';

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
  const { set, rereading } = reviewed;
  const reason = useReason(set);
  const decided = set.encoding.name !== null;
  const readings = shownReadings(set);
  return (
    <section className={css.card} aria-label={t(importsUi.thaiText)} aria-busy={rereading}>
      <header className={css.cardHead}>
        <span className={css.state} data-tone={decided ? 'ok' : 'warn'} aria-hidden="true">
          {decided ? <IconCheck size={13} stroke={2} /> : <IconQuestionMark size={13} stroke={2} />}
        </span>
        <h2>{t(importsUi.thaiText)}</h2>
        <small title={reason}>{reason}</small>
        <span className={css.spring} />
        {rereading && <Loader size={14} aria-label={t(importsUi.reading)} />}
        {readings.length > 0 && (
          <OtherEncoding set={set} asked={reviewed.choice.encoding ?? set.encoding.name} />
        )}
      </header>
      {readings.length === 0 || readings[0]?.columns.length === 0 ? (
        <p className={css.none}>{t(importsUi.noTextColumns)}</p>
      ) : (
        <ReadingTable set={set} readings={readings} asked={reviewed.choice.encoding ?? set.encoding.name} />
      )}
    </section>
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
    <div className={css.scroll}>
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
    </div>
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
        onChange={() => void reread(set.key, { encoding: reading.encoding })}
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
            onClick={() => void reread(set.key, { encoding })}
          >
            {encodingName(encoding)}
          </Menu.Item>
        ))}
      </Menu.Dropdown>
    </Menu>
  );
}

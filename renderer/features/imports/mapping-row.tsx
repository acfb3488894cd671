import { IconArrowRight } from '@tabler/icons-react';
import type { ColumnMapping, Conversion } from '../../../shared/contract/import-choice.ts';
import type { MappingFinding } from '../../../shared/contract/import-findings.ts';
import type { ImportSet } from '../../../shared/contract/imports.ts';
import type { RegisterRef } from '../../../shared/domain/mapping-targets.ts';
import { importsMapping } from '../../../shared/text/imports-mapping-ui.ts';
import { conversionText } from '../../../shared/text/mapping.ts';
import { useText } from '../../ui/index.ts';
import { StateMark } from './card.tsx';
import css from './cards.module.css';
import lines from './mapping.module.css';
import { conversionsOf, type MappingLine, type targetGroups } from './mapping-choices.ts';

interface RowProps {
  readonly line: MappingLine;
  /** What these columns become as the user wants it now; null where they are left out. */
  readonly asked: ColumnMapping | null;
  readonly sample: ImportSet['sample'][number] | undefined;
  readonly groups: ReturnType<typeof targetGroups>;
  readonly taken: readonly ColumnMapping[];
  readonly register: RegisterRef;
  readonly onTarget: (field: string | null) => void;
  readonly onConvert: (field: string, convert: Conversion) => void;
}

const GROUP_WORDS = {
  fields: importsMapping.fieldsGroup,
  area: importsMapping.areaGroup,
  member: importsMapping.memberGroup,
  row: importsMapping.rowGroup,
} as const;

const shownValue = (sample: RowProps['sample'], columns: readonly string[]): string => {
  const values = columns.map((name) => String(sample?.[name] ?? '').trim() || '–');
  return values.every((value) => value === '–') ? '–' : values.join(' · ');
};

/** One line: column, first value, what it becomes, and whether that needs a look. */
export function MappingRow(props: RowProps) {
  const t = useText();
  const { line, asked, sample, register } = props;
  const { found } = line;
  const name = line.columns.join(' · ');
  const value = shownValue(sample, line.columns);
  const ask = found !== null && (!found.certain || found.failed > 0);
  return (
    <div className={lines.line}>
      <b title={name}>{name}</b>
      <span className={lines.value} title={value}>
        {value}
      </span>
      <IconArrowRight size={14} stroke={1.75} aria-hidden="true" />
      <span className={lines.target}>
        <TargetSelect {...props} />
        {asked !== null && <ConvertSelect asked={asked} register={register} onConvert={props.onConvert} />}
        {found !== null && asked?.field === found.field && <Reading found={found} />}
      </span>
      {found === null ? (
        <span />
      ) : (
        <StateMark
          state={ask ? 'ask' : 'ok'}
          label={`${t(ask ? importsMapping.look : importsMapping.certain)} ${t(importsMapping.evidence[found.evidence])}`}
        />
      )}
    </div>
  );
}

/** How the first value reads, where that is not as it is written, and what could not be read. */
function Reading({ found }: { readonly found: MappingFinding }) {
  const t = useText();
  const example = found.examples.find(({ from, to }) => to !== '' && from.trim() !== to.trim());
  const { failed, failedExamples } = found;
  const value = example === undefined ? '' : t({ th: example.to, en: example.toEn });
  return (
    <>
      {example !== undefined && (
        <small title={`${example.from} → ${value}`}>{t(importsMapping.readAs, { value })}</small>
      )}
      {failed > 0 && (
        <small data-tone="warn">
          {failedExamples.length === 0
            ? t(importsMapping.failedPlain, { n: failed })
            : t(importsMapping.failed, { n: failed, list: failedExamples.slice(0, 3).join(', ') })}
        </small>
      )}
    </>
  );
}

function TargetSelect({ line, asked, groups, taken, onTarget }: RowProps) {
  const t = useText();
  const name = line.columns.join(' · ');
  const holderOf = (field: string): string | null => {
    const holder = taken.find((one) => one.field === field);
    return holder === undefined || holder === asked ? null : holder.columns.join(' · ');
  };
  return (
    <select
      className={css.select}
      data-off={asked === null || undefined}
      aria-label={t(importsMapping.targetOf, { column: name })}
      value={asked?.field ?? ''}
      onChange={(event) => onTarget(event.currentTarget.value || null)}
    >
      <option value="">{t(importsMapping.leaveOut)}</option>
      {groups.map(({ group, targets }) => (
        <optgroup key={group} label={t(GROUP_WORDS[group])}>
          {targets.map(({ field, label }) => {
            const holder = holderOf(field);
            return (
              <option key={field} value={field}>
                {holder === null ? t(label) : t(importsMapping.takenBy, { field: t(label), column: holder })}
              </option>
            );
          })}
        </optgroup>
      ))}
    </select>
  );
}

interface ConvertProps {
  readonly asked: ColumnMapping;
  readonly register: RegisterRef;
  readonly onConvert: (field: string, convert: Conversion) => void;
}

/** In which unit or form the column is written, where there are several. */
function ConvertSelect({ asked, register, onConvert }: ConvertProps) {
  const t = useText();
  const ways = conversionsOf(register, asked.field);
  if (ways.length < 2 || asked.columns.length > 1) return null;
  if (ways[0] === 'integer' || ways[0] === 'text' || ways[0] === 'area-code') return null;
  return (
    <select
      className={css.select}
      aria-label={t(conversionText[asked.convert])}
      value={asked.convert}
      onChange={(event) => {
        const convert = ways.find((way) => way === event.currentTarget.value);
        if (convert !== undefined) onConvert(asked.field, convert);
      }}
    >
      {ways.map((way) => (
        <option key={way} value={way}>
          {t(conversionText[way])}
        </option>
      ))}
    </select>
  );
}

import { Button } from '@mantine/core';
import { IconArrowRight } from '@tabler/icons-react';
import { useMemo, useState } from 'react';
import type { ColumnMapping } from '../../../shared/contract/import-choice.ts';
import type { MappingReport } from '../../../shared/contract/import-findings.ts';
import type { RegisterRef } from '../../../shared/domain/mapping-targets.ts';
import { importsMapping } from '../../../shared/text/imports-mapping-ui.ts';
import { importsUi } from '../../../shared/text/imports-ui.ts';
import { useText } from '../../ui/index.ts';
import { Card } from './card.tsx';
import css from './cards.module.css';
import { SampleRows } from './fields-card.tsx';
import type { ReviewedSet } from './import-store.ts';
import lines from './mapping.module.css';
import { mappingLines, targetGroups, targetLabel, withConversion, withTarget } from './mapping-choices.ts';
import { MappingRow } from './mapping-row.tsx';
import { decide } from './reread.ts';
import { useRegister } from './use-register.ts';
import { VirtualList } from './virtual-list.tsx';

interface CardProps {
  readonly reviewed: ReviewedSet;
  readonly report: MappingReport;
  readonly register: RegisterRef;
}

/** Columns of the file and the fields of the register that they become; every line can be changed. */
export function MappingCard({
  reviewed,
  report,
  register: key,
}: Omit<CardProps, 'register'> & { readonly register: string }) {
  const t = useText();
  const register = useRegister(key);
  const [rows, setRows] = useState(false);
  const { set, choice, rereading } = reviewed;
  const ask = report.found.filter(({ certain, failed }) => !certain || failed > 0).length;
  const n = report.found.length + report.left.length;
  return (
    <Card
      kind="mapping"
      title={t(importsMapping.mapping)}
      note={t(ask === 0 ? importsMapping.summary : importsMapping.summaryAsk, { n, ask })}
      state={report.missing.length > 0 ? 'ask' : ask}
      busy={rereading}
      tools={
        <>
          {choice.mapping !== null && (
            <Button
              size="compact-sm"
              variant="subtle"
              color="gray"
              onClick={() => decide(set.key, { mapping: null })}
            >
              {t(importsMapping.resetMapping)}
            </Button>
          )}
          {set.sample.length > 0 && (
            <Button size="compact-sm" variant="subtle" color="gray" onClick={() => setRows(!rows)}>
              {rows ? t(importsUi.backToFields) : t(importsUi.sampleRows, { n: set.sample.length })}
            </Button>
          )}
        </>
      }
    >
      <Missing report={report} register={register} />
      {rows ? (
        <div className={css.scroll}>
          <SampleRows set={set} />
        </div>
      ) : (
        <Lines reviewed={reviewed} report={report} register={register} />
      )}
    </Card>
  );
}

function Missing({ report, register }: Omit<CardProps, 'reviewed'>) {
  const t = useText();
  if (report.missing.length === 0) return null;
  const list = report.missing.map((field) => t(targetLabel(register, field))).join(', ');
  return (
    <p className={lines.missing} role="status">
      {t(importsMapping.missingOne, { list })}
    </p>
  );
}

function Lines({ reviewed, report, register }: CardProps) {
  const t = useText();
  const { set, choice } = reviewed;
  const order = useMemo(() => set.fields.map(({ name }) => name), [set]);
  const shown = useMemo(() => mappingLines(report, order), [report, order]);
  const groups = useMemo(() => targetGroups(register), [register]);
  // What was chosen a moment ago stands, though the reading before does not know it yet.
  const found: readonly ColumnMapping[] = choice.mapping ?? report.found;
  const target = (columns: readonly string[], field: string | null): void =>
    decide(set.key, { mapping: withTarget(found, columns, register, field) });
  return (
    <>
      <div className={lines.head} aria-hidden="true">
        <span>{t(importsUi.fieldInFile)}</span>
        <span>{t(importsUi.firstValue)}</span>
        <IconArrowRight size={14} stroke={1.75} />
        <span>{t(importsMapping.inRegister)}</span>
        <span />
      </div>
      <VirtualList
        items={shown}
        keyOf={({ columns }) => columns.join('\n')}
        lineHeight={30}
        label={t(importsMapping.mapping)}
      >
        {(line) => (
          <MappingRow
            line={line}
            asked={found.find(({ columns }) => columns.some((name) => line.columns.includes(name))) ?? null}
            sample={set.sample[0]}
            groups={groups}
            taken={found}
            register={register}
            onTarget={(field) => target(line.columns, field)}
            onConvert={(field, convert) =>
              decide(set.key, { mapping: withConversion(found, field, convert) })
            }
          />
        )}
      </VirtualList>
    </>
  );
}

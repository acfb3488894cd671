import { Button } from '@mantine/core';
import { IconChecks, IconRefresh, IconShieldCheck } from '@tabler/icons-react';
import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import type { CheckReport, CheckResult } from '../../../shared/contract/checks.ts';
import { formatNumber } from '../../../shared/domain/units.ts';
import { checksText } from '../../../shared/text/checks.ts';
import { cancelJob, orpc, useJobs } from '../../api/index.ts';
import { setChecksOpen } from '../../app/desk.ts';
import { formatWhen } from '../../ui/format-when.ts';
import { Chip, Empty, JobProgress, PanelHead, useLanguage, useText } from '../../ui/index.ts';
import css from './checks.module.css';
import { runChecks } from './checks-actions.ts';
import { RuleRows } from './rule-rows.tsx';

const SEVERITIES = ['error', 'warning', 'info'] as const;

function RuleButton({
  rule,
  chosen,
  onChoose,
}: {
  readonly rule: CheckResult;
  readonly chosen: boolean;
  readonly onChoose: () => void;
}) {
  const t = useText();
  return (
    <li>
      <button
        type="button"
        data-severity={rule.severity}
        aria-current={chosen || undefined}
        onClick={onChoose}
      >
        <span>{t(rule.title)}</span>
        <b>{formatNumber(rule.count)}</b>
      </button>
    </li>
  );
}

/** The rules that found something, the gravest first; those that did not are counted below. */
function RuleList({
  report,
  chosen,
  onChoose,
}: {
  readonly report: CheckReport;
  readonly chosen: string | null;
  readonly onChoose: (key: string) => void;
}) {
  const t = useText();
  const passed = report.results.filter(({ count, unchecked }) => count === 0 && unchecked === null).length;
  return (
    <nav className={css.rules} aria-label={t(checksText.title)}>
      {SEVERITIES.map((severity) => {
        const rules = report.results.filter((rule) => rule.severity === severity && rule.count > 0);
        if (rules.length === 0) return null;
        return (
          <section key={severity}>
            <h3 data-severity={severity}>{t(checksText.severity[severity])}</h3>
            <ul>
              {rules.map((rule) => (
                <RuleButton
                  key={rule.key}
                  rule={rule}
                  chosen={rule.key === chosen}
                  onChoose={() => onChoose(rule.key)}
                />
              ))}
            </ul>
          </section>
        );
      })}
      {report.results.some(({ unchecked }) => unchecked !== null) && (
        <p className={css.passed}>{t(checksText.unchecked)}</p>
      )}
      <p className={css.passed}>
        <IconChecks size={16} stroke={1.75} aria-hidden="true" />
        {t(checksText.passed, { n: formatNumber(passed) })}
      </p>
    </nav>
  );
}

function Report({ report }: { readonly report: CheckReport }) {
  const t = useText();
  const [wanted, setWanted] = useState<string | null>(null);
  const found = SEVERITIES.flatMap((severity) =>
    report.results.filter((rule) => rule.severity === severity && rule.count > 0),
  );
  const rule = found.find(({ key }) => key === wanted) ?? found[0];
  const unchecked = report.results.some((one) => one.unchecked !== null);
  if (rule === undefined) {
    return (
      <Empty
        fill
        icon={<IconShieldCheck size={24} stroke={1.5} />}
        title={t(checksText.allWell)}
        text={t(unchecked ? checksText.unchecked : checksText.allWellText)}
      />
    );
  }
  return (
    <div className={css.report}>
      <RuleList report={report} chosen={rule.key} onChoose={setWanted} />
      <RuleRows key={`${rule.key} ${report.at}`} rule={rule} />
    </div>
  );
}

/** Data quality: what the rules found over all rows, where it lies, and what can be mended safely. */
export function ChecksPage() {
  const t = useText();
  const language = useLanguage((state) => state.language);
  const { data: report, isSuccess } = useQuery(orpc.checks.report.queryOptions());
  const running = useJobs().find((job) => job.kind === 'checks' && job.state === 'running');
  const note =
    report &&
    t(checksText.checkedAt, { when: formatWhen(report.at, language), rows: formatNumber(report.rows) });
  return (
    <section className={css.page} aria-label={t(checksText.title)}>
      <PanelHead title={t(checksText.title)} note={note ?? undefined} onClose={() => setChecksOpen(false)}>
        {report?.stale === true && <Chip tone="warn">{t(checksText.stale)}</Chip>}
        {report && (
          <Button
            size="xs"
            variant="default"
            leftSection={<IconRefresh size={16} stroke={1.75} />}
            disabled={running !== undefined}
            onClick={() => void runChecks()}
          >
            {t(checksText.runAgain)}
          </Button>
        )}
      </PanelHead>
      {running && <JobProgress job={running} onCancel={() => void cancelJob(running.id)} />}
      {report && <Report report={report} />}
      {isSuccess && report === null && running === undefined && (
        <Empty
          fill
          icon={<IconShieldCheck size={24} stroke={1.5} />}
          title={t(checksText.emptyTitle)}
          text={t(checksText.intro)}
        >
          <Button onClick={() => void runChecks()}>{t(checksText.run)}</Button>
        </Empty>
      )}
    </section>
  );
}

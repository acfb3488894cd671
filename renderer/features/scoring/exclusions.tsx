import { Button, CloseButton, NumberInput, Select, TextInput } from '@mantine/core';
import { useState } from 'react';
import { exclusionRule, type ScoringPlan } from '../../../shared/contract/scoring.ts';
import { formatNumber } from '../../../shared/domain/units.ts';
import { scoringUi } from '../../../shared/text/scoring-ui.ts';
import { type Translate, useText } from '../../ui/index.ts';
import css from './scoring.module.css';
import { changePlan } from './scoring-store.ts';
import { useAreas } from './use-scoring.ts';

const TESTS = {
  below: scoringUi.ruleBelow,
  above: scoringUi.ruleAbove,
  missing: scoringUi.ruleMissing,
} as const;
type Test = keyof typeof TESTS;

const ruleWords = (t: Translate, plan: ScoringPlan, rule: ScoringPlan['rules'][number]): string => {
  const title = plan.indicators.find(({ id }) => id === rule.indicator)?.title;
  const value = rule.test === 'missing' ? '' : ` ${formatNumber(rule.value, 2)}`;
  return `${title === undefined ? '' : t(title)} ${t(TESTS[rule.test])}${value}`;
};

/** Areas that take no part, each with its reason, and how others are added. */
export function Exclusions({ plan }: { readonly plan: ScoringPlan }) {
  const t = useText();
  const areas = useAreas(plan);
  const [adding, setAdding] = useState<'area' | 'rule' | null>(null);
  const nameOf = (fid: number): string => areas?.names[areas.fids.indexOf(fid)] ?? String(fid);
  const lines = [
    ...plan.excluded.map((one) => ({
      ...{ key: `area ${one.area}`, title: nameOf(one.area), reason: one.reason },
      back: (before: ScoringPlan) => ({
        ...before,
        excluded: before.excluded.filter(({ area }) => area !== one.area),
      }),
    })),
    ...plan.rules.map((rule) => ({
      ...{ key: JSON.stringify(rule), title: ruleWords(t, plan, rule), reason: rule.reason },
      back: (before: ScoringPlan) => ({ ...before, rules: before.rules.filter((one) => one !== rule) }),
    })),
  ];
  return (
    <section className={css.exclusions} aria-label={t(scoringUi.exclusions)}>
      <h4>{t(scoringUi.exclusions)}</h4>
      {lines.length === 0 && <p className={css.note}>{t(scoringUi.exclusionNone)}</p>}
      <ul>
        {lines.map(({ key, title, reason, back }) => (
          <li key={key}>
            <span>
              <b>{title}</b> <small>{reason}</small>
            </span>
            <CloseButton
              size="sm"
              aria-label={t(scoringUi.takeBack, { title })}
              onClick={() => changePlan('', back)}
            />
          </li>
        ))}
      </ul>
      {adding === 'area' && <AreaForm plan={plan} onDone={() => setAdding(null)} />}
      {adding === 'rule' && <RuleForm plan={plan} onDone={() => setAdding(null)} />}
      {adding === null && (
        <div className={css.buttons}>
          <Button size="compact-sm" variant="default" onClick={() => setAdding('area')}>
            {t(scoringUi.excludeArea)}
          </Button>
          <Button size="compact-sm" variant="default" onClick={() => setAdding('rule')}>
            {t(scoringUi.excludeRule)}
          </Button>
        </div>
      )}
    </section>
  );
}

interface FormProps {
  readonly plan: ScoringPlan;
  readonly onDone: () => void;
}

function ReasonAndAdd({
  reason,
  setReason,
  ready,
}: {
  readonly reason: string;
  readonly setReason: (reason: string) => void;
  readonly ready: boolean;
}) {
  const t = useText();
  return (
    <>
      <TextInput
        size="sm"
        label={t(scoringUi.excludeReason)}
        placeholder={t(scoringUi.excludeReasonHint)}
        maxLength={300}
        value={reason}
        onChange={({ currentTarget }) => setReason(currentTarget.value)}
      />
      <Button type="submit" size="compact-md" disabled={!ready || reason.trim() === ''}>
        {t(scoringUi.excludeAdd)}
      </Button>
    </>
  );
}

function AreaForm({ plan, onDone }: FormProps) {
  const t = useText();
  const areas = useAreas(plan);
  const [fid, setFid] = useState<string | null>(null);
  const [reason, setReason] = useState('');
  const data = areas?.fids.map((one, i) => ({
    value: String(one),
    label: [areas.names[i], areas.within[i]].filter((word) => word !== '').join(' · '),
  }));
  return (
    <form
      className={css.form}
      onSubmit={(event) => {
        event.preventDefault();
        const area = Number(fid);
        changePlan('', (before) => ({
          ...before,
          excluded: [...before.excluded.filter((one) => one.area !== area), { area, reason: reason.trim() }],
        }));
        onDone();
      }}
    >
      <Select
        size="sm"
        searchable
        limit={50}
        label={t(scoringUi.excludeWhich)}
        value={fid}
        onChange={setFid}
        data={data ?? []}
      />
      <ReasonAndAdd reason={reason} setReason={setReason} ready={fid !== null} />
    </form>
  );
}

function RuleForm({ plan, onDone }: FormProps) {
  const t = useText();
  const [indicator, setIndicator] = useState<string | null>(plan.indicators[0]?.id ?? null);
  const [test, setTest] = useState<Test>('below');
  const [value, setValue] = useState<number | string>('');
  const [reason, setReason] = useState('');
  const rule = exclusionRule.safeParse({ indicator, test, value: test === 'missing' ? 0 : value, reason });
  const isTest = (one: string | null): one is Test => one !== null && one in TESTS;
  return (
    <form
      className={css.form}
      onSubmit={(event) => {
        event.preventDefault();
        if (!rule.success) return;
        changePlan('', (before) => ({ ...before, rules: [...before.rules, rule.data] }));
        onDone();
      }}
    >
      <Select
        size="sm"
        label={t(scoringUi.ruleIndicator)}
        allowDeselect={false}
        value={indicator}
        onChange={setIndicator}
        data={plan.indicators.map(({ id, title }) => ({ value: id, label: t(title) }))}
      />
      <div className={css.ruleTest}>
        <Select
          size="sm"
          label={t(scoringUi.ruleTest)}
          allowDeselect={false}
          value={test}
          onChange={(one) => isTest(one) && setTest(one)}
          data={Object.entries(TESTS).map(([key, words]) => ({ value: key, label: t(words) }))}
        />
        {test !== 'missing' && (
          <NumberInput size="sm" label={t(scoringUi.ruleValue)} value={value} onChange={setValue} />
        )}
      </div>
      <ReasonAndAdd reason={reason} setReason={setReason} ready={rule.success || reason.trim() === ''} />
    </form>
  );
}

import { Button, Menu, Select } from '@mantine/core';
import { IconArrowBackUp, IconChevronDown, IconListNumbers, IconPlus, IconTrash } from '@tabler/icons-react';
import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { type SavedScoring, type ScoringPlan, scoringLevel } from '../../../shared/contract/scoring.ts';
import { formatNumber } from '../../../shared/domain/units.ts';
import { levelNoun } from '../../../shared/text/scoring.ts';
import { scoringUi } from '../../../shared/text/scoring-ui.ts';
import { orpc } from '../../api/index.ts';
import { Empty, IconButton, Panel, PanelBody, PanelHead, useText } from '../../ui/index.ts';
import { AreaNote } from '../area-filter/index.ts';
import { EvidenceList } from './evidence-list.tsx';
import { IndicatorPicker } from './indicator-picker.tsx';
import { MethodSettings } from './method-settings.tsx';
import css from './scoring.module.css';
import { forgetScoring, openScoring } from './scoring-actions.ts';
import { ScoringEngine } from './scoring-engine.tsx';
import { ScoringFoot } from './scoring-foot.tsx';
import { beginWith, chooseLevel, emptyPlan, stepBack, useScoringDesk } from './scoring-store.ts';
import { useAreas, usePlan } from './use-scoring.ts';
import { Weights } from './weights.tsx';

/** The left of the page of priorities: of which areas, by which indicators, with what weights. */
export function ScoringLeft() {
  const t = useText();
  const plan = usePlan();
  return (
    <Panel label={t(scoringUi.title)}>
      <ScoringEngine />
      <PanelHead
        title={t(scoringUi.weights)}
        note={plan !== null && plan.indicators.length > 0 ? t(scoringUi.weightsSum) : ''}
      >
        <StepBack />
        <PlanMenu />
      </PanelHead>
      {plan === null ? <NoAreas /> : <PlanForm plan={plan} />}
    </Panel>
  );
}

function NoAreas() {
  const t = useText();
  const { data } = useQuery(orpc.scoring.levels.queryOptions());
  if (data === undefined) return null;
  return (
    <Empty
      icon={<IconListNumbers size={24} stroke={1.75} />}
      title={t(scoringUi.noLevels)}
      text={t(scoringUi.noLevelsText)}
    />
  );
}

function StepBack() {
  const t = useText();
  const steps = useScoringDesk((state) => state.steps.length);
  return (
    <IconButton label={t(scoringUi.stepBack)} disabled={steps === 0} onClick={stepBack}>
      <IconArrowBackUp size={18} stroke={1.75} />
    </IconButton>
  );
}

/** Ways that were kept, and a fresh start. */
function PlanMenu() {
  const t = useText();
  const { data } = useQuery(orpc.scoring.saved.queryOptions());
  const plan = useScoringDesk((state) => state.plan);
  return (
    <Menu position="bottom-end" width={300}>
      <Menu.Target>
        <Button size="compact-sm" variant="subtle" color="gray" rightSection={<IconChevronDown size={14} />}>
          {t(scoringUi.menu)}
        </Button>
      </Menu.Target>
      <Menu.Dropdown>
        {data?.length === 0 && <Menu.Label>{t(scoringUi.savedNone)}</Menu.Label>}
        {data?.map((saved) => (
          <SavedItem key={saved.id} saved={saved} />
        ))}
        <Menu.Divider />
        <Menu.Item
          leftSection={<IconPlus size={16} stroke={1.75} />}
          disabled={plan === null}
          onClick={() => plan !== null && beginWith(emptyPlan(plan.level))}
        >
          {t(scoringUi.startNew)}
        </Menu.Item>
      </Menu.Dropdown>
    </Menu>
  );
}

function SavedItem({ saved }: { readonly saved: SavedScoring }) {
  const t = useText();
  const now = useScoringDesk((state) => state.title);
  return (
    <div className={css.savedItem}>
      <Menu.Item aria-current={now === saved.title} onClick={() => openScoring(saved.plan, saved.title)}>
        {saved.title}
      </Menu.Item>
      <Menu.Item
        className={css.forget ?? ''}
        aria-label={t(scoringUi.forget, { title: saved.title })}
        onClick={() => void forgetScoring(saved)}
      >
        <IconTrash size={15} stroke={1.75} />
      </Menu.Item>
    </div>
  );
}

function PlanForm({ plan }: { readonly plan: ScoringPlan }) {
  const t = useText();
  const none = plan.indicators.length === 0;
  return (
    <>
      <PanelBody>
        <LevelChoice plan={plan} />
        <AreaNote wide />
        {none ? (
          <section className={css.teach}>
            <b>{t(scoringUi.teachTitle)}</b>
            <p>{t(scoringUi.teachText)}</p>
            <IndicatorPicker plan={plan} open />
          </section>
        ) : (
          <>
            <Weights plan={plan} />
            <AddIndicator plan={plan} />
            <MethodSettings plan={plan} />
            <EvidenceList />
          </>
        )}
      </PanelBody>
      {!none && <ScoringFoot plan={plan} />}
    </>
  );
}

function LevelChoice({ plan }: { readonly plan: ScoringPlan }) {
  const t = useText();
  const { data } = useQuery(orpc.scoring.levels.queryOptions());
  const shown = useAreas(plan)?.fids.length;
  const label = (level: ScoringPlan['level'], areas: number): string => {
    const [name, total] = [t(levelNoun(level).name), formatNumber(areas)];
    return level !== plan.level || shown === undefined || shown === areas
      ? t(scoringUi.levelCount, { name, n: total })
      : t(scoringUi.levelWithin, { name, n: formatNumber(shown), total });
  };
  return (
    <Select
      className={css.level ?? ''}
      label={t(scoringUi.level)}
      size="sm"
      allowDeselect={false}
      value={plan.level}
      onChange={(value) => value !== null && chooseLevel(scoringLevel.parse(value))}
      data={(data ?? []).map(({ level, areas }) => ({ value: level, label: label(level, areas) }))}
    />
  );
}

function AddIndicator({ plan }: { readonly plan: ScoringPlan }) {
  const t = useText();
  const [open, setOpen] = useState(false);
  if (open) return <IndicatorPicker plan={plan} onDone={() => setOpen(false)} />;
  return (
    <div className={css.add}>
      <Button
        size="compact-md"
        variant="default"
        leftSection={<IconPlus size={16} stroke={1.75} />}
        onClick={() => setOpen(true)}
      >
        {t(scoringUi.add)}
      </Button>
    </div>
  );
}

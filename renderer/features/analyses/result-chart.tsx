import { Select } from '@mantine/core';
import { IconChartBar } from '@tabler/icons-react';
import { useState } from 'react';
import type { AnalysisChart, ChartBar } from '../../../shared/contract/charts.ts';
import { chartUi } from '../../../shared/text/charts.ts';
import { Empty, type Translate, useText } from '../../ui/index.ts';
import { divideChart } from './analysis-store.ts';
import { BarList } from './bar-list.tsx';
import css from './chart.module.css';
import { barValue, barWords } from './chart-words.ts';
import { Distribution } from './distribution.tsx';
import { chooseBar, useChosen } from './use-chart.ts';

/** An answer as a picture: how its figures lie, or a bar for each kind; a press on a bar chooses its rows everywhere. */
export function ResultChart({ chart }: { readonly chart: AnalysisChart }) {
  const t = useText();
  const chosenOf = useChosen(chart.layer);
  const [pointed, setPointed] = useState<ChartBar | null>(null);
  const bars = {
    ...{ chart, chosenOf, onPoint: setPointed },
    onChoose: (bar: ChartBar, more: boolean): void => chooseBar(chart.layer, bar, more),
  };
  if (chart.bars.length === 0)
    return <Empty icon={<IconChartBar size={24} stroke={1.75} />} title={t(chartUi.none)} />;
  return (
    <div className={css.chart}>
      <DividedBy chart={chart} />
      <p className={css.along}>{headOf(chart, t)}</p>
      {chart.kind === 'histogram' ? <Distribution {...bars} /> : <BarList {...bars} />}
      {chart.kind === 'histogram' && chart.figure !== null && (
        <p className={css.below}>{withUnit(t(chart.figure), chart.figureUnit, t)}</p>
      )}
      <p className={css.pointed} aria-hidden="true">
        {pointed === null ? t(chartUi.hint) : barWords(chart, pointed, t)}
      </p>
      <AsTable chart={chart} />
    </div>
  );
}

/** A figure with its unit, where its title does not say it already. */
const withUnit = (figure: string, unit: string, t: Translate): string =>
  unit === '' || figure.includes(`(${unit})`) ? figure : t(chartUi.figure, { figure, unit });

/** What the bars come to: how many, or the figure that they sum up. */
const headOf = (chart: AnalysisChart, t: Translate): string => {
  if (chart.measure === 'rows') return t(chartUi.counted, { unit: chart.unit });
  return withUnit(chart.figure === null ? '' : t(chart.figure), chart.unit, t);
};

function DividedBy({ chart: { layer, by, choices } }: { readonly chart: AnalysisChart }) {
  const t = useText();
  if (choices.length < 2) return null;
  return (
    <Select
      size="xs"
      label={t(chartUi.by)}
      allowDeselect={false}
      value={by}
      data={choices.map((choice) => ({ value: choice.by, label: t(choice.title) }))}
      onChange={(chosen) => chosen !== null && divideChart(layer, chosen)}
    />
  );
}

/** The same in figures, for who can't see bars and for who copies them. */
function AsTable({ chart }: { readonly chart: AnalysisChart }) {
  const t = useText();
  return (
    <details className={css.figures}>
      <summary>{t(chartUi.asTable)}</summary>
      <table>
        <thead>
          <tr>
            <th scope="col">{t(chartUi.bar)}</th>
            <th scope="col">{chart.unit === '' ? t(chartUi.value) : chart.unit}</th>
          </tr>
        </thead>
        <tbody>
          {chart.bars.map((bar) => (
            <tr key={`${bar.state ?? ''} ${bar.label}`}>
              <th scope="row">{bar.label}</th>
              <td>{barValue(chart, bar.value)}</td>
            </tr>
          ))}
        </tbody>
      </table>
    </details>
  );
}

import type { AnalysisChart, ChartBar } from '../../../shared/contract/charts.ts';
import { figureDecimals, formatNumber } from '../../../shared/domain/units.ts';
import { analysesText } from '../../../shared/text/analyses.ts';
import { chartUi } from '../../../shared/text/charts.ts';
import type { Translate } from '../../ui/index.ts';

const isRai = (unit: string): boolean => unit === analysesText.rai.th || unit === analysesText.rai.en;

/** A bar's value in the digits that all bars of the chart have. */
export const barValue = (chart: AnalysisChart, value: number | null): string => {
  const most = chart.bars.reduce((largest, bar) => Math.max(largest, Math.abs(bar.value ?? 0)), 0);
  const whole = chart.measure === 'rows' || (isRai(chart.unit) && most >= 10);
  return formatNumber(value, whole ? 0 : figureDecimals(most));
};

/** What is said of a bar under the pointer, and to who can't see it: what it is, what it comes to, what is not in it. */
export const barWords = (chart: AnalysisChart, bar: ChartBar, t: Translate): string => {
  const unit =
    chart.kind === 'histogram' && bar.state === null && chart.figureUnit !== '' ? ` ${chart.figureUnit}` : '';
  const all = chart.measure === 'rows' ? chart.bars.reduce((sum, { rows }) => sum + rows, 0) : 0;
  const share = all === 0 ? '' : ` (${formatNumber((bar.rows / all) * 100, 1)} %)`;
  return [
    `${bar.label}${unit}: ${barValue(chart, bar.value)} ${chart.unit}${share}`,
    ...(chart.measure === 'sum' ? [t(chartUi.ofRows, { n: formatNumber(bar.rows) })] : []),
    ...(chart.kind === 'bars' && bar.withheld > 0
      ? [t(chartUi.withheld, { n: formatNumber(bar.withheld) })]
      : []),
    ...(chart.kind === 'bars' && bar.missing > 0
      ? [t(chartUi.missing, { n: formatNumber(bar.missing) })]
      : []),
  ].join(' · ');
};

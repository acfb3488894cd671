import type { AppContext } from '../context.ts';
import { api, type Procedures } from '../procedures.ts';
import { forgetStyle, resetStyle, saveStyle, setStyle } from './edit-styles.ts';
import { exportStyle } from './export-style.ts';
import { breaksOf, histogramOf, layerDots, legendOf, numbersOf, valuesOf } from './read-styles.ts';
import { listedStyles } from './saved-styles.queries.ts';

/** Looks of layers: what they are told apart by, their legends, and the files that carry them elsewhere. */
export const stylesProcedures = (context: AppContext): Procedures<'styles'> => {
  const open = () => context.workspace();
  const { styles } = api;
  return {
    legend: styles.legend.handler(({ input }) => legendOf(open(), input.layer, input.rows, input.language)),
    classify: styles.classify.handler(({ input }) => ({ breaks: breaksOf(open(), input) })),
    histogram: styles.histogram.handler(({ input }) => histogramOf(open(), input)),
    values: styles.values.handler(({ input }) => valuesOf(open(), input)),
    numbers: styles.numbers.handler(({ input }) => numbersOf(open(), input, 'all')),
    dots: styles.dots.handler(({ input }) => layerDots(open(), input.layer, input.rows)),
    set: styles.set.handler(({ input }) => setStyle(open(), input.layer, input.style)),
    reset: styles.reset.handler(({ input }) => resetStyle(open(), input.layer)),
    saved: styles.saved.handler(() => listedStyles(open().db)),
    save: styles.save.handler(({ input }) => saveStyle(open(), input)),
    forget: styles.forget.handler(({ input }) => {
      forgetStyle(open(), input.id);
      return {};
    }),
    export: styles.export.handler(({ input }) => exportStyle(context, input)),
  };
};

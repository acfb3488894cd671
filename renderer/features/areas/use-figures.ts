import { useDebouncedValue } from '@mantine/hooks';
import { keepPreviousData, useQuery } from '@tanstack/react-query';
import type { FigurePreview, FigureReading, FigureSource } from '../../../shared/contract/area-figures.ts';
import { formatNumber } from '../../../shared/domain/units.ts';
import { figuresUi } from '../../../shared/text/areas-ui.ts';
import { api, orpc, queryClient } from '../../api/index.ts';
import { notifyError, notifyUndo } from '../../app/notify.tsx';
import { translate } from '../../ui/index.ts';

const ASK_AFTER_MS = 250;

/** What would become of the figures, asked again a moment after each edit; `fresh` where it is of the reading as it stands. */
export const useFigurePreview = (
  source: FigureSource,
  reading: FigureReading,
): { readonly preview: FigurePreview | undefined; readonly error: unknown; readonly fresh: boolean } => {
  const [settled] = useDebouncedValue(reading, ASK_AFTER_MS);
  const askable =
    settled.indicators.length > 0 && settled.indicators.every(({ indicator }) => indicator.trim() !== '');
  const { data, error, isFetching } = useQuery({
    ...orpc.areas.previewFigures.queryOptions({
      input: { source, reading: settled },
      placeholderData: keepPreviousData,
    }),
    enabled: askable,
  });
  return {
    preview: askable ? data : undefined,
    error: askable ? error : null,
    fresh: askable && settled === reading && !isFetching && error === null,
  };
};

/** Takes the figures in as one change, with a way back. True when it was done. */
export const takeIn = async (source: FigureSource, reading: FigureReading): Promise<boolean> => {
  try {
    const { fresh, changed } = await api.areas.takeFigures({ source, reading });
    notifyUndo(translate(figuresUi.saved, { n: formatNumber(fresh + changed) }));
    await queryClient.invalidateQueries({ queryKey: orpc.areas.key() });
    return true;
  } catch (error) {
    notifyError(error);
    return false;
  }
};

import type { LayerSummary } from '../../../shared/contract/layers.ts';
import type { Normalise, NumbersByFid } from '../../../shared/contract/style.ts';
import { drawnStyle, isOfPlace } from '../../../shared/domain/style-rows.ts';
import { stylesUi } from '../../../shared/text/styles-ui.ts';
import { api, uploadFiles } from '../../api/index.ts';
import { notifyDone, notifyError } from '../../app/notify.tsx';
import { mapStyleDocument } from '../../map/index.ts';
import { downloadFile } from '../../platform/index.ts';
import { translate } from '../../ui/index.ts';

type Data = Parameters<typeof mapStyleDocument>[1];

/** Numbers of one field that tiles don't hold; null where they hold them. */
const numbersOf = async (
  layer: string,
  field: string | null | undefined,
  normalise: Normalise | null | undefined,
): Promise<NumbersByFid | null> =>
  field && isOfPlace(field, normalise)
    ? api.styles.numbers({ layer, field, normalise: normalise ?? null })
    : null;

/** What a layer's style needs besides its tiles, of all rows. */
const dataOf = async (layer: LayerSummary): Promise<Data> => {
  const { kind, field, normalise, bivariate } = drawnStyle(layer);
  const two = kind === 'bivariate' ? bivariate : null;
  const numbers = {
    first: await numbersOf(layer.name, field, normalise),
    second: await numbersOf(layer.name, two?.field, two?.normalise),
  };
  if (kind !== 'dots') return { numbers };
  const { positions } = await api.styles.dots({ layer: layer.name });
  return { numbers, dots: positions };
};

/**
 * Hands out a layer's style as MapLibre's own JSON. The page makes it, since the page is what turns styles into it; the
 * core holds the file as any other, so that both hosts save it in their way.
 */
export const exportMapLibre = async (layer: LayerSummary): Promise<void> => {
  try {
    const text = JSON.stringify(mapStyleDocument(layer, await dataOf(layer)), null, 2);
    const name = `${layer.title}.style.json`;
    const [held] = await uploadFiles([new File([text], name, { type: 'application/json' })]);
    if (held && (await downloadFile(held.token, held.name)))
      notifyDone(translate(stylesUi.exported, { file: held.name }));
  } catch (error) {
    notifyError(error);
  }
};

import type { LayerSummary } from '../../../shared/contract/layers.ts';
import { stylesUi } from '../../../shared/text/styles-ui.ts';
import { uploadFiles } from '../../api/index.ts';
import { notifyDone, notifyError } from '../../app/notify.tsx';
import { mapStyleDocument } from '../../map/index.ts';
import { downloadFile } from '../../platform/index.ts';
import { translate } from '../../ui/index.ts';

/**
 * Hands out a layer's style as MapLibre's own JSON. The page makes it, since the page is what turns styles into it; the
 * core holds the file as any other, so that both hosts save it in their way.
 */
export const exportMapLibre = async (layer: LayerSummary): Promise<void> => {
  try {
    const text = JSON.stringify(mapStyleDocument(layer), null, 2);
    const name = `${layer.title}.style.json`;
    const [held] = await uploadFiles([new File([text], name, { type: 'application/json' })]);
    if (held && (await downloadFile(held.token, held.name)))
      notifyDone(translate(stylesUi.exported, { file: held.name }));
  } catch (error) {
    notifyError(error);
  }
};

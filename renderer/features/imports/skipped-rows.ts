import { formatNumber } from '../../../shared/domain/units.ts';
import { importsShapes } from '../../../shared/text/imports-shapes-ui.ts';
import { api } from '../../api/index.ts';
import { notifyDone, notifyError } from '../../app/notify.tsx';
import { downloadFile } from '../../platform/index.ts';
import { translate } from '../../ui/index.ts';
import { type ReviewedSet, useImport } from './import-store.ts';

/** Hands the skipped rows of a set with their reasons to the user, to send back to the agency. */
export const saveSkippedRows = async ({ set, answered }: ReviewedSet): Promise<void> => {
  const { previewId } = useImport.getState();
  if (previewId === null) return;
  try {
    const file = await api.imports.skippedRows({ previewId, key: set.key, ...answered });
    const saved = await downloadFile(file.token, file.name);
    if (saved) notifyDone(translate(importsShapes.savedSkipped, { n: formatNumber(file.rows) }));
  } catch (error) {
    notifyError(error);
  }
};

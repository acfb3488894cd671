import { downloadResult } from '../../../shared/contract/exports.ts';
import type { LayerSummary } from '../../../shared/contract/layers.ts';
import { formatNumber } from '../../../shared/domain/units.ts';
import { tablesText } from '../../../shared/text/tables.ts';
import { api, awaitJob } from '../../api/index.ts';
import { EMPTY_VIEW, useDesk } from '../../app/desk.ts';
import { notifyDone, notifyError } from '../../app/notify.tsx';
import { downloadFile } from '../../platform/index.ts';
import { translate, useLanguage } from '../../ui/index.ts';
import { allColumns, shownColumns } from './columns.ts';
import { queryOf } from './use-table.ts';

/**
 * Makes a file of what a table shows and hands it to the user: its rows in their order, its columns in theirs.
 *
 * @param only some of its rows; what the table's own filter hides of them is meant too
 */
export const exportSeen = async (
  layer: LayerSummary,
  format: 'xlsx' | 'csv',
  only: readonly number[] | null = null,
): Promise<void> => {
  const { area, tableViews } = useDesk.getState();
  const view = tableViews[layer.name] ?? EMPTY_VIEW;
  const { language } = useLanguage.getState();
  const columns = shownColumns(allColumns(layer, language), view).map(({ key }) => key);
  try {
    const shown = only === null ? view : { ...view, filters: [], search: '' };
    const query = queryOf(layer.name, shown, only === null ? area : null);
    const fids = only && [...only];
    const { jobId } = await api.tables.export({ query, columns, fids, format });
    const job = await awaitJob(jobId);
    if (job.state === 'failed') throw job.refusal ?? { data: { logId: job.logId } };
    if (job.state !== 'done') return;
    const { download, file, rows } = downloadResult.parse(job.result);
    if (await downloadFile(download, file))
      notifyDone(translate(tablesText.exported, { file, rows: formatNumber(rows) }));
  } catch (error) {
    notifyError(error);
  }
};

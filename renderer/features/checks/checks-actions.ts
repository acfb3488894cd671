import { refusalData } from '../../../shared/contract/base.ts';
import type { CheckItem } from '../../../shared/contract/checks.ts';
import { formatNumber } from '../../../shared/domain/units.ts';
import { checksText } from '../../../shared/text/checks.ts';
import { api, awaitJob, orpc, queryClient } from '../../api/index.ts';
import { goTo, setSelection } from '../../app/desk.ts';
import { notifyError, notifyUndo } from '../../app/notify.tsx';
import { deskMapApi } from '../../map/index.ts';
import { translate } from '../../ui/index.ts';

const refetch = () => queryClient.invalidateQueries({ queryKey: orpc.checks.key() });

/** Runs all rules and waits for the report; a cancel or failure leaves the last one. */
export const runChecks = async (): Promise<void> => {
  try {
    const { jobId } = await api.checks.run();
    const job = await awaitJob(jobId);
    if (job.state === 'failed')
      notifyError(refusalData.safeParse(job.refusal).data ?? new Error(job.logId ?? ''));
  } catch (error) {
    notifyError(error);
  }
  await refetch();
};

/** Does the safe fix of a rule for all its rows, and looks again. */
export const fixAll = async (key: string): Promise<void> => {
  try {
    const { changed, left } = await api.checks.fix({ key });
    const said = left === 0 ? checksText.fixed : checksText.left;
    notifyUndo(translate(said, { n: formatNumber(changed), left: formatNumber(left) }));
  } catch (error) {
    notifyError(error);
    return;
  }
  await runChecks();
};

/** Chooses the row and stays in the table, or shows it on the map. */
export const openItem = (item: CheckItem, where: 'table' | 'map'): void => {
  if (item.fid > 0) setSelection({ layer: item.layer, fids: [item.fid] });
  if (where === 'table') return;
  goTo('map');
  if (item.place === null) void deskMapApi.focusFeatures(item.layer, [item.fid]);
  else {
    const [lon, lat] = item.place;
    const around = 0.004;
    deskMapApi.fitExtent([lon - around, lat - around, lon + around, lat + around]);
  }
};

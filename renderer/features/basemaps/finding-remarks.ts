import type { BasemapFinding } from '../../../shared/contract/basemaps.ts';
import { formatNumber } from '../../../shared/domain/units.ts';
import { basemapsUi } from '../../../shared/text/basemaps-ui.ts';
import { translate } from '../../ui/index.ts';

/**
 * What somebody should know of a file before it is added: that it lies elsewhere than the data, or that it is no picture.
 *
 * @param crs the coordinate system chosen for a picture, by which it lies here or there
 */
export const remarksOf = (finding: BasemapFinding, crs: string | null): readonly string[] => {
  const chosen = [finding.crs, ...finding.candidates].find((one) => one?.id === crs) ?? null;
  const km = Math.round((finding.format === 'image' ? chosen : finding)?.awayKm ?? 0);
  return [
    ...(km >= 1 ? [translate(basemapsUi.farAway, { km: formatNumber(km) })] : []),
    ...(finding.content === 'numbers' ? [translate(basemapsUi.numbers)] : []),
  ];
};

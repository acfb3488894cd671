import type { LayerSummary } from '../../../shared/contract/layers.ts';

/** Tabs in the order in which they are asked for: small areas and what lies in them, organisations, the frame around. */
const TAB_ORDER = [
  'subdistrict',
  'community_forest',
  'housing_project',
  'village',
  'council_area',
  'district',
  'zone',
  'province',
  'council',
  'welfare_fund',
  'learning_area',
  'partner',
  'working_group',
  'area_statistic',
  'local_authority',
  'forest_part',
];

const rank = ({ kind, register, zoneSchemeId, visible }: LayerSummary): number => {
  const hidden = visible ? 0 : 1000;
  if (kind === 'result') return hidden - 2;
  if (zoneSchemeId !== null) return hidden + TAB_ORDER.indexOf('zone');
  if (register === null) return hidden - 1;
  const at = TAB_ORDER.indexOf(register);
  return hidden + (at < 0 ? TAB_ORDER.length : at);
};

/** The layers of the table's tabs, what is hidden last; those without rows are left out but for the one asked for. */
export const tabLayers = (layers: readonly LayerSummary[], wanted: string | null): LayerSummary[] =>
  [...layers]
    .sort((a, b) => rank(a) - rank(b))
    .filter((layer) => layer.featureCount > 0 || layer.name === wanted);

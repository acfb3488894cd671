import { clusterText } from '../text/cluster-text.ts';
import { rampColors } from './ramps.ts';

/** What a row can be among its neighbours. Rows of which nothing is known have no class: their cell stays empty. */
export type Cluster = keyof typeof clusterText;

const [HOT_99, HOT_95, HOT_90, , COLD_90, COLD_95, COLD_99] = rampColors('diverging', 7);
// The middle of the ramp is nearly that of the land beneath.
const NOTHING = '#E0E4DF';
const ALONE = '#BFC6C1';

const CLUSTER_COLORS: Readonly<Record<Cluster, string>> = {
  hot99: HOT_99 ?? NOTHING,
  hot95: HOT_95 ?? NOTHING,
  hot90: HOT_90 ?? NOTHING,
  cold90: COLD_90 ?? NOTHING,
  cold95: COLD_95 ?? NOTHING,
  cold99: COLD_99 ?? NOTHING,
  highHigh: HOT_99 ?? NOTHING,
  highLow: HOT_90 ?? NOTHING,
  lowHigh: COLD_90 ?? NOTHING,
  lowLow: COLD_99 ?? NOTHING,
  nothing: NOTHING,
  alone: ALONE,
};

export const HOT_SPOT_CLUSTERS: readonly Cluster[] = [
  ...(['hot99', 'hot95', 'hot90', 'nothing', 'cold90', 'cold95', 'cold99', 'alone'] as const),
];
export const OUTLIER_CLUSTERS: readonly Cluster[] = [
  ...(['highHigh', 'highLow', 'nothing', 'lowHigh', 'lowLow', 'alone'] as const),
];

/** A class as a legend shows it; the value is what stands in the cell. */
export interface ClusterClass {
  readonly value: string;
  readonly label: string;
  readonly color: string;
}

export const clusterClasses = (clusters: readonly Cluster[]): ClusterClass[] =>
  clusters.map((cluster) => {
    const { th } = clusterText[cluster];
    return { value: th, label: th, color: CLUSTER_COLORS[cluster] };
  });

/** Adjusted p-values up to these are told: three degrees of certainty of hot spots, one of outliers. */
export const CERTAIN = { most: 0.01, much: 0.05, some: 0.1 } as const;

/** The class of a Gi* score; `NaN` where nothing can stand out. */
export function hotSpotCluster(z: number, adjusted: number): Cluster {
  if (!(adjusted <= CERTAIN.some)) return 'nothing';
  const degree = adjusted <= CERTAIN.most ? '99' : adjusted <= CERTAIN.much ? '95' : '90';
  return z > 0 ? `hot${degree}` : `cold${degree}`;
}

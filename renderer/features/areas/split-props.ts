import type { AreaPlan, AreaSplit } from '../../../shared/contract/area-change.ts';
import type { Spine, SpineArea } from '../../../shared/contract/areas.ts';

/** What each part of the form of a split is given. */
export interface SplitProps {
  readonly draft: AreaSplit;
  readonly area: SpineArea;
  readonly spine: Spine;
  /** What it would do, as far as it is filled in. */
  readonly plan: AreaPlan | undefined;
}

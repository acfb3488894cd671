import type { Bilingual } from '../../../shared/contract/base.ts';
import type { CheckKey } from '../../../shared/text/checks.ts';
import type { Change, OpenWorkspace } from '../context.ts';
import type { Geos } from '../geometry/index.ts';

/** A row that a rule names, and what is wrong with it. */
export interface Finding {
  readonly layer: string;
  readonly fid: number;
  readonly detail: Bilingual;
  readonly place?: readonly [lon: number, lat: number];
}

export interface CheckTools {
  readonly workspace: OpenWorkspace;
  readonly geos: Geos;
}

/** One rule over the rows of the workspace. */
export interface Check {
  readonly key: CheckKey;
  readonly severity: 'error' | 'warning' | 'info';
  /** Yields undefined where others may have their turn. */
  find(tools: CheckTools): Iterable<Finding | undefined>;
  /** Puts right what can be put right safely; returns false for a row that it leaves. */
  fix?(change: Change, finding: Finding, tools: CheckTools): boolean;
  /** True for rules over personal data: they need the open store. */
  readonly restricted?: boolean;
}

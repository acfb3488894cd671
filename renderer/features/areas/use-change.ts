import { useDebouncedValue } from '@mantine/hooks';
import { keepPreviousData, useQuery } from '@tanstack/react-query';
import { useEffect, useMemo } from 'react';
import type { AreaChange, AreaPlan } from '../../../shared/contract/area-change.ts';
import type { SpineArea } from '../../../shared/contract/areas.ts';
import { dayInThailand } from '../../../shared/domain/dates.ts';
import { orpc } from '../../api/index.ts';
import { type ChangeStart, setAreasDesk, useAreasDesk } from './areas-store.ts';
import { askedChange, firstDraft } from './change-draft.ts';

const ASK_AFTER_MS = 200;

/** The change as it is filled in so far; it outlives a walk to another place. */
export const useDraft = (start: ChangeStart, areas: readonly SpineArea[]): AreaChange | null => {
  const kept = useAreasDesk((state) => state.change);
  const first = useMemo(() => firstDraft(start, areas, dayInThailand()), [start, areas]);
  useEffect(() => {
    if (kept === null && first !== null) setAreasDesk({ change: first });
  }, [kept, first]);
  return kept;
};

/** Changes some of the draft that is open, whatever it has become meanwhile. */
export const changeDraft = <Kind extends AreaChange['kind']>(
  kind: Kind,
  make: (draft: Extract<AreaChange, { kind: Kind }>) => Partial<Extract<AreaChange, { kind: Kind }>>,
): void => {
  const { change } = useAreasDesk.getState();
  if (change?.kind !== kind) return;
  const draft = change as Extract<AreaChange, { kind: Kind }>;
  setAreasDesk({ change: { ...draft, ...make(draft) } as AreaChange });
};

export interface PlanState {
  readonly plan: AreaPlan | undefined;
  /** Names the plan, to be given with the change. */
  readonly seen: string | undefined;
  /** The plan is of the draft as it stands now, and nothing keeps it from being made. */
  readonly ready: boolean;
  readonly asked: AreaChange | null;
  readonly error: unknown;
}

/** What the change would do, asked again a moment after each edit. */
export const usePlan = (draft: AreaChange): PlanState => {
  const [settled] = useDebouncedValue(draft, ASK_AFTER_MS);
  const asked = useMemo(() => askedChange(settled), [settled]);
  const query = useQuery({
    ...orpc.areas.plan.queryOptions({
      input: asked ?? { kind: 'retire', register: draft.register, onDate: draft.onDate, note: '', id: '-' },
      placeholderData: keepPreviousData,
    }),
    enabled: asked !== null,
  });
  const plan = asked === null ? undefined : query.data;
  const fresh = settled === draft && asked !== null && !query.isFetching && !query.isError;
  const sound = plan?.findings.every(({ severity }) => severity !== 'error') ?? false;
  return {
    plan,
    seen: query.data?.seen,
    ready: fresh && sound,
    asked,
    error: asked === null ? null : query.error,
  };
};

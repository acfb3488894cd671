import { SegmentedControl, Select } from '@mantine/core';
import { useEffect, useState } from 'react';
import type { AreaPlan, AreaSplit, PlanMember } from '../../../shared/contract/area-change.ts';
import type { Spine } from '../../../shared/contract/areas.ts';
import { areasUi } from '../../../shared/text/areas-ui.ts';
import { useDeskMap, useMapApi } from '../../map/index.ts';
import { useText } from '../../ui/index.ts';
import css from './areas.module.css';
import { partColor } from './change-draft.ts';
import { MemberCode } from './member-codes.tsx';
import type { SplitProps } from './split-props.ts';
import { changeDraft } from './use-change.ts';

const putIn = (id: string, part: number): void =>
  changeDraft('split', ({ members }) => ({ members: { ...members, [id]: part } }));

interface PickProps {
  readonly members: readonly PlanMember[];
  readonly spine: Spine;
  readonly part: number;
  readonly rest: number;
}

/** Clicks on villages put them into the part that is chosen; a second click puts them back. */
const usePickMembers = ({ members, spine, part, rest }: PickProps): void => {
  const map = useMapApi();
  const drawing = useDeskMap((state) => state.place !== null);
  const layer = members[0]?.register;
  useEffect(() => {
    if (layer === undefined || drawing) return;
    const byId = new Map(members.map((member) => [member.id, member]));
    const own = spine.areas.filter(({ register, id }) => register === layer && byId.has(id));
    return map.pickMode({
      layer,
      only: own.map(({ fid }) => fid),
      picked: own.filter(({ id }) => byId.get(id)?.part === part).map(({ fid }) => fid),
      color: partColor(part),
      onToggle: (fid) => {
        const area = own.find((one) => one.fid === fid);
        if (area === undefined) return;
        putIn(area.id, byId.get(area.id)?.part === part ? rest : part);
      },
    });
  }, [map, members, spine, layer, part, rest, drawing]);
};

/** Which part the villages of a sub-district go to, or the sub-districts of a district, and their codes there. */
export function SplitMembers({ draft, area, spine, plan }: SplitProps) {
  if (plan === undefined || plan.members.length === 0) return null;
  return <Members draft={draft} plan={plan} spine={spine} ofDistrict={area.register === 'district'} />;
}

interface MembersProps {
  readonly draft: AreaSplit;
  readonly plan: AreaPlan;
  readonly spine: Spine;
  readonly ofDistrict: boolean;
}

function Members({ draft, plan, spine, ofDistrict }: MembersProps) {
  const t = useText();
  const { parts, keeps } = draft;
  const [active, setActive] = useState(1);
  const part = Math.min(active, parts.length - 1);
  const rest = (keeps ?? 0) === part ? (part === 0 ? 1 : 0) : (keeps ?? 0);
  usePickMembers({ members: plan.members, spine, part, rest });
  const choices = parts.map(({ nameTh }, i) => ({
    value: String(i),
    label: nameTh === '' ? t(areasUi.partN, { n: i + 1 }) : nameTh,
  }));
  return (
    <div className={css.block}>
      <p className={css.label}>{t(ofDistrict ? areasUi.membersSubdistricts : areasUi.members)}</p>
      <p className={css.hint}>{t(areasUi.pickMembers)}</p>
      <SegmentedControl
        size="xs"
        fullWidth
        aria-label={t(areasUi.pickMembers)}
        value={String(part)}
        data={choices}
        onChange={(value) => setActive(Number(value))}
      />
      <ul className={css.members}>
        {plan.members.map((member) => (
          <li key={member.id}>
            <span className={css.swatch} style={{ background: partColor(member.part ?? 0) }} />
            <span className={css.grow}>{member.title}</span>
            {member.before !== member.after && (
              <MemberCode member={member} kind="split" codes={draft.codes} />
            )}
            <Select
              size="xs"
              className={css.partInput ?? ''}
              aria-label={t(areasUi.partOf, { name: member.title })}
              allowDeselect={false}
              data={choices}
              value={String(member.part ?? 0)}
              onChange={(value) => value !== null && putIn(member.id, Number(value))}
            />
          </li>
        ))}
      </ul>
    </div>
  );
}

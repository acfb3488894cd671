import { ActionIcon, Radio, SegmentedControl, Select, Stack, TextInput } from '@mantine/core';
import { IconX } from '@tabler/icons-react';
import { useEffect, useMemo } from 'react';
import type { AreaMerge, AreaPlan } from '../../../shared/contract/area-change.ts';
import type { Spine, SpineArea } from '../../../shared/contract/areas.ts';
import { areasUi } from '../../../shared/text/areas-ui.ts';
import { useMapApi } from '../../map/index.ts';
import { useText } from '../../ui/index.ts';
import css from './areas.module.css';
import { freeCodeFor } from './free-code.ts';
import { MemberCodes } from './member-codes.tsx';
import { nodeTitle } from './tree-row.tsx';
import { changeDraft } from './use-change.ts';

interface MergeProps {
  readonly draft: AreaMerge;
  readonly spine: Spine;
  readonly plan: AreaPlan | undefined;
}

const toggled = (ids: readonly string[], id: string): string[] =>
  ids.includes(id) ? ids.filter((one) => one !== id) : [...ids, id];

/** Takes an area in or out; where the one that goes on leaves, the first of the rest does. */
const toggleArea = (spine: Spine, area: SpineArea): void =>
  changeDraft('merge', (draft) => {
    const ids = toggled(draft.ids, area.id);
    if (draft.keeps === null || ids.includes(draft.keeps)) return { ids };
    const next = spine.areas.find(({ id }) => id === ids[0]);
    return next === undefined ? { ids } : { ids, ...keeping(next) };
  });

const keeping = ({ id, code, title, titleEn }: SpineArea): Partial<AreaMerge> => ({
  keeps: id,
  into: { code, nameTh: title, nameEn: titleEn },
});

/** Clicks on the map take areas in and out. */
const usePickAreas = (draft: AreaMerge, spine: Spine): void => {
  const map = useMapApi();
  const { register, ids } = draft;
  useEffect(() => {
    const own = spine.areas.filter((area) => area.register === register);
    const above = own.find(({ id }) => ids.includes(id))?.above;
    return map.pickMode({
      layer: register,
      only: own.filter((area) => area.above === above && !area.retired).map(({ fid }) => fid),
      picked: own.filter(({ id }) => ids.includes(id)).map(({ fid }) => fid),
      onToggle: (fid) => {
        const area = own.find((one) => one.fid === fid);
        if (area !== undefined) toggleArea(spine, area);
      },
    });
  }, [map, spine, register, ids]);
};

/** Which areas become one, and what that is called. */
export function MergeForm({ draft, spine, plan }: MergeProps) {
  const t = useText();
  usePickAreas(draft, spine);
  const { register, ids, figures } = draft;
  const chosen = useMemo(
    () => ids.flatMap((id) => spine.areas.find((area) => area.id === id) ?? []),
    [ids, spine],
  );
  return (
    <>
      <Chosen chosen={chosen} draft={draft} spine={spine} />
      <Into draft={draft} chosen={chosen} />
      {plan !== undefined && (
        <MemberCodes
          title={t(areasUi.membersCodes)}
          kind="merge"
          members={plan.members}
          codes={draft.codes}
        />
      )}
      {register !== 'village' && (
        <div>
          <p className={css.label}>{t(areasUi.figures)}</p>
          <SegmentedControl
            size="xs"
            fullWidth
            aria-label={t(areasUi.figures)}
            value={figures}
            data={[
              { value: 'sum', label: t(areasUi.figuresSum) },
              { value: 'keep', label: t(areasUi.figuresKeep) },
            ]}
            onChange={(value) => changeDraft('merge', () => ({ figures: value === 'sum' ? 'sum' : 'keep' }))}
          />
        </div>
      )}
    </>
  );
}

interface ChosenProps extends Omit<MergeProps, 'plan'> {
  readonly chosen: readonly SpineArea[];
}

function Chosen({ chosen, draft, spine }: ChosenProps) {
  const t = useText();
  const map = useMapApi();
  const first = chosen[0];
  const more = spine.areas.filter(
    ({ register, retired, id, above }) =>
      register === draft.register && !retired && !draft.ids.includes(id) && above === first?.above,
  );
  return (
    <div>
      <p className={css.label}>{t(areasUi.mergeWhich)}</p>
      <p className={css.hint}>{t(areasUi.mergePick)}</p>
      <ul className={css.chosen}>
        {chosen.map((area) => {
          const name = nodeTitle({ kind: area.register, title: area.title }, t);
          return (
            <li key={area.id}>
              <span className={css.grow}>{name}</span>
              <span className={css.code}>{area.code}</span>
              <ActionIcon
                variant="subtle"
                color="gray"
                size={26}
                aria-label={t(areasUi.takeOut, { name })}
                onClick={() => toggleArea(spine, area)}
              >
                <IconX size={15} stroke={1.75} />
              </ActionIcon>
            </li>
          );
        })}
      </ul>
      <Select
        size="sm"
        searchable
        aria-label={t(areasUi.mergeMore)}
        placeholder={t(areasUi.mergeMore)}
        data={more.map(({ id, title, code }) => ({ value: id, label: `${title} ${code ?? ''}` }))}
        value={null}
        onChange={(id) => {
          const area = more.find((one) => one.id === id);
          if (area === undefined) return;
          toggleArea(spine, area);
          void map.focusFeatures(
            draft.register,
            [...chosen, area].map(({ fid }) => fid),
          );
        }}
      />
    </div>
  );
}

/** Whose code goes on, and the name. */
function Into({ draft, chosen }: { readonly draft: AreaMerge; readonly chosen: readonly SpineArea[] }) {
  const t = useText();
  const { keeps, into, register } = draft;
  const choose = async (id: string): Promise<void> => {
    const area = chosen.find((one) => one.id === id);
    if (area !== undefined) changeDraft('merge', () => keeping(area));
    else {
      const code = await freeCodeFor(register, chosen[0]?.above ?? null);
      changeDraft('merge', (now) => ({ keeps: null, into: { ...now.into, code } }));
    }
  };
  return (
    <fieldset className={css.group}>
      <legend>{t(areasUi.mergeInto)}</legend>
      <Radio.Group value={keeps ?? 'new'} onChange={(id) => void choose(id)}>
        <Stack gap={6}>
          {chosen.map(({ id, title, code }) => (
            <Radio
              key={id}
              size="sm"
              value={id}
              label={t(areasUi.mergeUses, { name: `${title} ${code ?? ''}` })}
            />
          ))}
          <Radio size="sm" value="new" label={t(areasUi.mergeNew)} />
        </Stack>
      </Radio.Group>
      <div className={css.pair}>
        <TextInput
          size="sm"
          label={t(areasUi.nameTh)}
          value={into.nameTh}
          onChange={(event) => {
            const nameTh = event.currentTarget.value;
            changeDraft('merge', (now) => ({ into: { ...now.into, nameTh } }));
          }}
        />
        <TextInput
          size="sm"
          label={t(areasUi.code)}
          readOnly={keeps !== null}
          value={into.code ?? ''}
          onChange={(event) => {
            const code = event.currentTarget.value.trim();
            changeDraft('merge', (now) => ({ into: { ...now.into, code: code === '' ? null : code } }));
          }}
        />
      </div>
    </fieldset>
  );
}

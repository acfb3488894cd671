import { ActionIcon, Button, Checkbox, Group, SegmentedControl, Select } from '@mantine/core';
import { IconX } from '@tabler/icons-react';
import { useEffect, useState } from 'react';
import type { CouncilArea, Spine, SpineArea } from '../../../shared/contract/areas.ts';
import { formatNumber } from '../../../shared/domain/units.ts';
import { areasUi, councilUi } from '../../../shared/text/areas-ui.ts';
import { useMapApi } from '../../map/index.ts';
import { useText } from '../../ui/index.ts';
import css from './areas.module.css';
import {
  type CouncilDraft,
  toggleSubdistrict,
  toggleVillage,
  villagesIn,
  withVillages,
} from './council-draft.ts';

interface PartsProps {
  readonly council: CouncilArea;
  readonly spine: Spine;
  readonly draft: CouncilDraft;
  readonly onDraft: (draft: CouncilDraft) => void;
}

type Picking = 'subdistrict' | 'village';

const isPicking = (value: string): value is Picking => value === 'subdistrict' || value === 'village';

/** Clicks on the map take sub-districts or villages in and out. */
const usePickParts = ({ spine, draft, onDraft }: PartsProps, picking: Picking): void => {
  const map = useMapApi();
  useEffect(() => {
    const own = spine.areas.filter(({ register, retired }) => register === picking && !retired);
    const isIn = ({ id, code }: SpineArea): boolean =>
      picking === 'village' ? draft.villages.includes(id) : draft.subdistricts.includes(code ?? '');
    return map.pickMode({
      layer: picking,
      picked: own.filter(isIn).map(({ fid }) => fid),
      onToggle: (fid) => {
        const area = own.find((one) => one.fid === fid);
        if (area === undefined) return;
        if (picking === 'village') onDraft(toggleVillage(draft, area));
        else if (area.code !== null) onDraft(toggleSubdistrict(draft, spine, area.code));
      },
    });
  }, [map, spine, draft, onDraft, picking]);
};

/** The sub-districts of a council area with their villages: by ticks, and by clicks on the map. */
export function CouncilParts(props: PartsProps) {
  const t = useText();
  const { spine, draft, onDraft } = props;
  const [picking, setPicking] = useState<Picking>('subdistrict');
  usePickParts(props, picking);
  const known = new Map(
    spine.areas.flatMap((area) =>
      area.register === 'subdistrict' && area.code !== null ? [[area.code, area]] : [],
    ),
  );
  return (
    <>
      <div className={css.block}>
        <p className={css.label}>{t(councilUi.pickOnMap)}</p>
        <SegmentedControl
          size="xs"
          fullWidth
          aria-label={t(councilUi.pickOnMap)}
          value={picking}
          data={[
            { value: 'subdistrict', label: t(councilUi.pickSubdistricts) },
            { value: 'village', label: t(councilUi.pickVillages) },
          ]}
          onChange={(value) => isPicking(value) && setPicking(value)}
        />
      </div>
      {draft.subdistricts.length === 0 && <p className={css.soft}>{t(councilUi.noSubdistricts)}</p>}
      {draft.subdistricts.map((code) => (
        <Subdistrict key={code} code={code} title={known.get(code)?.title ?? code} {...props} />
      ))}
      <AddSubdistrict
        spine={spine}
        draft={draft}
        onAdd={(code) => onDraft(toggleSubdistrict(draft, spine, code))}
      />
    </>
  );
}

interface AddProps {
  readonly spine: Spine;
  readonly draft: CouncilDraft;
  readonly onAdd: (code: string) => void;
}

function AddSubdistrict({ spine, draft, onAdd }: AddProps) {
  const t = useText();
  const districts = new Map(
    spine.areas.flatMap(({ register, code, title }) => (register === 'district' ? [[code, title]] : [])),
  );
  const choices = spine.areas
    .filter(
      ({ register, retired, code }) =>
        register === 'subdistrict' && !retired && code !== null && !draft.subdistricts.includes(code),
    )
    .map(({ code, title, above }) => ({
      value: code ?? '',
      label: `${title} · อ.${districts.get(above) ?? above ?? ''}`,
    }));
  return (
    <Select
      size="sm"
      searchable
      aria-label={t(councilUi.addSubdistrict)}
      placeholder={t(councilUi.addSubdistrict)}
      data={choices}
      value={null}
      limit={60}
      onChange={(code) => code !== null && onAdd(code)}
    />
  );
}

interface SubdistrictProps extends PartsProps {
  readonly code: string;
  readonly title: string;
}

function Subdistrict({ code, title, council, spine, draft, onDraft }: SubdistrictProps) {
  const t = useText();
  const name = `ต.${title}`;
  const villages = villagesIn(spine, code);
  const chosen = villages.filter(({ id }) => draft.villages.includes(id)).length;
  const shared = council.subdistricts.find((one) => one.code === code)?.sharedWith ?? [];
  return (
    <fieldset className={css.group}>
      <legend>{name}</legend>
      <Group gap={6} wrap="nowrap">
        <span className={css.grow}>
          <span className={css.soft}>
            {t(councilUi.count, { n: formatNumber(chosen), total: formatNumber(villages.length) })}
          </span>
        </span>
        <Button
          size="compact-xs"
          variant="default"
          onClick={() => onDraft(withVillages(draft, villages, true))}
        >
          {t(councilUi.allOf)}
        </Button>
        <Button
          size="compact-xs"
          variant="default"
          onClick={() => onDraft(withVillages(draft, villages, false))}
        >
          {t(councilUi.noneOf)}
        </Button>
        <ActionIcon
          variant="subtle"
          color="gray"
          size={26}
          aria-label={t(areasUi.takeOut, { name })}
          onClick={() => onDraft(toggleSubdistrict(draft, spine, code))}
        >
          <IconX size={15} stroke={1.75} />
        </ActionIcon>
      </Group>
      {shared.length > 0 && (
        <p className={css.hint}>{t(councilUi.sharedWith, { names: shared.join(' ') })}</p>
      )}
      {villages.length > 0 && (
        <ul className={css.ticks}>
          {villages.map((village) => (
            <Village
              key={village.id}
              village={village}
              spine={spine}
              own={council.id}
              on={draft.villages.includes(village.id)}
              onToggle={() => onDraft(toggleVillage(draft, village))}
            />
          ))}
        </ul>
      )}
    </fieldset>
  );
}

interface VillageProps {
  readonly village: SpineArea;
  readonly spine: Spine;
  readonly own: string;
  readonly on: boolean;
  readonly onToggle: () => void;
}

function Village({ village, spine, own, on, onToggle }: VillageProps) {
  const t = useText();
  const { title, moo, council } = village;
  const other =
    council === null || council === own ? null : spine.areas.find(({ id }) => id === council)?.title;
  return (
    <li>
      <Checkbox
        size="xs"
        checked={on}
        onChange={onToggle}
        label={moo === null ? title : `${title} ${t(areasUi.moo, { n: moo })}`}
      />
      {other && <small>{t(councilUi.ofCouncil, { name: other })}</small>}
    </li>
  );
}

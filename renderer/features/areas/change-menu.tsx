import { Menu } from '@mantine/core';
import {
  IconArrowMerge,
  IconArrowsSplit2,
  IconArrowsTransferDown,
  IconBuildingCommunity,
  IconCalendarOff,
  IconPencil,
} from '@tabler/icons-react';
import type { ChangingRegister } from '../../../shared/contract/area-change.ts';
import { formatNumber } from '../../../shared/domain/units.ts';
import { areasUi } from '../../../shared/text/areas-ui.ts';
import { useText } from '../../ui/index.ts';
import { type ChangeStart, openAreaChange, openCouncilArea } from './areas-store.ts';

interface ChangeItemsProps {
  readonly register: ChangingRegister;
  readonly fids: readonly number[];
}

/** What may happen to areas: of one all changes, of several a merge. Lines of a menu. */
export function ChangeItems({ register, fids }: ChangeItemsProps) {
  const t = useText();
  const icon = { size: 17, stroke: 1.75 };
  const start = (kind: ChangeStart['kind']) => () => openAreaChange({ kind, register, fids });
  const [fid, ...more] = fids;
  if (fid === undefined) return null;
  if (more.length > 0)
    return (
      <Menu.Item leftSection={<IconArrowMerge {...icon} />} onClick={start('merge')}>
        {t(areasUi.mergeThese, { n: formatNumber(fids.length) })}
      </Menu.Item>
    );
  return (
    <>
      {register === 'council_area' && (
        <Menu.Item leftSection={<IconBuildingCommunity {...icon} />} onClick={() => openCouncilArea(fid)}>
          {t(areasUi.editCouncil)}
        </Menu.Item>
      )}
      <Menu.Item leftSection={<IconArrowsSplit2 {...icon} />} onClick={start('split')}>
        {t(areasUi.splitThis)}
      </Menu.Item>
      <Menu.Item leftSection={<IconArrowMerge {...icon} />} onClick={start('merge')}>
        {t(areasUi.mergeThis)}
      </Menu.Item>
      <Menu.Item leftSection={<IconPencil {...icon} />} onClick={start('rename')}>
        {t(areasUi.rename)}
      </Menu.Item>
      <Menu.Item leftSection={<IconArrowsTransferDown {...icon} />} onClick={start('recode')}>
        {t(areasUi.recode)}
      </Menu.Item>
      <Menu.Item leftSection={<IconCalendarOff {...icon} />} onClick={start('retire')}>
        {t(areasUi.retire)}
      </Menu.Item>
    </>
  );
}

import { Button, Menu } from '@mantine/core';
import { IconChevronUp } from '@tabler/icons-react';
import type { Spine } from '../../../shared/contract/areas.ts';
import { formatNumber } from '../../../shared/domain/units.ts';
import { areasUi } from '../../../shared/text/areas-ui.ts';
import { useDesk } from '../../app/desk.ts';
import { PanelFoot, useText } from '../../ui/index.ts';
import css from './areas.module.css';
import { isChanging } from './areas-store.ts';
import { ChangeItems } from './change-menu.tsx';
import { areasByFid } from './use-spine.ts';

/** What may be done with the areas that are selected. */
export function AreasFoot({ spine }: { readonly spine: Spine | undefined }) {
  const t = useText();
  const selection = useDesk((state) => state.selection);
  const register = selection?.layer ?? null;
  const chosen = isChanging(register)
    ? areasByFid(spine, register, selection?.fids ?? []).filter(({ retired }) => !retired)
    : [];
  if (!isChanging(register) || chosen.length === 0)
    return (
      <PanelFoot>
        <small className={css.footHint}>{t(areasUi.notChangeable)}</small>
      </PanelFoot>
    );
  return (
    <PanelFoot>
      <Menu position="top-start" width={240}>
        <Menu.Target>
          <Button fullWidth variant="default" rightSection={<IconChevronUp size={16} stroke={1.75} />}>
            {t(areasUi.change)}
            {chosen.length > 1 && ` · ${t(areasUi.selected, { n: formatNumber(chosen.length) })}`}
          </Button>
        </Menu.Target>
        <Menu.Dropdown>
          <ChangeItems register={register} fids={chosen.map(({ fid }) => fid)} />
        </Menu.Dropdown>
      </Menu>
    </PanelFoot>
  );
}

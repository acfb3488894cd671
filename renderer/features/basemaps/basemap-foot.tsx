import { Button, Menu, Popover, UnstyledButton } from '@mantine/core';
import {
  IconAlertTriangle,
  IconChevronUp,
  IconFile,
  IconMap2,
  IconPlus,
  IconWorld,
} from '@tabler/icons-react';
import { useState } from 'react';
import { basemapsUi } from '../../../shared/text/basemaps-ui.ts';
import { useText } from '../../ui/index.ts';
import { openAddress, pickBasemaps } from './add-store.ts';
import { BasemapChoices } from './basemap-choices.tsx';
import { BasemapLook } from './basemap-look.tsx';
import css from './basemaps.module.css';
import { useBasemaps, useShownBasemap } from './use-basemaps.ts';

const ICON = { size: 18, stroke: 1.75 };

/** The ways to add a basemap. */
function AddMenu({ onChosen }: { readonly onChosen: () => void }) {
  const t = useText();
  const then = (open: () => void) => () => {
    onChosen();
    open();
  };
  return (
    // Within the popover: a menu elsewhere on the page would count as a click beside it and close both.
    <Menu position="top-start" withinPortal={false}>
      <Menu.Target>
        <Button variant="default" size="compact-md" leftSection={<IconPlus size={16} stroke={1.75} />}>
          {t(basemapsUi.add)}
        </Button>
      </Menu.Target>
      <Menu.Dropdown>
        <Menu.Item leftSection={<IconFile {...ICON} />} onClick={then(() => void pickBasemaps())}>
          {t(basemapsUi.addFile)}
        </Menu.Item>
        <Menu.Item leftSection={<IconWorld {...ICON} />} onClick={then(openAddress)}>
          {t(basemapsUi.addAddress)}
        </Menu.Item>
      </Menu.Dropdown>
    </Menu>
  );
}

/** The foot of the layer panel: which basemap lies under the data, and the way to others. */
export function BasemapFoot() {
  const t = useText();
  const [opened, setOpened] = useState(false);
  const { basemaps, shown: on } = useBasemaps();
  const shown = useShownBasemap();
  const title = shown?.title ?? t(on === 'none' ? basemapsUi.none : basemapsUi.context);
  const troubled = shown !== null && shown.state !== 'ready' && shown.state !== 'preparing';
  const close = (): void => setOpened(false);
  return (
    <Popover
      opened={opened}
      onChange={setOpened}
      position="top-start"
      width={336}
      offset={4}
      trapFocus
      returnFocus
      withinPortal
    >
      <Popover.Target>
        <UnstyledButton className={css.foot ?? ''} onClick={() => setOpened(!opened)}>
          {troubled ? (
            <IconAlertTriangle size={16} stroke={1.75} className={css.trouble} aria-hidden="true" />
          ) : (
            <IconMap2 size={16} stroke={1.75} aria-hidden="true" />
          )}
          <span>{t(basemapsUi.button, { title })}</span>
          <IconChevronUp size={14} stroke={1.75} aria-hidden="true" />
        </UnstyledButton>
      </Popover.Target>
      <Popover.Dropdown className={css.pop ?? ''} aria-label={t(basemapsUi.heading)}>
        <h3>{t(basemapsUi.heading)}</h3>
        <BasemapChoices basemaps={basemaps} shown={on} onLeave={close} />
        {basemaps.length === 0 && <p className={css.empty}>{t(basemapsUi.empty)}</p>}
        {shown !== null && <BasemapLook basemap={shown} />}
        <div className={css.popFoot}>
          <AddMenu onChosen={close} />
        </div>
      </Popover.Dropdown>
    </Popover>
  );
}

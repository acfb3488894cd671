import { Menu } from '@mantine/core';
import { IconChevronUp, IconCopy } from '@tabler/icons-react';
import { create } from 'zustand';
import type { Position } from '../../../shared/geo/geometry.ts';
import { frameText } from '../../../shared/text/frame.ts';
import { mapToolsText } from '../../../shared/text/map-tools.ts';
import { copyText } from '../../app/copy-text.ts';
import { useDeskMap } from '../../map/index.ts';
import { IconButton, useText } from '../../ui/index.ts';
import css from './coordinates.module.css';
import { CoordinateList } from './coordinates-button.tsx';
import { LIVE_SYSTEMS, type LiveSystem } from './place-systems.ts';

const KEY = 'changwat-coordinates';
const isSystem = (value: string | null): value is LiveSystem => value !== null && value in LIVE_SYSTEMS;
const remembered = (): LiveSystem => {
  const value = localStorage.getItem(KEY);
  return isSystem(value) ? value : 'utm';
};

/** The system beside latitude and longitude; a matter of taste, so the browser keeps it. */
const useShown = create<{ readonly system: LiveSystem }>(() => ({ system: remembered() }));
const show = (system: LiveSystem): void => {
  localStorage.setItem(KEY, system);
  useShown.setState({ system });
};

/** All systems at the middle of the map, and which of them the bar shows. */
function Systems({ at, shown }: { readonly at: Position; readonly shown: LiveSystem }) {
  const t = useText();
  return (
    <Menu position="top-start" withinPortal keepMounted={false} trapFocus>
      <Menu.Target>
        <IconButton size={22} label={t(mapToolsText.systemsHere)} tooltipSide="top">
          <IconChevronUp size={15} stroke={2} />
        </IconButton>
      </Menu.Target>
      <Menu.Dropdown>
        <Menu.Label>{t(mapToolsText.systemShown)}</Menu.Label>
        <Menu.RadioGroup value={shown} onChange={(system) => isSystem(system) && show(system)}>
          {(Object.keys(LIVE_SYSTEMS) as LiveSystem[]).map((system) => (
            <Menu.RadioItem key={system} value={system} closeMenuOnClick>
              {t(LIVE_SYSTEMS[system].title)}
            </Menu.RadioItem>
          ))}
        </Menu.RadioGroup>
        <Menu.Divider />
        <Menu.Label>{t(mapToolsText.atCentre)}</Menu.Label>
        <CoordinateList at={at} />
      </Menu.Dropdown>
    </Menu>
  );
}

/** Where the pointer is, in degrees and in a system of choice. */
export function PositionPart({ partClass }: { readonly partClass: string | undefined }) {
  const t = useText();
  const pointer = useDeskMap((state) => state.pointer);
  const view = useDeskMap((state) => state.view);
  const shown = useShown((state) => state.system);
  if (view === null) return null;
  // Off the map the middle of the map is meant: coordinates stay readable and can be copied.
  const [lon, lat] = pointer ?? view.centre;
  const words = `${t(frameText.latitude)} ${lat.toFixed(4)} ${t(frameText.longitude)} ${lon.toFixed(4)}`;
  return (
    <>
      <span className={partClass}>
        <span className={css.degrees}>{words}</span>
        <IconButton
          size={22}
          label={t(frameText.copyPosition)}
          tooltipSide="top"
          onClick={() => void copyText(`${lat.toFixed(6)}, ${lon.toFixed(6)}`)}
        >
          <IconCopy size={15} stroke={1.75} />
        </IconButton>
      </span>
      <span className={partClass} data-wide>
        <span className={css.system} data-long={shown === 'dms' || undefined}>
          {LIVE_SYSTEMS[shown].write([lon, lat])}
        </span>
        <Systems at={[view.centre[0], view.centre[1]]} shown={shown} />
      </span>
    </>
  );
}

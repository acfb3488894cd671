import { IconFocus2, IconHome, IconMinus, IconPlus } from '@tabler/icons-react';
import type { ReactNode } from 'react';
import { mapText } from '../../shared/text/map.ts';
import { IconButton, useText } from '../ui/index.ts';
import { useMapApi } from './desk-map.ts';
import css from './map.module.css';
import { overMapSide } from './map-room.ts';

export interface MapToolsProps {
  readonly onHome: () => void;
  /** Absent while nothing is selected. */
  readonly onSelection?: (() => void) | undefined;
  /** Further tools, beneath. */
  readonly children?: ReactNode;
}

/** The floating tools at the map's left. */
export function MapTools({ onHome, onSelection, children }: MapToolsProps) {
  const t = useText();
  const { zoomBy } = useMapApi();
  const icon = { size: 20, stroke: 1.75 };
  return (
    <div
      ref={overMapSide}
      className={css.tools}
      role="toolbar"
      aria-orientation="vertical"
      aria-label={t(mapText.tools)}
    >
      <IconButton label={t(mapText.zoomIn)} tooltipSide="right" onClick={() => zoomBy(1)}>
        <IconPlus {...icon} />
      </IconButton>
      <IconButton label={t(mapText.zoomOut)} tooltipSide="right" onClick={() => zoomBy(-1)}>
        <IconMinus {...icon} />
      </IconButton>
      <IconButton label={t(mapText.home)} tooltipSide="right" onClick={onHome}>
        <IconHome {...icon} />
      </IconButton>
      <hr />
      <IconButton
        label={t(mapText.zoomSelection)}
        tooltipSide="right"
        disabled={onSelection === undefined}
        {...(onSelection === undefined ? {} : { onClick: onSelection })}
      >
        <IconFocus2 {...icon} />
      </IconButton>
      {children}
    </div>
  );
}

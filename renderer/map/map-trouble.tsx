import { Button } from '@mantine/core';
import { IconMapOff } from '@tabler/icons-react';
import { mapText } from '../../shared/text/map.ts';
import { Empty, useText } from '../ui/index.ts';
import css from './map.module.css';

/** `missing`: the PC draws no map at all; `lost`: it did, and ceased to. */
export type Trouble = 'missing' | 'lost';

/** Stands in the map's place while it can't be drawn: everything else goes on. */
export function MapTrouble({
  trouble,
  onRetry,
}: {
  readonly trouble: Trouble;
  readonly onRetry: () => void;
}) {
  const t = useText();
  return (
    <div className={css.trouble} role="alert">
      <Empty
        fill
        icon={<IconMapOff size={40} stroke={1.5} />}
        title={t(trouble === 'lost' ? mapText.lostTitle : mapText.missingTitle)}
        text={t(trouble === 'lost' ? mapText.lostText : mapText.missingText)}
      >
        <Button onClick={onRetry}>{t(mapText.drawAgain)}</Button>
      </Empty>
    </div>
  );
}

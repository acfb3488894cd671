import { IconMapPinFilled, IconX } from '@tabler/icons-react';
import { degreesText, utmText } from '../../../shared/geo/place-words.ts';
import { frameText } from '../../../shared/text/frame.ts';
import { deskMapApi, useDeskMap } from '../../map/index.ts';
import { IconButton, useText } from '../../ui/index.ts';
import { CoordinatesButton } from '../coordinates/index.ts';
import css from './search.module.css';

/** Over the map while a place that was searched for is marked: where it is, and the way to take the mark away. */
export function PinNote() {
  const t = useText();
  const pin = useDeskMap((state) => state.pin);
  if (pin === null) return null;
  return (
    <div className={css.pin} role="status">
      <IconMapPinFilled size={18} aria-hidden="true" />
      <b>{degreesText(pin)}</b>
      <span>{utmText(pin)}</span>
      <CoordinatesButton at={pin} />
      <IconButton size={28} label={t(frameText.unpin)} onClick={() => deskMapApi.pin(null)}>
        <IconX size={16} stroke={1.75} />
      </IconButton>
    </div>
  );
}

import { Button, Menu, Switch, TextInput } from '@mantine/core';
import { IconChevronUp, IconLock } from '@tabler/icons-react';
import { type FormEvent, useState } from 'react';
import { parseNumber } from '../../../shared/domain/number-text.ts';
import { arabicDigits, formatNumber } from '../../../shared/domain/units.ts';
import { mapToolsText } from '../../../shared/text/map-tools.ts';
import { deskMapApi, NEAREST_SCALE, scaleDenominator, useDeskMap } from '../../map/index.ts';
import { IconButton, useText } from '../../ui/index.ts';
import css from './map-tools.module.css';

/** Scales that maps are printed at. */
const SCALES = [4000, 10_000, 25_000, 50_000, 100_000, 250_000, 500_000] as const;
const MOST = 50_000_000;

/** The n of `1:50,000` or `50000`; null for what is no scale. */
const readScale = (typed: string): number | null => {
  const n = parseNumber(arabicDigits(typed).replace(/^\s*1\s*[:/]/, ''));
  return n === null || n < NEAREST_SCALE || n > MOST ? null : n;
};

function OwnScale({ onSet }: { readonly onSet: (n: number) => void }) {
  const t = useText();
  const [typed, setTyped] = useState('');
  const n = readScale(typed);
  const submit = (event: FormEvent): void => {
    event.preventDefault();
    if (n !== null) onSet(n);
  };
  return (
    <form className={css.own} onSubmit={submit}>
      <TextInput
        size="sm"
        label={t(mapToolsText.scaleTyped)}
        placeholder="1:20,000"
        value={typed}
        maxLength={20}
        error={typed !== '' && n === null ? t(mapToolsText.scaleBad) : null}
        onChange={(event) => setTyped(event.currentTarget.value)}
        onKeyDown={(event) => event.key !== 'Escape' && event.stopPropagation()}
      />
      <Button type="submit" size="sm" disabled={n === null}>
        {t(mapToolsText.scaleSet)}
      </Button>
    </form>
  );
}

/** The scale of the map, the way to another, and the lock that keeps it. */
export function ScalePart({ partClass }: { readonly partClass: string | undefined }) {
  const t = useText();
  const view = useDeskMap((state) => state.view);
  const lock = useDeskMap((state) => state.scaleLock);
  const [open, setOpen] = useState(false);
  if (view === null) return null;
  const now = lock ?? scaleDenominator(view.centre[1], view.zoom);
  const set = (n: number): void => {
    deskMapApi.showScale(n, lock !== null);
    setOpen(false);
  };
  const words = formatNumber(now);
  return (
    <span className={partClass}>
      <span className="visually-hidden">{t(mapToolsText.scale)}</span>
      {lock !== null && (
        <IconLock size={14} stroke={2} aria-label={t(mapToolsText.scaleLocked, { n: words })} />
      )}
      1:{words}
      <Menu opened={open} onChange={setOpen} position="top-start" withinPortal keepMounted={false}>
        <Menu.Target>
          <IconButton size={22} label={t(mapToolsText.scaleNow, { n: words })} tooltipSide="top">
            <IconChevronUp size={15} stroke={2} />
          </IconButton>
        </Menu.Target>
        <Menu.Dropdown>
          {SCALES.map((n) => (
            <Menu.Item key={n} aria-current={n === now || undefined} onClick={() => set(n)}>
              1:{formatNumber(n)}
            </Menu.Item>
          ))}
          <Menu.Divider />
          <OwnScale onSet={set} />
          <Switch
            className={css.lock ?? ''}
            label={t(mapToolsText.scaleLock)}
            description={t(mapToolsText.scaleHint)}
            checked={lock !== null}
            onChange={(event) =>
              event.currentTarget.checked ? deskMapApi.showScale(now, true) : deskMapApi.freeScale()
            }
          />
        </Menu.Dropdown>
      </Menu>
    </span>
  );
}

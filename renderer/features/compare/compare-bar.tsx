import { Button, Checkbox, Popover, SegmentedControl } from '@mantine/core';
import { IconLock, IconLockOpen, IconStack2, IconX } from '@tabler/icons-react';
import { compareText } from '../../../shared/text/compare.ts';
import { useDesk } from '../../app/desk.ts';
import { IconButton, useText } from '../../ui/index.ts';
import { useLayers, useLayerTitle } from '../layers/index.ts';
import { useTimeWords } from '../timeline/index.ts';
import css from './compare.module.css';
import {
  type CompareMode,
  endCompare,
  hold,
  setCompareMode,
  setRightLayers,
  useCompare,
} from './compare-store.ts';

/** Which layers the right map shows, the topmost first. */
function RightLayers() {
  const t = useText();
  const title = useLayerTitle();
  const layers = useLayers()
    .filter(({ geometryType, featureCount }) => geometryType !== 'None' && featureCount > 0)
    .toReversed();
  const chosen = useCompare((state) => state.layers);
  const shown = chosen ?? layers.filter(({ visible }) => visible).map(({ name }) => name);
  const toggle = (name: string, on: boolean): void =>
    setRightLayers(on ? [...shown, name] : shown.filter((one) => one !== name));
  return (
    <Popover position="bottom-end" withinPortal trapFocus>
      <Popover.Target>
        <Button size="compact-sm" variant="default" leftSection={<IconStack2 size={16} stroke={1.75} />}>
          {t(compareText.rightLayers)}
        </Button>
      </Popover.Target>
      <Popover.Dropdown className={css.layers ?? ''}>
        {layers.map((layer) => (
          <Checkbox
            key={layer.name}
            size="xs"
            label={title(layer)}
            checked={shown.includes(layer.name)}
            onChange={(event) => toggle(layer.name, event.currentTarget.checked)}
          />
        ))}
        <Button
          size="compact-sm"
          variant="subtle"
          disabled={chosen === null}
          onClick={() => setRightLayers(null)}
        >
          {t(compareText.sameLayers)}
        </Button>
      </Popover.Dropdown>
    </Popover>
  );
}

/** Holds the right map at the time that is shown now, while the left one walks on. */
function HoldButton() {
  const t = useText();
  const time = useDesk((state) => state.mapTime);
  const held = useCompare((state) => state.held);
  const words = useTimeWords();
  if (held !== null)
    return (
      <Button
        size="compact-sm"
        variant="default"
        leftSection={<IconLockOpen size={16} stroke={1.75} />}
        onClick={() => hold(null)}
      >
        {t(compareText.release)}
      </Button>
    );
  if (time === null) return null;
  return (
    <Button
      size="compact-sm"
      variant="default"
      leftSection={<IconLock size={16} stroke={1.75} />}
      onClick={() => hold({ time, words: words ?? '' })}
    >
      {t(compareText.hold)}
    </Button>
  );
}

/** How two maps are compared, over them. */
export function CompareBar({ mode }: { readonly mode: CompareMode }) {
  const t = useText();
  return (
    <section className={css.bar} data-map-head aria-label={t(compareText.bar)}>
      <SegmentedControl
        size="xs"
        aria-label={t(compareText.how)}
        data={(['swipe', 'beside'] as const).map((value) => ({ value, label: t(compareText[value]) }))}
        value={mode}
        onChange={(value) => setCompareMode(value as CompareMode)}
      />
      <RightLayers />
      <HoldButton />
      <IconButton size={28} label={t(compareText.close)} onClick={endCompare}>
        <IconX size={17} stroke={1.75} />
      </IconButton>
    </section>
  );
}

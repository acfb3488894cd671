import { Popover, Switch, UnstyledButton } from '@mantine/core';
import { IconChevronDown, IconEye, IconPresentation, IconPrinter } from '@tabler/icons-react';
import { useState } from 'react';
import { safetyOf } from '../../../shared/domain/color-vision.ts';
import { PALETTES, type Palette, paletteColors } from '../../../shared/domain/palettes.ts';
import { stylesUi } from '../../../shared/text/styles-ui.ts';
import { useText } from '../../ui/index.ts';
import css from './styles.module.css';

function Strip({ colors }: { readonly colors: readonly string[] }) {
  return (
    <svg
      className={css.strip}
      viewBox={`0 0 ${colors.length} 1`}
      preserveAspectRatio="none"
      aria-hidden="true"
    >
      {colors.map((color, i) => (
        // biome-ignore lint/suspicious/noArrayIndexKey: a colour may come twice, its place is what it is.
        <rect key={i} x={i} width={1.02} height={1} fill={color} />
      ))}
    </svg>
  );
}

const SIGNS = [
  ['projector', IconPresentation, stylesUi.safeProjector],
  ['colorBlind', IconEye, stylesUi.safeColorBlind],
  ['print', IconPrinter, stylesUi.safePrint],
] as const;

/** What a row of colours is safe for, measured on the colours as they will be. */
export function SafetyMarks({
  colors,
  ordered,
}: {
  readonly colors: readonly string[];
  readonly ordered: boolean;
}) {
  const t = useText();
  const safety = safetyOf(colors, ordered);
  const safe = SIGNS.filter(([key]) => safety[key]);
  const words = safe.length === 0 ? t(stylesUi.safeNone) : safe.map(([, , text]) => t(text)).join(' · ');
  return (
    <span className={css.safety} title={words}>
      {safe.map(([key, Icon]) => (
        <Icon key={key} size={14} stroke={1.75} aria-hidden="true" />
      ))}
      <span className="visually-hidden">{words}</span>
    </span>
  );
}

export interface RampPickerProps {
  readonly use: readonly Palette['use'][];
  readonly value: string;
  readonly count: number;
  readonly reversed: boolean | null;
  readonly onChange: (key: string, reversed: boolean) => void;
}

/** The ramps of a use with what each is safe for; `reversed` null offers no turning round. */
export function RampPicker({ use, value, count, reversed, onChange }: RampPickerProps) {
  const t = useText();
  const [open, setOpen] = useState(false);
  const offered = PALETTES.filter((palette) => use.includes(palette.use));
  const now = offered.find(({ key }) => key === value) ?? offered[0];
  if (now === undefined) return null;
  const shown = Math.max(2, Math.min(9, count));
  const colorsOf = (palette: Palette): string[] => paletteColors(palette, shown, reversed ?? false);
  return (
    <div className={css.ramp}>
      <Popover opened={open} onChange={setOpen} position="bottom-start" width="target" withinPortal>
        <Popover.Target>
          <UnstyledButton
            className={css.rampNow}
            aria-label={`${t(stylesUi.colors)}: ${t(now.title)}`}
            aria-expanded={open}
            onClick={() => setOpen(!open)}
          >
            <Strip colors={colorsOf(now)} />
            <SafetyMarks colors={colorsOf(now)} ordered={now.use !== 'kinds'} />
            <IconChevronDown size={16} aria-hidden="true" />
          </UnstyledButton>
        </Popover.Target>
        <Popover.Dropdown className={css.ramps ?? ''}>
          {offered.map((palette) => (
            <UnstyledButton
              key={palette.key}
              className={css.rampOption}
              aria-pressed={palette === now}
              onClick={() => {
                setOpen(false);
                onChange(palette.key, reversed ?? false);
              }}
            >
              <Strip colors={colorsOf(palette)} />
              <span className={css.rampName}>{t(palette.title)}</span>
              <SafetyMarks colors={colorsOf(palette)} ordered={palette.use !== 'kinds'} />
            </UnstyledButton>
          ))}
        </Popover.Dropdown>
      </Popover>
      {reversed !== null && (
        <Switch
          size="xs"
          label={t(stylesUi.reverse)}
          checked={reversed}
          onChange={(event) => onChange(now.key, event.currentTarget.checked)}
        />
      )}
    </div>
  );
}

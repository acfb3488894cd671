import { ColorPicker, ColorSwatch, Popover, Select, Slider, UnstyledButton } from '@mantine/core';
import { type ReactNode, useId, useState } from 'react';
import { CATEGORICAL, ZONE_COLORS } from '../../../shared/domain/ramps.ts';
import css from './styles.module.css';

/** A part of the panel under its own heading. */
export function Section({ title, children }: { readonly title: string; readonly children: ReactNode }) {
  const id = useId();
  return (
    <section className={css.section} aria-labelledby={id}>
      <h3 id={id}>{title}</h3>
      {children}
    </section>
  );
}

export interface Option {
  readonly value: string;
  readonly label: string;
}

/** A choice of one among several, always made. */
export function Choice(props: {
  readonly label: string;
  readonly value: string;
  readonly data: readonly Option[];
  readonly onChange: (value: string) => void;
}) {
  const { label, value, data, onChange } = props;
  return (
    <Select
      size="sm"
      label={label}
      value={value}
      data={[...data]}
      allowDeselect={false}
      searchable={data.length > 8}
      comboboxProps={{ withinPortal: true }}
      onChange={(chosen) => chosen !== null && onChange(chosen)}
    />
  );
}

/** A number by a slider: seen while it moves, kept when it is let go. */
export function Amount(props: {
  readonly label: string;
  readonly value: number;
  readonly min: number;
  readonly max: number;
  readonly step?: number;
  readonly unit?: string;
  readonly onMove: (value: number) => void;
  readonly onEnd: (value: number) => void;
}) {
  const { label, value, min, max, step = 1, unit = '', onMove, onEnd } = props;
  const id = useId();
  return (
    <div className={css.amount}>
      <span id={id}>{label}</span>
      <Slider
        size="sm"
        min={min}
        max={max}
        step={step}
        value={value}
        label={null}
        thumbProps={{ 'aria-labelledby': id }}
        onChange={onMove}
        onChangeEnd={onEnd}
      />
      <output>
        {value}
        {unit}
      </output>
    </div>
  );
}

/** Colours that go well on the map, before any other. */
const SWATCHES = [...CATEGORICAL, ...ZONE_COLORS];

/** A colour with its picker: seen while it is sought, kept when the pointer is let go or a swatch taken. */
export function ColorButton(props: {
  readonly label: string;
  readonly color: string;
  readonly onMove: (color: string) => void;
  readonly onEnd: (color: string) => void;
}) {
  const { label, color, onMove, onEnd } = props;
  const [open, setOpen] = useState(false);
  return (
    <Popover opened={open} onChange={setOpen} position="left-start" withinPortal trapFocus returnFocus>
      <Popover.Target>
        <UnstyledButton
          className={css.colorButton}
          aria-label={label}
          aria-haspopup="dialog"
          aria-expanded={open}
          title={label}
          onClick={() => setOpen(!open)}
        >
          <ColorSwatch color={color} size={22} radius={4} withShadow={false} />
        </UnstyledButton>
      </Popover.Target>
      <Popover.Dropdown
        aria-label={label}
        onKeyDown={(event) => event.key === 'Escape' && event.stopPropagation()}
      >
        <ColorPicker
          size="sm"
          format="hex"
          value={color}
          swatches={SWATCHES}
          swatchesPerRow={8}
          saturationLabel={label}
          hueLabel={label}
          onChange={onMove}
          onChangeEnd={onEnd}
        />
      </Popover.Dropdown>
    </Popover>
  );
}

/** A name beside its control. */
export function Line({ label, children }: { readonly label: string; readonly children: ReactNode }) {
  return (
    <div className={css.line}>
      <span>{label}</span>
      {children}
    </div>
  );
}

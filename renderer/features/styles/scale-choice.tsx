import { stylesUi } from '../../../shared/text/styles-ui.ts';
import { useText } from '../../ui/index.ts';
import { Choice, type Option } from './style-parts.tsx';

/** Zooms by the scale that people know; the scale is that of the equator's pixel, rounded. */
const SCALES: readonly (readonly [zoom: number, scale: string])[] = [
  [6, '1:4,000,000'],
  [7, '1:2,000,000'],
  [8, '1:1,000,000'],
  [9, '1:500,000'],
  [10, '1:250,000'],
  [11, '1:125,000'],
  [12, '1:70,000'],
  [13, '1:35,000'],
  [14, '1:15,000'],
  [16, '1:4,000'],
  [18, '1:1,000'],
];

/** A scale from or up to which something is shown. */
export function ScaleChoice(props: {
  readonly label: string;
  /** The zoom that means all scales. */
  readonly all: number;
  readonly value: number;
  readonly onChange: (zoom: number) => void;
}) {
  const { label, all, value, onChange } = props;
  const t = useText();
  const known = SCALES.some(([zoom]) => zoom === value) || value === all;
  const data: Option[] = [
    { value: String(all), label: t(stylesUi.always) },
    ...SCALES.map(([zoom, scale]) => ({ value: String(zoom), label: scale })),
    // A limit that another way of styling set is kept and named by its zoom.
    ...(known ? [] : [{ value: String(value), label: `z ${value}` }]),
  ];
  return (
    <Choice label={label} value={String(value)} data={data} onChange={(zoom) => onChange(Number(zoom))} />
  );
}

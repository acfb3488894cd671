import { formatRai, formatRaiNganWah } from '../../shared/domain/units.ts';
import { frameText } from '../../shared/text/frame.ts';
import { useText } from './text.ts';

export interface FormatAreaProps {
  /** Geodesic square metres; null is missing, never 0. */
  readonly m2: number | null;
  /** `full` is `29,847-0-85 ไร่`, `rai` is `29,847 ไร่`. */
  readonly form?: 'full' | 'rai';
  readonly unit?: boolean;
}

/** An area in the land documents' units. */
export function FormatArea({ m2, form = 'full', unit = true }: FormatAreaProps) {
  const t = useText();
  if (m2 === null) return <span>–</span>;
  const value = form === 'full' ? formatRaiNganWah(m2) : formatRai(m2);
  return (
    <span>
      {value}
      {unit && ` ${t(frameText.rai)}`}
    </span>
  );
}

/** The bar: lengths on the ground and on paper. */
export interface ScaleBar {
  /** Ground metres of the ticks, 0 first; the last is the whole bar. */
  readonly ticksM: readonly number[];
  /** Millimetres of ground metres on this map. */
  mm(metres: number): number;
}

/** The longest bar of 0–1–2–4 units, the unit being 1, 2 or 5 times a power of ten, that fits into `maxMm`. */
export function scaleBar(scale: number, maxMm: number): ScaleBar {
  const mm = (metres: number): number => (metres * 1000) / scale;
  const largest = (maxMm * scale) / 1000 / 4;
  const power = 10 ** Math.floor(Math.log10(largest));
  const unit = ([5, 2, 1].find((factor) => factor * power <= largest) ?? 1) * power;
  return { ticksM: [0, unit, 2 * unit, 4 * unit], mm };
}

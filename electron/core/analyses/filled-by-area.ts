/** Registers that are filled area by area: where an area has none on record, nothing is known of it yet. */
export const FILLED_BY_AREA: ReadonlySet<string> = new Set(['household', 'village']);

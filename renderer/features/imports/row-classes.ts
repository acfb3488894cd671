/** What rows of a file are beside those that stand in the register, in the order of the card. */
export const ROW_CLASSES = ['new', 'changed', 'same', 'missing', 'conflicting'] as const;
export type RowClassName = (typeof ROW_CLASSES)[number];

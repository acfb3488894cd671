export type { Command } from './entry.ts';
export { PinNote } from './pin-note.tsx';
export { SearchDialog } from './search-dialog.tsx';

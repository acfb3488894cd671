export type { Command } from './entry.ts';
export { SearchDialog } from './search-dialog.tsx';

export { type Command, SearchDialog } from './search-dialog.tsx';

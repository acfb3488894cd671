export { PinNote } from './pin-note.tsx';
export { type Command, SearchDialog } from './search-dialog.tsx';

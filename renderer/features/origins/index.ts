export { OriginsDialog } from './origins-dialog.tsx';
export { showOrigins } from './origins-store.ts';

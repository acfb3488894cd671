export { startSheet } from './start-sheet.ts';

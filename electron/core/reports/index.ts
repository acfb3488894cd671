export { fontFaces } from './sheet-page.ts';
export { startSheet } from './start-sheet.ts';
export { escapeText } from './svg.ts';

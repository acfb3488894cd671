export { StylePanel, useIsStyling } from './style-panel.tsx';
export { openStyle } from './style-store.ts';

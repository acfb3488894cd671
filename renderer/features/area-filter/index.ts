export { AreaNote } from './area-note.tsx';
export { AreaPicker } from './area-picker.tsx';
export { useAreaCounts, useAreaFocus } from './use-area.ts';

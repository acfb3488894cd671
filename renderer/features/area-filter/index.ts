export { AreaNote } from './area-note.tsx';
export { AreaPicker } from './area-picker.tsx';
export { tellOutside, useAreaCounts, useAreaExtent, useAreaFocus } from './use-area.ts';
export { type Narrowing, useNarrowing } from './use-narrowing.ts';

export { MeetingsPanel } from './meetings-panel.tsx';
export { Wall } from './wall.tsx';
export { openWall } from './wall-store.ts';

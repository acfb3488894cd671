export { TimeBar } from './time-bar.tsx';
export { toggleTimeline, useTimeline } from './timeline-store.ts';
export { useTimeWords } from './use-timeline.ts';

export { CompareView, useCompareMode } from './compare-view.tsx';
export { LookMenu, useLookCommands } from './look-menu.tsx';
export { Overview } from './overview.tsx';

export { ChangeList } from './change-list.tsx';
export { HistoryPanel } from './history-panel.tsx';

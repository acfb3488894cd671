export { MapToolBar } from './tool-bar.tsx';
export { ToolButtons } from './tool-buttons.tsx';

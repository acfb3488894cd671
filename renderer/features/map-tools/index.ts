export { ScalePart } from './scale-part.tsx';
export { MapToolBar } from './tool-bar.tsx';
export { ToolButtons } from './tool-buttons.tsx';
export { useToolCommands } from './tool-commands.ts';

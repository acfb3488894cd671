export { ZonesPanel } from './zones-panel.tsx';

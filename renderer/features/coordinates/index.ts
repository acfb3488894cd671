export { CoordinatesButton } from './coordinates-button.tsx';
export { PositionPart } from './position-part.tsx';

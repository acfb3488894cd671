export { type Followed, followBorders, type ShapeChange, withNeighboursNodes } from './follow-borders.ts';
export { type SettledShape, type SettleShape, settleWith } from './settle-shape.ts';
export { hasEnded, rowByFid, type ShapeRow, shapesByFid, shapesInBox } from './shape-rows.queries.ts';
export { type Trouble, toStore, troubleOf } from './trouble.ts';

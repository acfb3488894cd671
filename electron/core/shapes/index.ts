export { cutHole, mergeShapes, splitShape } from './cut.ts';
export { saveShapes } from './save.ts';
export { shapesProcedures } from './shapes.procedures.ts';

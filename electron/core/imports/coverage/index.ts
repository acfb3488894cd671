export {
  type CoverageOptions,
  type CoverageReport,
  type CoverageShape,
  comparedAtOnce,
  coverageConflicts,
} from './coverage-conflicts.ts';
export { type MendedRow, shapeChanges } from './shape-changes.ts';

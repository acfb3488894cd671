export { openResult } from './analysis-actions.ts';
export { AnalysesBottom } from './answer-panel.tsx';
export { AnalysesLeft } from './question-panel.tsx';
export { AnalysesRight } from './ranking-panel.tsx';

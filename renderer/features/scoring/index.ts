export { ModeSwitch } from './mode-switch.tsx';
export { ScoringRight } from './ranking-panel.tsx';
export { openScoring } from './scoring-actions.ts';
export { ScoringBottom } from './scoring-answer.tsx';
export { ScoringLeft } from './scoring-panel.tsx';

import type { Job } from '../../shared/contract/events.ts';

/**
 * Which of two reports of a job stands. Answers to requests and the event stream overtake each other: a job that has
 * ended stays ended, whatever a report that comes later says.
 */
export const newest = (known: Job | undefined, told: Job): Job =>
  known !== undefined && known.state !== 'running' && told.state === 'running' ? known : told;

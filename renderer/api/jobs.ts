import { useEffect } from 'react';
import { create } from 'zustand';
import type { Job } from '../../shared/contract/events.ts';
import { api } from './client.ts';
import { newest } from './newest-job.ts';

interface JobBoard {
  readonly jobs: Readonly<Record<string, Job>>;
}

const useJobBoard = create<JobBoard>(() => ({ jobs: {} }));
const waiting = new Map<string, ((job: Job) => void)[]>();

/** Takes in what is said of a job, by the event stream or in answer to a request. */
export const noteJob = (told: Job): void => {
  const job = newest(useJobBoard.getState().jobs[told.id], told);
  useJobBoard.setState((state) => ({ jobs: { ...state.jobs, [job.id]: job } }));
  if (job.state === 'running') return;
  const resolvers = waiting.get(job.id) ?? [];
  waiting.delete(job.id);
  for (const resolve of resolvers) resolve(job);
};

/** Asks for all jobs again: at the start and after a broken line, so that a reload loses no result. */
export const refetchJobs = async (): Promise<void> => {
  for (const job of await api.jobs.list()) noteJob(job);
};

/** All jobs known to the page, running ones first, newest first. */
export const useJobs = (): Job[] => {
  const jobs = useJobBoard((state) => state.jobs);
  const rank = (job: Job): number => (job.state === 'running' ? 0 : 1);
  return Object.values(jobs).sort((a, b) => rank(a) - rank(b) || b.startedAt.localeCompare(a.startedAt));
};

/** The job with this id as the event stream tells of it; `undefined` until it was heard of. */
export const useJob = (id: string | null): Job | undefined => {
  const job = useJobBoard((state) => (id === null ? undefined : state.jobs[id]));
  const known = job !== undefined;
  useEffect(() => {
    if (id !== null && !known) void api.jobs.get({ id }).then(noteJob, () => undefined);
  }, [id, known]);
  return job;
};

/**
 * Resolves with the job once it has ended, whichever way: look at `state`, `result`, `refusal` and `logId`.
 * Rejects only when the core does not know the job.
 */
export const awaitJob = async (id: string): Promise<Job> => {
  const ended = new Promise<Job>((resolve) => {
    waiting.set(id, [...(waiting.get(id) ?? []), resolve]);
  });
  const now = await api.jobs.get({ id });
  noteJob(now);
  return now.state === 'running' ? ended : now;
};

export const cancelJob = async (id: string): Promise<void> => {
  noteJob(await api.jobs.cancel({ id }));
};

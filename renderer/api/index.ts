export { api, orpc, queryClient } from './client.ts';
export { type Line, listen } from './events.ts';
export { downloadAddress, type FileRef, type Sending, uploadFiles } from './files.ts';
export { awaitJob, cancelJob, refetchJobs, useJob, useJobs } from './jobs.ts';
export { failureOf, refusalSentence } from './refusal.ts';
export { authHeaders } from './token.ts';

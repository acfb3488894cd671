import { parentPort, workerData } from 'node:worker_threads';
import { faultsOfFile } from './store.queries.ts';

/** Looks through the file whose path it is given, and says its faults. */
parentPort?.postMessage(faultsOfFile(workerData as string));

import './node-guard.mjs';
import { buildNode } from './build.mjs';

await buildNode();
await import('../out/cli/changwat.js');

export type { CommandParts } from './commands.ts';
export * as commands from './commands.ts';

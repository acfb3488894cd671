import { CLI_EXIT, type CliError, cliOutput } from '../../shared/contract/cli.ts';
import { Refusal } from '../../shared/domain/refusal.ts';
import { refusalText } from '../../shared/text/refusals.ts';
import { asRefusal, createApp, createLog, packageVersion, places } from '../core/app.ts';
import { type Asked, parse, usage } from './arguments.ts';
import { createProgress } from './progress.ts';
import { runCommand } from './run.ts';
import { asTable } from './table.ts';

/** `changwat COMMAND …`: one command on the same core as the app. */
const log = createLog((line) => process.stderr.write(`${line}\n`));
const abort = new AbortController();

// The first Ctrl-C stops the work and lets what was begun be taken back; a second one ends at once.
process.on('SIGINT', () => {
  if (abort.signal.aborted) process.exit(CLI_EXIT.cancelled);
  abort.abort(new Refusal('job-cancelled'));
});
process.on('SIGTERM', () => abort.abort(new Refusal('job-cancelled')));

async function main(args: readonly string[], cwd: string): Promise<number> {
  try {
    const parsed = parse(args, cwd);
    if (parsed.kind === 'help') process.stdout.write(usage());
    else await command(parsed.asked);
    return CLI_EXIT.done;
  } catch (error) {
    return fail(error);
  }
}

async function command(asked: Asked): Promise<void> {
  const progress = createProgress(process.stderr);
  const app = createApp({ host: 'node', version: packageVersion(), paths: places(), printer: null, log });
  try {
    const control = { signal: abort.signal, progress: progress.progress };
    const result = await runCommand({ ...app, control }, asked, process.env);
    abort.signal.throwIfAborted();
    // What is printed keeps to its published shape, or it is a bug.
    const checked = cliOutput[asked.command].parse(result);
    progress.end();
    const text =
      asked.json || !process.stdout.isTTY ? `${JSON.stringify(checked, null, 2)}\n` : asTable(checked);
    process.stdout.write(text);
  } finally {
    progress.end();
    await app.close();
  }
}

function fail(error: unknown): number {
  if (abort.signal.aborted) {
    print(refusalError(new Refusal('job-cancelled')));
    return CLI_EXIT.cancelled;
  }
  const refusal = asRefusal(error);
  if (refusal) {
    print(refusalError(refusal));
    return CLI_EXIT.refused;
  }
  const logId = log.bug(error, { command: process.argv[2] ?? '' });
  const message = `เกิดข้อผิดพลาดในโปรแกรม แจ้งเลข ${logId} กับผู้ดูแล`;
  const messageEn = `The program failed. Report no. ${logId} to those who look after it.`;
  print({ error: { code: 'internal', message, messageEn, details: { logId } } });
  return CLI_EXIT.bug;
}

function refusalError({ code, details }: Refusal): CliError {
  const { th, en } = refusalText({ code, details });
  return { error: { code, message: th, messageEn: en, details } };
}

const print = (error: CliError): void => void process.stdout.write(`${JSON.stringify(error, null, 2)}\n`);

process.exitCode = await main(process.argv.slice(2), process.env.INIT_CWD ?? process.cwd());

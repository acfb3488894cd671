import { type Bilingual, type RefusalData, refusalData } from '../../shared/contract/base.ts';
import { frameText } from '../../shared/text/frame.ts';
import { refusalText } from '../../shared/text/refusals.ts';

/** What a failed call, job or promise says of itself. */
interface Failure {
  readonly refusal: RefusalData | null;
  readonly logId: string | null;
}

const fieldOf = (value: unknown, name: string): unknown =>
  typeof value === 'object' && value !== null && name in value ? Reflect.get(value, name) : undefined;

/** True for the answer to a page whose secret is of an earlier launch. */
export const isStranger = (error: unknown): boolean => fieldOf(error, 'status') === 401;

/** Takes an error of a call, a job that failed, or a refusal apart. */
export const failureOf = (error: unknown): Failure => {
  const data = fieldOf(error, 'refusal') ?? fieldOf(error, 'data') ?? error;
  const parsed = refusalData.safeParse(data);
  const logId = fieldOf(data, 'logId') ?? fieldOf(error, 'logId');
  return { refusal: parsed.success ? parsed.data : null, logId: typeof logId === 'string' ? logId : null };
};

/**
 * One sentence with what to do next, in both languages, for anything that was thrown by a call, and for a job that
 * did not end well (give the whole job).
 */
export const refusalSentence = (error: unknown): Bilingual => {
  const { refusal, logId } = failureOf(error);
  if (refusal !== null) return refusalText(refusal);
  if (logId !== null) {
    const { th, en } = frameText.failedWithId;
    return { th: th.replace('{id}', logId), en: en.replace('{id}', logId) };
  }
  if (isStranger(error)) return frameText.lineRenewed;
  return error instanceof TypeError ? frameText.coreAway : frameText.failed;
};

import { frameText } from '../../shared/text/frame.ts';
import { translate } from '../ui/index.ts';
import { notifyDone } from './notify.tsx';

/** Puts text where it can be pasted, and says so. A page without the right to the clipboard says how it is done by hand. */
export const copyText = async (text: string): Promise<void> => {
  try {
    await navigator.clipboard.writeText(text);
    notifyDone(translate(frameText.copied));
  } catch {
    notifyDone(translate(frameText.copyFailed));
  }
};

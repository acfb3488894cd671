/** What a key asks of a tool that draws corner by corner. */
export type SketchStep = 'end' | 'back' | 'set';

type Pressed = Pick<KeyboardEvent, 'key' | 'code' | 'ctrlKey' | 'metaKey' | 'shiftKey'>;

/**
 * What a key does while a tool is in use; null where it is none of the tool's. Ctrl+Z is the tool's even when nothing
 * is drawn: who takes back corner after corner must not take back a change of the data with one press too many.
 */
export const sketchStep = ({ key, code, ctrlKey, metaKey, shiftKey }: Pressed): SketchStep | null => {
  // By place on the keyboard, since a Thai layout has another letter there.
  if ((ctrlKey || metaKey) && code === 'KeyZ' && !shiftKey) return 'back';
  if (ctrlKey || metaKey) return null;
  if (key === 'Escape') return 'end';
  if (key === 'Backspace') return 'back';
  return key === 'Enter' ? 'set' : null;
};

import { shapesUi } from '../../../shared/text/shapes-ui.ts';
import { patchSession, say } from './board.ts';
import { photoPlace } from './photo-place.ts';
import { drawAt } from './place-step.ts';

/** Asks for a photo and draws with the place that is written in it. Nothing of the photo is kept. */
export const pickPhoto = async (): Promise<void> => {
  const input = document.createElement('input');
  input.type = 'file';
  input.accept = 'image/*';
  const file = await new Promise<File | null>((resolve) => {
    input.addEventListener('change', () => resolve(input.files?.[0] ?? null));
    input.addEventListener('cancel', () => resolve(null));
    input.click();
  });
  if (file === null) return;
  const at = await photoPlace(await file.arrayBuffer());
  if (at === null) say(shapesUi.photoNone);
  else if (drawAt(at)) patchSession({ done: shapesUi.photoRead });
};

import { LARGEST_PHOTO, photoFacts } from '../../../shared/images/photo.ts';
import { shapesUi } from '../../../shared/text/shapes-ui.ts';
import { patchSession, say } from './board.ts';
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
  const place = file.size > LARGEST_PHOTO ? null : photoFacts(new Uint8Array(await file.arrayBuffer())).place;
  if (place === null) say(shapesUi.photoNone);
  else if (drawAt([place.lon, place.lat])) patchSession({ done: shapesUi.photoRead });
};

/**
 * Calls once the box has had the same size for two frames: while panels come, a map would fetch the tiles of each size in
 * between. Returns the function that ends the waiting.
 */
export const whenSteady = (box: HTMLElement, work: () => void): (() => void) => {
  let before = '';
  let same = 0;
  let frame = 0;
  const look = (): void => {
    const now = `${box.clientWidth} ${box.clientHeight}`;
    same = now === before && box.clientWidth > 0 ? same + 1 : 0;
    before = now;
    if (same >= 2) work();
    else frame = requestAnimationFrame(look);
  };
  frame = requestAnimationFrame(look);
  return () => cancelAnimationFrame(frame);
};

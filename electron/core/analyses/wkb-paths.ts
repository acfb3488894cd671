type Visit = (view: DataView, at: number, count: number) => void;

/** Calls `visit` for every line and ring of little-endian 2D WKB: where its first position stands, and how many they are. */
export function eachPath(wkb: Uint8Array, visit: Visit): void {
  const view = new DataView(wkb.buffer, wkb.byteOffset, wkb.byteLength);
  let at = 0;
  const counted = (): number => {
    at += 4;
    return view.getUint32(at - 4, true);
  };
  const path = (): void => {
    const count = counted();
    visit(view, at, count);
    at += count * 16;
  };
  const geometry = (): void => {
    const type = view.getUint32(at + 1, true);
    at += 5;
    if (type === 1) at += 16;
    else if (type === 2) path();
    else if (type === 3) for (let rings = counted(); rings > 0; rings--) path();
    else for (let members = counted(); members > 0; members--) geometry();
  };
  geometry();
}

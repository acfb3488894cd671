import type { Position } from '../../../shared/geo/geometry.ts';
import { type DrawPoint, type DrawScene, type DrawTool, deskMapApi } from '../../map/index.ts';
import { sketchStep } from './sketch-keys.ts';
import { addCorner, endTool, type MapTool, removeCorner, useMapTool } from './tool-store.ts';

/** Pixels within which a click means a corner that is there. */
const GRASP = 9;
/** Pixels between two corners of a lasso that is drawn in one go. */
const STEP = 5;

const isNear = (a: Position, { at, reach }: DrawPoint, pixels: number): boolean => {
  const { degrees, stretch } = reach(pixels);
  return Math.hypot(a[0] - at[0], (a[1] - at[1]) * stretch) <= degrees;
};

const cornerAt = (point: DrawPoint): number | null => {
  const index = useMapTool.getState().corners.findIndex((corner) => isNear(corner, point, GRASP));
  return index < 0 ? null : index;
};

/** What the tool has drawn so far, above the map. */
export const sceneOfTool = (): DrawScene | null => {
  const { tool, corners, pointer, over } = useMapTool.getState();
  if (tool === null || (corners.length === 0 && pointer === null)) return null;
  const reaching = pointer !== null && over === null && corners.length > 0;
  return {
    ...{ shapes: [], handles: [], isShared: () => false, snap: null, ghost: null, marks: [] },
    selected: over === null ? null : (corners[over] ?? null),
    sketch: { positions: corners, reach: reaching ? [pointer] : [], closed: tool !== 'distance' },
  };
};

/** A lasso that is drawn in one go, or corner by corner; a measure corner by corner. */
class SketchTool implements DrawTool {
  private readonly tool: MapTool;
  private readonly onFinish: () => void;
  private drawing = false;

  constructor(tool: MapTool, onFinish: () => void) {
    this.tool = tool;
    this.onFinish = onFinish;
  }

  down({ at }: DrawPoint): boolean {
    if (this.tool !== 'lasso' || useMapTool.getState().corners.length > 0) return false;
    this.drawing = true;
    addCorner(at);
    return true;
  }

  drag(point: DrawPoint): void {
    const last = useMapTool.getState().corners.at(-1);
    if (this.drawing && (last === undefined || !isNear(last, point, STEP))) addCorner(point.at);
  }

  drop(): void {
    // What was too short for a drag is a click, which comes next and sets its corner.
    if (this.drawing && useMapTool.getState().corners.length > 2) this.onFinish();
    else useMapTool.setState({ corners: [] });
    this.drawing = false;
  }

  hover(point: DrawPoint | null): string {
    const over = point === null || this.tool === 'lasso' ? null : cornerAt(point);
    useMapTool.setState({ pointer: point?.at ?? null, over });
    return over === null ? 'crosshair' : 'pointer';
  }

  click(point: DrawPoint): void {
    const over = this.tool === 'lasso' ? null : cornerAt(point);
    if (over === null) addCorner(point.at);
    else removeCorner(over);
  }

  doubleClick(point: DrawPoint): void {
    // Its two clicks came first: the second one's corner took the first one's away, or stands beside it.
    const { corners } = useMapTool.getState();
    if (this.tool === 'lasso') {
      if (corners.length > 2) this.onFinish();
      return;
    }
    // Who ends a measure by a double click means its last corner.
    const last = corners.at(-1);
    if (last === undefined || !isNear(last, point, GRASP)) addCorner(point.at);
  }

  key(event: KeyboardEvent, centre: DrawPoint, onMap: boolean): boolean {
    const step = sketchStep(event);
    if (step === null || (step === 'set' && !onMap)) return false;
    if (step === 'end') endTool();
    else if (step === 'back') removeCorner(useMapTool.getState().corners.length - 1);
    else this.enter(centre);
    return true;
  }

  /** At the crosshair a corner is set; where it stands already, a lasso is done. */
  private enter(centre: DrawPoint): void {
    const last = useMapTool.getState().corners.at(-1);
    if (last === undefined || !isNear(last, centre, STEP)) addCorner(centre.at);
    else if (this.tool === 'lasso' && useMapTool.getState().corners.length > 2) this.onFinish();
  }
}

/** Gives the tool pointer and keys, and draws what it does, until the returned function is called. */
export const workWith = (tool: MapTool, onFinish: () => void): (() => void) => {
  const lay = deskMapApi.drawWith(new SketchTool(tool, onFinish));
  const paint = (): void => deskMapApi.showAid(sceneOfTool());
  const stop = useMapTool.subscribe(paint);
  paint();
  deskMapApi.focus();
  return () => {
    stop();
    lay();
    deskMapApi.showAid(null);
  };
};

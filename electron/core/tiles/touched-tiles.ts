import type { Extent } from '../../../shared/contract/base.ts';
import { boxesMeet } from '../../../shared/geo/geometry.ts';

interface Step {
  readonly version: number;
  readonly boxes: readonly Extent[];
}

interface LayerSteps {
  /** Tiles cut at this version or later are right where no later step touched them. */
  since: number;
  latest: number;
  readonly steps: Step[];
}

/** More steps than these are not looked through for each tile. */
const MOST_STEPS = 100;

/**
 * Where each change of a layer touched it, so that an edit makes anew the tiles it touches and no others: a layer's version
 * counts for all of it, a tile's stamp for what lies in the tile. Of one open workspace.
 */
export class TouchedTiles {
  private readonly layers = new Map<string, LayerSteps>();

  /** A change took a layer to `version` and touched it in these boxes; null for all of it. */
  note(layer: string, version: number, boxes: readonly Extent[] | null): void {
    const known = this.layers.get(layer);
    // Nothing of it was asked for yet.
    if (!known) return;
    if (boxes === null) this.layers.set(layer, { since: version, latest: version, steps: [] });
    else if (version > known.latest) {
      known.steps.push({ version, boxes });
      known.latest = version;
      const oldest = known.steps.length > MOST_STEPS ? known.steps.shift() : undefined;
      if (oldest) known.since = oldest.version;
    }
  }

  /**
   * The version from which a tile of this extent is as it is at `version`. A version that nobody noted, as that of a thread
   * whose commit is not told yet, touched everything.
   */
  stamp(layer: string, version: number, tile: Extent): number {
    const known = this.layers.get(layer);
    if (known?.latest !== version) {
      this.layers.set(layer, { since: version, latest: version, steps: [] });
      return version;
    }
    const last = known.steps.findLast((step) => step.boxes.some((box) => boxesMeet(box, tile)));
    return last?.version ?? known.since;
  }
}

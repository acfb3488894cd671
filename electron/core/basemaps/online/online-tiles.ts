import { Refusal } from '../../../../shared/domain/refusal.ts';
import { pictureType } from '../sources/picture-type.ts';
import { LARGEST_TILE } from '../sources/tile-file.ts';
import type { OnlineSource } from '../stored-basemap.ts';
import { fetchLimited } from './fetch-limited.ts';
import { tileAddress } from './tile-address.ts';

/** So long a silent address is left alone before a tile is asked for again. */
const REST_MS = 15_000;
/** No server is asked for more at once. */
const AT_ONCE = 6;

/** How an address stands: `refused` where it answers that it won't. */
export type LineState = 'ready' | 'offline' | 'refused';

interface Line {
  state: LineState;
  restUntil: number;
  running: number;
  readonly waiting: (() => void)[];
}

/**
 * Gets tiles from addresses that the user added. One that does not answer is left alone for a while, so that it never holds
 * the map; that it is silent is told by `onState`.
 */
export class OnlineTiles {
  private readonly lines = new Map<string, Line>();
  private readonly onState: (id: string) => void;
  private readonly userAgent: string;
  private readonly now: () => number;

  constructor(userAgent: string, onState: (id: string) => void, now: () => number = Date.now) {
    this.userAgent = userAgent;
    this.onState = onState;
    this.now = now;
  }

  state(id: string): LineState {
    return this.lines.get(id)?.state ?? 'ready';
  }

  /** The next tile is asked for at once, whatever was before. */
  retry(id: string): void {
    this.lines.delete(id);
  }

  /** The picture of a tile; null where there is none, or none can be had now. Rejects only when it was aborted. */
  async tile(
    id: string,
    source: OnlineSource,
    at: readonly [z: number, x: number, y: number],
    signal?: AbortSignal,
  ): Promise<Uint8Array | null> {
    const line = this.lineOf(id);
    const address = tileAddress(source, ...at);
    if (address === null) return null;
    await this.turn(line, signal);
    try {
      // Asked while it waited for its turn: others may have found the line dead meanwhile.
      if (line.state !== 'ready' && line.restUntil > this.now()) return null;
      return await this.get(id, line, source, address, signal);
    } finally {
      line.running -= 1;
      line.waiting.shift()?.();
    }
  }

  private async get(id: string, line: Line, source: OnlineSource, address: string, signal?: AbortSignal) {
    const limits = { hosts: source.hosts, mostBytes: LARGEST_TILE, userAgent: this.userAgent };
    try {
      const { status, bytes } = await fetchLimited(address, { ...limits, ...(signal ? { signal } : {}) });
      if (status === 200 && pictureType(bytes) !== null) {
        this.say(id, line, 'ready');
        return bytes;
      }
      if (status === 401 || status === 403 || status === 200) this.say(id, line, 'refused');
      else if (status >= 500 || status === 429) this.say(id, line, 'offline');
      return null;
    } catch (error) {
      if (!(error instanceof Refusal)) throw error;
      this.say(id, line, error.code === 'address-silent' ? 'offline' : 'refused');
      return null;
    }
  }

  private lineOf(id: string): Line {
    const known = this.lines.get(id);
    if (known) return known;
    const line: Line = { state: 'ready', restUntil: 0, running: 0, waiting: [] };
    this.lines.set(id, line);
    return line;
  }

  private async turn(line: Line, signal?: AbortSignal): Promise<void> {
    if (line.running >= AT_ONCE) await new Promise<void>((resolve) => line.waiting.push(resolve));
    line.running += 1;
    if (signal?.aborted) {
      line.running -= 1;
      line.waiting.shift()?.();
      throw new DOMException('The tile is no longer wanted', 'AbortError');
    }
  }

  private say(id: string, line: Line, state: LineState): void {
    line.restUntil = state === 'ready' ? 0 : this.now() + REST_MS;
    if (line.state === state || this.lines.get(id) !== line) return;
    line.state = state;
    this.onState(id);
  }
}

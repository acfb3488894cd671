/** Cut tiles by key, the least lately used dropped first, bounded by bytes. */
export class TileCache {
  private readonly tiles = new Map<string, Uint8Array>();
  private bytes = 0;
  private readonly limit: number;

  constructor(limitBytes = 64 * 1024 * 1024) {
    this.limit = limitBytes;
  }

  get(key: string): Uint8Array | undefined {
    const tile = this.tiles.get(key);
    if (tile) {
      this.tiles.delete(key);
      this.tiles.set(key, tile);
    }
    return tile;
  }

  set(key: string, tile: Uint8Array): void {
    this.bytes += tile.length - (this.tiles.get(key)?.length ?? 0);
    this.tiles.delete(key);
    this.tiles.set(key, tile);
    for (const [oldest, old] of this.tiles) {
      if (this.bytes <= this.limit) break;
      this.tiles.delete(oldest);
      this.bytes -= old.length;
    }
  }

  clear(): void {
    this.tiles.clear();
    this.bytes = 0;
  }
}

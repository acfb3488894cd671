import { GeometryError } from './geometry-error.ts';
import type { GeosCalls, GeosModule, Pointer } from './geos-module.ts';

const LITTLE_ENDIAN = 1;
const COLLECTION = 7;
const STRUCTURE = 1;

/** What one call allocates in the WebAssembly heap; all of it is freed when the call ends, however it ends. */
export class Scope {
  private readonly engine: Engine;
  private readonly geometries = new Set<Pointer>();
  private readonly blocks: Pointer[] = [];

  constructor(engine: Engine) {
    this.engine = engine;
  }

  /** Parses WKB. Throws `GeometryError` that names the shape's index. */
  read(wkb: Uint8Array, shape = 0): Pointer {
    const geometry = this.engine.read(wkb, shape);
    this.geometries.add(geometry);
    return geometry;
  }

  /** Takes over a geometry that GEOS made; null is a failure of the operation. */
  own(geometry: Pointer, operation: string): Pointer {
    if (geometry === 0) throw new GeometryError(operation, this.engine.takeMessage(), null);
    this.geometries.add(geometry);
    return geometry;
  }

  bytes(count: number): Pointer {
    const block = this.engine.calls.Module._malloc(count);
    this.blocks.push(block);
    return block;
  }

  /** A collection that owns the parts from now on. */
  collect(parts: readonly Pointer[]): Pointer {
    const { calls } = this.engine;
    const list = this.bytes(Math.max(4, parts.length * 4));
    parts.forEach((part, i) => {
      calls.Module.setValue(list + i * 4, part, 'i32');
    });
    const collection = this.own(
      calls.GEOSGeom_createCollection(COLLECTION, list, parts.length),
      'collection',
    );
    for (const part of parts) this.geometries.delete(part);
    return collection;
  }

  free(): void {
    for (const geometry of this.geometries) this.engine.calls.GEOSGeom_destroy(geometry);
    for (const block of this.blocks) this.engine.calls.Module._free(block);
  }
}

/** GEOS with its reader, writer and repair parameters, made once a thread. */
export class Engine {
  readonly calls: GeosCalls;
  readonly takeMessage: () => string;
  private readonly reader: Pointer;
  private readonly writer: Pointer;
  private readonly size: Pointer;
  private readonly repair: Pointer;

  constructor({ calls, takeMessage }: GeosModule) {
    this.calls = calls;
    this.takeMessage = takeMessage;
    this.reader = calls.GEOSWKBReader_create();
    this.writer = calls.GEOSWKBWriter_create();
    calls.GEOSWKBWriter_setByteOrder(this.writer, LITTLE_ENDIAN);
    calls.GEOSWKBWriter_setOutputDimension(this.writer, 2);
    this.size = calls.Module._malloc(4);
    this.repair = calls.GEOSMakeValidParams_create();
    calls.GEOSMakeValidParams_setMethod(this.repair, STRUCTURE);
    calls.GEOSMakeValidParams_setKeepCollapsed(this.repair, 0);
  }

  run<T>(work: (scope: Scope) => T): T {
    const scope = new Scope(this);
    try {
      return work(scope);
    } finally {
      scope.free();
    }
  }

  /** The geometry is the caller's to destroy. */
  read(wkb: Uint8Array, shape: number): Pointer {
    const memory = this.calls.Module;
    const block = memory._malloc(wkb.length);
    memory.HEAPU8.set(wkb, block);
    const geometry = this.calls.GEOSWKBReader_read(this.reader, block, wkb.length);
    memory._free(block);
    if (geometry === 0) throw new GeometryError('read', this.takeMessage(), shape);
    return geometry;
  }

  write(geometry: Pointer): Uint8Array {
    const memory = this.calls.Module;
    const block = this.calls.GEOSWKBWriter_write(this.writer, geometry, this.size);
    if (block === 0) throw new GeometryError('write', this.takeMessage(), null);
    const wkb = memory.HEAPU8.slice(block, block + memory.getValue(this.size, 'i32'));
    this.calls.GEOSFree(block);
    return wkb;
  }

  repaired(scope: Scope, geometry: Pointer, operation: string): Pointer {
    return scope.own(this.calls.GEOSMakeValidWithParams(geometry, this.repair), operation);
  }

  /** Runs an operation; when it fails, repairs what it was given and tries once more. */
  overlay(
    operation: string,
    shapes: readonly Uint8Array[],
    act: (scope: Scope, geometries: Pointer[]) => Pointer,
  ): Uint8Array {
    return this.run((scope) => {
      const first = act(
        scope,
        shapes.map((wkb, i) => scope.read(wkb, i)),
      );
      if (first !== 0) return this.write(scope.own(first, operation));
      const reason = this.takeMessage();
      const mended = shapes.map((wkb, i) => this.repaired(scope, scope.read(wkb, i), operation));
      const second = act(scope, mended);
      if (second === 0) throw this.blame(scope, operation, reason || this.takeMessage(), shapes);
      return this.write(scope.own(second, operation));
    });
  }

  /** The error of a failed operation, with the first invalid shape named. */
  blame(scope: Scope, operation: string, reason: string, shapes: readonly Uint8Array[]): GeometryError {
    const spoiled = shapes.findIndex((wkb, i) => this.calls.GEOSisValid(scope.read(wkb, i)) !== 1);
    return new GeometryError(operation, reason, spoiled < 0 ? null : spoiled);
  }

  /** GEOS answers 0 for no, 1 for yes and 2 for an exception. */
  yes(answer: number, operation: string): boolean {
    if (answer > 1) throw new GeometryError(operation, this.takeMessage(), null);
    return answer === 1;
  }
}

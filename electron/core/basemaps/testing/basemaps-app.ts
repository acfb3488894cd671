import { mkdtempSync, rmSync } from 'node:fs';
import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect } from 'vitest';
import { type Basemap, basemap } from '../../../../shared/contract/basemaps.ts';
import type { Job } from '../../../../shared/contract/events.ts';
import { type App, createApp } from '../../app.ts';
import { fillAreas } from '../../testing/workspace.ts';

/** A whole core with the small land, and basemaps as the page handles them. */
export function basemapsApp() {
  let root: string;
  let app: App;
  const told: unknown[] = [];
  beforeEach(async () => {
    root = mkdtempSync(join(tmpdir(), 'changwat-basemaps-'));
    app = createApp({
      host: 'test',
      version: '0.0.0-test',
      paths: {
        workspaces: join(root, 'workspaces'),
        settings: join(root, 'settings'),
        resources: join(import.meta.dirname, '../../../../resources'),
        temp: join(root, 'temp'),
      },
      printer: null,
      log: {
        info: (message, facts) => void told.push(message, facts),
        bug: (error, facts) => String(told.push(error, facts)),
      },
    });
    await app.client.workspace.create({ title: 'ทดสอบแผนที่ฐาน', provinceCode: null });
    app.context.workspace().change({ kind: 'edit', label: { th: 'พื้นที่', en: 'Areas' } }, fillAreas);
  });
  afterEach(async () => {
    await app.close();
    rmSync(root, { recursive: true, force: true, maxRetries: 5 });
  });
  const ended = async (jobId: string): Promise<Job> => app.context.jobs.finished(jobId);
  return {
    app: () => app,
    /** Everything that was logged. */
    told,
    at: (name: string) => join(root, name),
    token: (path: string) => app.context.files.add(path).token,
    ended,
    add: async (
      path: string,
      place: 'referred' | 'copied',
      more: { crs?: string } = {},
    ): Promise<Basemap> => {
      const { token } = app.context.files.add(path);
      const { jobId } = await app.client.basemaps.add({
        token,
        title: 'แผนที่',
        attribution: 'เรา',
        place,
        ...more,
      });
      const job = await ended(jobId);
      expect(job.refusal).toBeNull();
      return basemap.parse(job.result);
    },
    tile: (id: string, z: number, x: number, y: number) =>
      app.fetch(new Request(`http://core/tiles/basemap/${id}/${z}/${x}/${y}?v=1`)),
    stateOf: async (id: string) =>
      (await app.client.basemaps.list()).basemaps.find((one) => one.id === id)?.state,
  };
}

export type Answering = (request: IncomingMessage, response: ServerResponse) => void;

/** A server on this machine that stands for those of the network. */
export class MadeServer {
  readonly asked: string[] = [];
  answer: Answering = (_request, response) => void response.writeHead(404).end();
  private server: Server | null = null;
  /** `127.0.0.1:<port>`; stays when it was stopped. */
  host = '';
  get origin(): string {
    return `http://${this.host}`;
  }
  async start(): Promise<void> {
    this.server = createServer((request, response) => {
      this.asked.push(decodeURIComponent(request.url ?? ''));
      this.answer(request, response);
    });
    await new Promise<void>((resolve) => this.server?.listen(0, '127.0.0.1', resolve));
    const { port } = this.server.address() as AddressInfo;
    this.host = `127.0.0.1:${port}`;
  }
  async stop(): Promise<void> {
    this.server?.closeAllConnections();
    await new Promise((resolve) => this.server?.close(resolve));
  }
}

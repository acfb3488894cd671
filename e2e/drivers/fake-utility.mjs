import { EventEmitter } from 'node:events';
import { parentPort, workerData } from 'node:worker_threads';

/** Gives the core what Electron gives a utility process: `process.parentPort`, with ports that come as events. */
class Port extends EventEmitter {
  constructor(raw) {
    super();
    this.raw = raw;
    raw.on('close', () => this.emit('close'));
  }
  start() {
    this.raw.on('message', (data) => this.emit('message', { data, ports: [] }));
  }
  postMessage(message) {
    this.raw.postMessage(message);
  }
  close() {
    this.raw.close();
  }
}

const toMain = Object.assign(new EventEmitter(), {
  postMessage: (message) => parentPort.postMessage(message),
});
process.parentPort = toMain;
await import(workerData.path);
parentPort.on('message', ({ message, ports }) => {
  toMain.emit('message', { data: message, ports: ports.map((port) => new Port(port)) });
});

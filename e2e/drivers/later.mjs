/**
 * Loaded by Node before the host that a spec drives: its clocks go forward by as many milliseconds as the spec sends, and
 * what the host does at intervals is done as often as it would have been meanwhile, so that nobody has to wait a real
 * minute for what comes after a minute.
 */
const STEP_MS = 1000;
const date = Date.now;
const running = performance.now.bind(performance);
const set = globalThis.setInterval;
const clear = globalThis.clearInterval;
const intervals = new Map();
let ahead = 0;

Date.now = () => date() + ahead;
performance.now = () => running() + ahead;
globalThis.setInterval = (work, every = 1, ...rest) => {
  const timer = set(work, every, ...rest);
  intervals.set(timer, { work: () => work(...rest), every, since: 0 });
  return timer;
};
globalThis.clearInterval = (timer) => {
  intervals.delete(timer);
  clear(timer);
};

function step() {
  ahead += STEP_MS;
  for (const interval of [...intervals.values()]) {
    interval.since += STEP_MS;
    if (interval.since < interval.every) continue;
    interval.since = 0;
    interval.work();
  }
}

process.on('message', (ms) => {
  for (let gone = 0; gone < ms; gone += STEP_MS) step();
  process.send?.(ahead);
});
// A host ends by itself though it could still be sent something.
process.channel?.unref();

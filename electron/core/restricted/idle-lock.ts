/** How often it looks: often enough to notice that the machine slept before anybody can use what is open. */
const EVERY_MS = 5000;
/** A look that comes so much late was kept from coming: the machine was asleep. */
const ASLEEP_MS = 60_000;

/** Locks after some minutes without anybody at the desk, after a sleep of the machine, and once a right is over. */
export class IdleLock {
  private readonly lock: () => void;
  private readonly isOver: () => boolean;
  private timer: NodeJS.Timeout | undefined;
  private minutes = 0;
  /** By a clock that nobody can put back. */
  private touched = 0;
  private looked = 0;

  constructor(lock: () => void, isOver: () => boolean = () => false) {
    this.lock = lock;
    this.isOver = isOver;
  }

  start(minutes: number): void {
    this.stop();
    this.minutes = minutes;
    this.touched = performance.now();
    this.looked = Date.now();
    this.timer = setInterval(() => this.look(), EVERY_MS);
    this.timer.unref();
  }

  /** Somebody is there. */
  touch(): void {
    this.touched = performance.now();
  }

  private left(): number {
    return this.minutes * 60_000 - (performance.now() - this.touched);
  }

  /** When it locks if nobody comes, as an ISO instant; null while there is nothing to lock. */
  at(): string | null {
    return this.timer === undefined ? null : new Date(Date.now() + this.left()).toISOString();
  }

  private look(): void {
    const now = Date.now();
    const slept = now - this.looked > EVERY_MS + ASLEEP_MS;
    this.looked = now;
    if (slept || this.left() <= 0 || this.isOver()) this.lock();
  }

  stop(): void {
    clearInterval(this.timer);
    this.timer = undefined;
  }
}

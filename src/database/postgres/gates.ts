/**
 * Lets through one at a time of those that share a lock, in the order in which they came. So what many ask about one account
 * or address occupies one connection, and not all of them.
 */
export class Gates {
  private readonly last = new Map<string, Promise<void>>();

  /** @param locks are taken all at once: nobody holds one of them while they wait for another. */
  async run<T>(locks: readonly string[], work: () => Promise<T>): Promise<T> {
    const earlier = locks.map((lock) => this.last.get(lock));
    let leave: () => void = () => undefined;
    const left = new Promise<void>((resolve) => (leave = resolve));
    for (const lock of locks) this.last.set(lock, left);
    await Promise.all(earlier.filter((turn) => turn !== undefined));
    try {
      return await work();
    } finally {
      for (const lock of locks) if (this.last.get(lock) === left) this.last.delete(lock);
      leave();
    }
  }
}

/** Makes each value once and keeps those used last: for keys that a request may choose. */
export class LruCache<K, V> {
  private readonly kept = new Map<K, V>();

  constructor(
    private readonly maxSize: number,
    private readonly make: (key: K) => V,
  ) {}

  get(key: K): V {
    const value = this.kept.has(key) ? (this.kept.get(key) as V) : this.make(key);
    // To the end of the order in which a Map lists its keys.
    this.kept.delete(key);
    this.kept.set(key, value);
    const [oldest] = this.kept.keys();
    if (this.kept.size > this.maxSize && oldest !== undefined) this.kept.delete(oldest);
    return value;
  }
}

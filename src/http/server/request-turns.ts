/**
 * Begins only a few requests in each turn of the event loop; the rest begins in the next turns, in the order of arrival.
 * Node accepts one new connection per turn, so long turns would keep new visitors waiting behind those who are connected.
 */
export class RequestTurns {
  private begun = 0;
  private waiting: (() => void)[] = [];

  constructor(private readonly perTurn: number) {}

  run(request: () => void): void {
    if (this.begun >= this.perTurn) this.waiting.push(request);
    else this.begin(request);
  }

  private begin(request: () => void): void {
    if (this.begun === 0) setImmediate(() => this.nextTurn());
    this.begun += 1;
    request();
  }

  private nextTurn(): void {
    this.begun = 0;
    const next = this.waiting.slice(0, this.perTurn);
    this.waiting = this.waiting.slice(this.perTurn);
    for (const request of next) this.begin(request);
  }
}

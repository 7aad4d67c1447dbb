/** The figures of a run. */
export class Tally {
  acknowledged = 0;
  checked = 0;
  readonly losses: string[] = [];
  readonly refusals = new Map<number, number>();
  readonly storms = new Map<string, number>();
  /** Acts that were acknowledged although the file of the database was gone. */
  intoTheVoid = 0;
  private isVoid = false;

  acknowledge(): void {
    this.acknowledged += 1;
    if (this.isVoid) this.intoTheVoid += 1;
  }

  refused(status: number): void {
    this.refusals.set(status, (this.refusals.get(status) ?? 0) + 1);
  }

  lost(what: string): void {
    this.losses.push(what);
  }

  storm(name: string): void {
    this.storms.set(name, (this.storms.get(name) ?? 0) + 1);
  }

  /** From now on nothing can be stored. */
  set fileIsGone(gone: boolean) {
    this.isVoid = gone;
  }
}

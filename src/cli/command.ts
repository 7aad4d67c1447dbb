/** What a command has to say when it is done. */
export interface Outcome {
  readonly text: string;
  /** The same for programs, printed with `--json`. */
  readonly json: Readonly<Record<string, unknown>>;
  /** Ends the program with 1. */
  readonly failed?: boolean;
  /** The standard output has the result already. */
  readonly isPrinted?: boolean;
}

interface Described {
  /** The area and the verb, such as `users sessions end`. */
  readonly name: string;
  /** What may follow the name, as the usage shows it. A command checks by itself whether it has enough. */
  readonly operands?: readonly string[];
  readonly summary: string;
  /** What somebody would type, without the name of the program. Addresses are those of `example.com`. */
  readonly examples: readonly string[];
  /** What else they should know before they run it, in sentences. */
  readonly notes?: string;
}

interface Plain extends Described {
  readonly options?: undefined;
  readonly run: (...operands: string[]) => Promise<Outcome>;
}

interface WithOptions extends Described {
  /**
   * With what stands for their values in the usage: `NAME`, `[NAME]` if it can be missing, `NAME…` if it can be repeated, and
   * nothing for a switch.
   */
  readonly options: Readonly<Record<string, string>>;
  readonly run: (options: Options, ...operands: string[]) => Promise<Outcome>;
}

/**
 * One thing that an operator can ask for. Its `run` imports what it needs, and only then: other commands start without it. An
 * empty word is not a missing one: it is a variable of a script that was not set.
 */
export type Command = Plain | WithOptions;

/** What was given of a command's options. */
export class Options {
  constructor(private readonly given: Readonly<Record<string, readonly string[]>>) {}

  has(name: string): boolean {
    return this.given[name] !== undefined;
  }

  all(name: string): readonly string[] {
    return this.given[name] ?? [];
  }

  one(name: string): string | undefined {
    return this.given[name]?.at(0);
  }
}

/** The command line cannot be understood. Ends the program with 2. */
export class WrongUsage extends Error {}

/** How many words its name has. */
export function lengthOf({ name }: Command): number {
  return name.split(' ').length;
}

/** What a command has to say when it is done. */
export interface Outcome {
  readonly text: string;
  /** The same for programs, printed with `--json`. */
  readonly json: Readonly<Record<string, unknown>>;
  /** Ends the program with 1. */
  readonly failed?: boolean;
}

/** One thing that an operator can ask for. */
export interface Command {
  /** The area and the verb, such as `users sessions end`. */
  readonly name: string;
  /** What may follow the name, as the usage shows it. A command checks by itself whether it has enough. */
  readonly operands?: readonly string[];
  /** With what stands for their values in the usage. Their values come before the operands, undefined where none was given. */
  readonly options?: Readonly<Record<string, string>>;
  readonly summary: string;
  /**
   * Imports what it needs, and only then: other commands start without it. An empty word is not a missing one: it is a
   * variable of a script that was not set.
   */
  readonly run: (...words: (string | undefined)[]) => Promise<Outcome>;
}

/** The command line cannot be understood. Ends the program with 2. */
export class WrongUsage extends Error {}

/** How many words its name has. */
export function lengthOf({ name }: Command): number {
  return name.split(' ').length;
}

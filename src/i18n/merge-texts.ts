type Texts = Readonly<Record<string, string>>;

/** Refuses the keys of `T`. */
type Without<T> = { readonly [K in keyof T]?: never };

/** Combines the files of one language. A key that appears in two of them does not compile. */
export function mergeTexts<P extends Texts, F extends Texts, M extends Texts, A extends Texts, S extends Texts>(
  pages: P,
  forms: F & Without<P>,
  mail: M & Without<P> & Without<F>,
  api: A & Without<P> & Without<F> & Without<M>,
  factors: S & Without<P> & Without<F> & Without<M> & Without<A>,
): P & F & M & A & S {
  return { ...pages, ...forms, ...mail, ...api, ...factors };
}

/** Adds the file of one more feature. */
export function withTexts<T extends Texts, O extends Texts>(texts: T, others: O & Without<T>): T & O {
  return { ...texts, ...others };
}

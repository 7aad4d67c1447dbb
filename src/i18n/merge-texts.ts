type Texts = Readonly<Record<string, string>>;

/** Refuses the keys of `T`. */
type Without<T> = { readonly [K in keyof T]?: never };

/** Combines the files of one language. A key that appears in two of them does not compile. */
export function mergeTexts<
  P extends Texts,
  F extends Texts,
  M extends Texts,
  A extends Texts,
  S extends Texts,
  O extends Texts,
>(
  pages: P,
  forms: F & Without<P>,
  mail: M & Without<P> & Without<F>,
  api: A & Without<P> & Without<F> & Without<M>,
  factors: S & Without<P> & Without<F> & Without<M> & Without<A>,
  apps: O & Without<P> & Without<F> & Without<M> & Without<A> & Without<S>,
): P & F & M & A & S & O {
  return { ...pages, ...forms, ...mail, ...api, ...factors, ...apps };
}

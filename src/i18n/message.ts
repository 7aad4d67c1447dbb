import { en } from './en/texts.js';

export type Key = keyof typeof en;

/** The key of a text without markup, which can appear anywhere. */
type PlainKey = Exclude<Key, `${string}Html`>;

/** The key of a text without slots, which is a message by itself. */
export type BareKey = { [K in PlainKey]: Slot<K> extends never ? K : never }[PlainKey];

/** A text and the values of its slots. It is translated when it is shown, into the language of its reader. */
export interface Message {
  readonly key: Key;
  readonly params: Params;
}

export type Localizable = BareKey | Message;

/** Values by slot name. A number is formatted as the slot says. */
export type Params = Readonly<Record<string, string | number | Message>>;

/** A text with slots. The compiler requires a value for each. */
export function message<K extends PlainKey>(key: K, ...[params]: ParamsOf<K>): Message {
  return { key, params: params ?? {} };
}

type ParamsOf<K extends Key> = [Slot<K>] extends [never]
  ? []
  : [{ readonly [S in Slot<K> as NameOf<S>]: S extends `${string}:${string}` ? number : string | Message }];

type Slot<K extends Key> = SlotsIn<(typeof en)[K]>;

/** A plural is `{count, plural, one {# day} other {# days}}`, which counts as the slot `count:plural`. */
type SlotsIn<Text extends string> = Text extends `${string}{${infer After}`
  ? After extends `${infer S}}${infer Rest}`
    ? S extends `${infer Name}, plural, ${string}`
      ? `${Name}:plural` | (After extends `${string}}}${infer Tail}` ? SlotsIn<Tail> : never)
      : S | SlotsIn<Rest>
    : never
  : never;

type NameOf<S extends string> = S extends `${infer Name}:${string}` ? Name : S;

/** Checks the texts of another language: they need the same keys, with the same slots in each. */
export type Translation<T extends Readonly<Record<string, string>>> = {
  readonly [K in Key | keyof T]: K extends Key ? SameSlots<K, T[K]> : never;
};

/** Checks texts that replace some of those in `Original`: the same slots in each, and none that stays as it is. */
export type Replacement<T extends Readonly<Record<string, string>>, Original extends Readonly<Record<Key, string>>> = {
  readonly [K in keyof T]: K extends Key
    ? T[K] extends Original[K]
      ? 'This text is the same without the replacement'
      : SameSlots<K, T[K]>
    : never;
};

type SameSlots<K extends Key, Text extends string> = [SlotKind<Slot<K>>, SlotKind<SlotsIn<Text>>] extends [
  SlotKind<SlotsIn<Text>>,
  SlotKind<Slot<K>>,
]
  ? string
  : `This text needs the slots ${Slot<K>}`;

/** A slot without its format, which each language can choose. Only whether it takes a number counts. */
type SlotKind<S extends string> = S extends `${infer Name}:${string}` ? `${Name}:number` : S;

export function isKey(text: string): text is Key {
  return Object.hasOwn(en, text);
}

export function isBareKey(text: string): text is BareKey {
  return isKey(text) && !text.endsWith('Html') && !en[text].includes('{');
}

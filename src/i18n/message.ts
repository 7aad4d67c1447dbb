import { en } from './en/texts.js';

/** The name of a text. */
export type Key = keyof typeof en;

/** Of one without markup, which can be said anywhere. */
export type PlainKey = Exclude<Key, `${string}Html`>;

/** Of one without slots: it is a message by itself. */
export type BareKey = { [K in PlainKey]: Slot<K> extends never ? K : never }[PlainKey];

/** A text and what goes into its slots. It becomes words when it is shown, in the language of whoever reads it. */
export interface Message {
  readonly key: Key;
  readonly params: Params;
}

/** Something to be said. */
export type Localizable = BareKey | Message;

/** By the name of the slot. A number is put into words by the slot's format. */
export type Params = Readonly<Record<string, string | number | Message>>;

/** Names a text that has slots; the compiler asks for what goes into them. */
export function message<K extends PlainKey>(key: K, ...[params]: ParamsOf<K>): Message {
  return { key, params: params ?? {} };
}

type ParamsOf<K extends Key> = [Slot<K>] extends [never]
  ? []
  : [
      {
        readonly [S in Slot<K> as NameOf<S>]: S extends `${string}:${string}` ? number : string | Message;
      },
    ];

type Slot<K extends Key> = SlotsIn<(typeof en)[K]>;

type SlotsIn<Text extends string> = Text extends `${string}{${infer S}}${infer Rest}`
  ? S | SlotsIn<Rest>
  : never;

type NameOf<S extends string> = S extends `${infer Name}:${string}` ? Name : S;

/** What the compiler wants of the texts in another language: the same keys, and the same slots in each. */
export type Translation<T extends Readonly<Record<string, string>>> = {
  readonly [K in Key | keyof T]: K extends Key ? SameSlots<K, T[K]> : never;
};

type SameSlots<K extends Key, Text extends string> = [Filled<Slot<K>>, Filled<SlotsIn<Text>>] extends [
  Filled<SlotsIn<Text>>,
  Filled<Slot<K>>,
]
  ? string
  : `This text needs the slots ${Slot<K>}`;

/** A slot without its format, which a language may choose: only whether it is for a number. */
type Filled<S extends string> = S extends `${infer Name}:${string}` ? `${Name}:number` : S;

export function isKey(text: string): text is Key {
  return Object.hasOwn(en, text);
}

export function isBareKey(text: string): text is BareKey {
  return isKey(text) && !text.endsWith('Html') && !en[text].includes('{');
}

/** The same sentences in another language: every key of the Vietnamese, any text. */
export type Translated<T> = { readonly [K in keyof T]: T[K] extends string ? string : Translated<T[K]> };

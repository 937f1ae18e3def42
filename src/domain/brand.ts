declare const brand: unique symbol;

/** A type that is told apart from others of the same representation, by name alone. */
export type Brand<T, Name extends string> = T & { readonly [brand]: Name };

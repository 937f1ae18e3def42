declare const brand: unique symbol;

/** A nominal type: the name keeps two types of the same representation apart. */
export type Brand<T, Name extends string> = T & { readonly [brand]: Name };

/** What a span tells beside its name and its length: never what somebody wrote. */
export type SpanAttributes = Readonly<Record<string, string | number | boolean>>;

/** Tells how long the parts of the work took, and which was part of which. */
export interface Tracer extends AsyncDisposable {
  /** Work that is traced. Spans opened meanwhile are parts of it; `note` adds what is known only later. */
  span<T>(
    name: string,
    traits: SpanAttributes,
    work: (note: (traits: SpanAttributes) => void) => Promise<T>,
  ): Promise<T>;
}

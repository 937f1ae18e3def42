/** Attributes of a span. They must not contain client input. */
export type SpanAttributes = Readonly<Record<string, string | number | boolean>>;

/** Records spans: how long pieces of work take, and which is part of which. */
export interface Tracer extends AsyncDisposable {
  /** Runs `work` in a span. Spans opened meanwhile are its children; `setAttributes` adds what is known only later. */
  span<T>(
    name: string,
    attributes: SpanAttributes,
    work: (setAttributes: (attributes: SpanAttributes) => void) => Promise<T>,
  ): Promise<T>;
}

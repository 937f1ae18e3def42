/** Attributes of a span. They must not contain client input. */
export type SpanAttributes = Readonly<Record<string, string | number | boolean>>;

/** Records spans: the durations of pieces of work, and their nesting. */
export interface Tracer extends AsyncDisposable {
  /**
   * Runs `work` in a span. Spans opened during it are its children; `setAttributes` adds attributes that are known only
   * later.
   */
  span<T>(
    name: string,
    attributes: SpanAttributes,
    work: (setAttributes: (attributes: SpanAttributes) => void) => Promise<T>,
  ): Promise<T>;
}

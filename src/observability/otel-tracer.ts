import { type Context, ROOT_CONTEXT, SpanStatusCode, trace, TraceFlags } from '@opentelemetry/api';
import { OTLPTraceExporter } from '@opentelemetry/exporter-trace-otlp-http';
import { resourceFromAttributes } from '@opentelemetry/resources';
import { BatchSpanProcessor, TracerProvider } from '@opentelemetry/sdk-trace';
import { AsyncLocalStorage } from 'node:async_hooks';
import type { Tracer } from './tracer.ts';
import { requestContext } from './request-context.ts';

/** A collector that does not respond must not delay the shutdown for longer. */
const TIMEOUT_MS = 2_000;

/** Returns a tracer that sends spans to an OpenTelemetry collector, as OTLP over HTTP in JSON. */
export function openTracer(endpoint: string, serviceName: string): Tracer {
  const exporter = new OTLPTraceExporter({
    url: `${endpoint.replace(/\/$/, '')}/v1/traces`,
    timeoutMillis: TIMEOUT_MS,
  });
  const provider = new TracerProvider({
    resource: resourceFromAttributes({ 'service.name': serviceName }),
    spanProcessors: [new BatchSpanProcessor({ exporter, exportTimeoutMillis: TIMEOUT_MS })],
  });
  const tracer = provider.getTracer('sidelined');
  const current = new AsyncLocalStorage<Context>();

  return {
    async span(name, attributes, work) {
      const parent = current.getStore() ?? callerContext(requestContext.getStore()?.traceparent ?? null);
      const span = tracer.startSpan(name, { attributes }, parent);
      try {
        return await current.run(trace.setSpan(parent, span), () => work((more) => void span.setAttributes(more)));
      } catch (error) {
        // The status has no message, because that may contain client input; the log has it.
        span.setStatus({ code: SpanStatusCode.ERROR });
        throw error;
      } finally {
        span.end();
      }
    },
    [Symbol.asyncDispose]: () => provider.shutdown().catch(() => {}),
  };
}

/** Returns the caller's span from a `traceparent` header; the root context if it is absent or malformed. */
function callerContext(traceparent: string | null): Context {
  const [, traceId, spanId, flags] = /^00-([0-9a-f]{32})-([0-9a-f]{16})-([0-9a-f]{2})$/.exec(traceparent ?? '') ?? [];
  if (traceId === undefined || spanId === undefined) return ROOT_CONTEXT;
  const traceFlags = Number.parseInt(flags ?? '', 16) & TraceFlags.SAMPLED;
  return trace.setSpanContext(ROOT_CONTEXT, { traceId, spanId, traceFlags, isRemote: true });
}

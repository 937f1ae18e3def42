import { type Context, ROOT_CONTEXT, SpanStatusCode, trace, TraceFlags } from '@opentelemetry/api';
import { OTLPTraceExporter } from '@opentelemetry/exporter-trace-otlp-http';
import { resourceFromAttributes } from '@opentelemetry/resources';
import { BatchSpanProcessor, TracerProvider } from '@opentelemetry/sdk-trace';
import { AsyncLocalStorage } from 'node:async_hooks';
import type { Tracer } from './tracer.ts';
import { requestContext } from './request-context.ts';

/** A collector that does not answer must not hold up the end of the program. */
const PATIENCE_MS = 2_000;

/** Sends spans to an OpenTelemetry collector, as OTLP over HTTP in JSON. Loaded only where one is named. */
export function openTracer(endpoint: string, serviceName: string): Tracer {
  const exporter = new OTLPTraceExporter({
    url: `${endpoint.replace(/\/$/, '')}/v1/traces`,
    timeoutMillis: PATIENCE_MS,
  });
  const provider = new TracerProvider({
    resource: resourceFromAttributes({ 'service.name': serviceName }),
    spanProcessors: [new BatchSpanProcessor({ exporter, exportTimeoutMillis: PATIENCE_MS })],
  });
  const tracer = provider.getTracer('sidelined');
  const current = new AsyncLocalStorage<Context>();

  return {
    async span(name, traits, work) {
      const parent = current.getStore() ?? caller(requestContext.getStore()?.traceparent ?? null);
      const span = tracer.startSpan(name, { attributes: traits }, parent);
      try {
        return await current.run(trace.setSpan(parent, span), () => work((more) => void span.setAttributes(more)));
      } catch (error) {
        // Its message may hold what somebody wrote; the log tells it.
        span.setStatus({ code: SpanStatusCode.ERROR });
        throw error;
      } finally {
        span.end();
      }
    },
    [Symbol.asyncDispose]: () => provider.shutdown().catch(() => {}),
  };
}

/** The span of whoever called, where the request names one. */
function caller(traceparent: string | null): Context {
  const [, traceId, spanId, flags] = /^00-([0-9a-f]{32})-([0-9a-f]{16})-([0-9a-f]{2})$/.exec(traceparent ?? '') ?? [];
  if (traceId === undefined || spanId === undefined) return ROOT_CONTEXT;
  const traceFlags = Number.parseInt(flags ?? '', 16) & TraceFlags.SAMPLED;
  return trace.setSpanContext(ROOT_CONTEXT, { traceId, spanId, traceFlags, isRemote: true });
}

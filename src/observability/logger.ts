import { type DestinationStream, type Logger, pino } from 'pino';
import { requestContext } from './request-context.ts';

/** Fields with these names are never written to the log, even if a caller passes them. */
const SECRET_FIELDS = ['authorization', 'cookie', 'set-cookie', 'token', 'password', 'variables', 'headers', 'params'];
const HIDDEN = '[hidden]';

/**
 * Returns the log: JSON lines, each with the id of its request. Bearer and basic credentials are removed from every
 * line, and so are `secrets`, those of this installation.
 */
export function openLogger(
  level: string,
  destination: DestinationStream,
  secrets: readonly (string | null)[] = [],
): Logger {
  const ownSecrets = secrets.filter((secret) => secret !== null);
  return pino(
    {
      level,
      redact: { paths: SECRET_FIELDS.flatMap((name) => [`["${name}"]`, `*["${name}"]`]), censor: HIDDEN },
      serializers: { err: serializeError },
      mixin: () => {
        const request = requestContext.getStore();
        return request === undefined ? {} : { requestId: request.id };
      },
      hooks: {
        streamWrite: (line) => {
          const text = line.replaceAll(/\b(bearer|basic) +[^\s"\\]+/gi, `$1 ${HIDDEN}`);
          return ownSecrets.reduce((rest, secret) => rest.replaceAll(secret, HIDDEN), text);
        },
      },
    },
    destination,
  );
}

/** Returns the loggable part of an error. Other properties may contain client input, e.g. values of a failed statement. */
function serializeError(error: unknown, depth = 0): unknown {
  if (!(error instanceof Error)) return { message: withoutValues(String(error)) };
  return {
    type: error.constructor.name,
    message: withoutValues(error.message),
    ...('code' in error ? { code: error.code } : {}),
    stack: withoutValues(error.stack ?? ''),
    ...(error.cause === undefined || depth > 3 ? {} : { cause: serializeError(error.cause, depth + 1) }),
  };
}

/** Removes the values of a failed statement, which Drizzle puts on the last line of the message. */
function withoutValues(text: string): string {
  return text.replaceAll(/\nparams: [^]*?(?=\n {4}at |$)/g, `\nparams: ${HIDDEN}`);
}

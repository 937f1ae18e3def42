import { type DestinationStream, type Logger, pino } from 'pino';
import { requestContext } from './request-context.ts';

/** Whatever somebody logs under these names is left out: nobody means to, and then nobody can. */
const SECRET = ['authorization', 'cookie', 'set-cookie', 'token', 'password', 'variables', 'headers', 'params'];
const HIDDEN = '[hidden]';

/**
 * The log: JSON lines, each with the id of the request that it is about. It holds no tokens, whoever wrote them where:
 * `secrets` are this installation's own.
 */
export function openLogger(level: string, to: DestinationStream, secrets: readonly (string | null)[] = []): Logger {
  const own = secrets.filter((secret) => secret !== null);
  return pino(
    {
      level,
      redact: { paths: SECRET.flatMap((name) => [`["${name}"]`, `*["${name}"]`]), censor: HIDDEN },
      serializers: { err: told },
      mixin: () => {
        const request = requestContext.getStore();
        return request === undefined ? {} : { requestId: request.id };
      },
      hooks: {
        streamWrite: (line) => {
          const text = line.replaceAll(/\b(bearer|basic) +[^\s"\\]+/gi, `$1 ${HIDDEN}`);
          return own.reduce((rest, secret) => rest.replaceAll(secret, HIDDEN), text);
        },
      },
    },
    to,
  );
}

/** What is said of an error: its properties may hold what somebody wrote, such as the values of a failed statement. */
function told(error: unknown, depth = 0): unknown {
  if (!(error instanceof Error)) return { message: withoutValues(String(error)) };
  return {
    type: error.constructor.name,
    message: withoutValues(error.message),
    ...('code' in error ? { code: error.code } : {}),
    stack: withoutValues(error.stack ?? ''),
    ...(error.cause === undefined || depth > 3 ? {} : { cause: told(error.cause, depth + 1) }),
  };
}

/** Drizzle tells a failed statement's values in a last line of the message. */
function withoutValues(text: string): string {
  return text.replaceAll(/\nparams: [^]*?(?=\n {4}at |$)/g, `\nparams: ${HIDDEN}`);
}

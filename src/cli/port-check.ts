import { createServer } from 'node:net';

/** The status of a port: free, used by Sidelined, used by another program, or unavailable with the system's code. */
export type PortStatus =
  | { readonly is: 'free' }
  | { readonly is: 'sidelined'; readonly isReady: boolean; readonly status: string }
  | { readonly is: 'other' }
  | { readonly is: 'unavailable'; readonly code: string };

const RESPONSE_TIMEOUT_MS = 2_000;

export async function checkPort(port: number, host: string): Promise<PortStatus> {
  const code = await listenErrorCode(port, host);
  if (code === null) return { is: 'free' };
  if (code !== 'EADDRINUSE') return { is: 'unavailable', code };
  const address = host === '0.0.0.0' ? '127.0.0.1' : host === '::' ? '[::1]' : host.includes(':') ? `[${host}]` : host;
  const live = await statusAt(`http://${address}:${port}/health/live`);
  if (live?.status !== 'live') return { is: 'other' };
  const ready = await statusAt(`http://${address}:${port}/health/ready`);
  return { is: 'sidelined', isReady: ready?.isOk ?? false, status: ready?.status ?? 'no answer' };
}

/** Listens on the port for a moment. Returns the system's error code, or null if the port is free. */
function listenErrorCode(port: number, host: string): Promise<string | null> {
  return new Promise((resolve) => {
    const server = createServer();
    server.once('error', (error: NodeJS.ErrnoException) => resolve(error.code ?? error.message));
    server.listen({ port, host, exclusive: true }, () => server.close(() => resolve(null)));
  });
}

async function statusAt(url: string): Promise<{ readonly isOk: boolean; readonly status: string } | null> {
  try {
    const response = await fetch(url, { signal: AbortSignal.timeout(RESPONSE_TIMEOUT_MS), redirect: 'error' });
    const body: unknown = await response.json();
    const status = typeof body === 'object' && body !== null && 'status' in body ? body.status : null;
    return typeof status === 'string' ? { isOk: response.ok, status: status.slice(0, 200) } : null;
  } catch {
    return null;
  }
}

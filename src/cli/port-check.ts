import { createServer } from 'node:net';

/** Who has a port: nobody, a server of ours with what it says of itself, somebody else; or why it cannot be had. */
export type PortStatus =
  | { readonly is: 'nobody' }
  | { readonly is: 'ours'; readonly isReady: boolean; readonly status: string }
  | { readonly is: 'somebody' }
  | { readonly is: 'out of reach'; readonly why: string };

const PATIENCE_MS = 2_000;

export async function checkPort(port: number, host: string): Promise<PortStatus> {
  const why = await refusalOf(port, host);
  if (why === null) return { is: 'nobody' };
  if (why !== 'EADDRINUSE') return { is: 'out of reach', why };
  const address = host === '0.0.0.0' ? '127.0.0.1' : host === '::' ? '[::1]' : host.includes(':') ? `[${host}]` : host;
  const live = await statusAt(`http://${address}:${port}/health/live`);
  if (live?.status !== 'live') return { is: 'somebody' };
  const ready = await statusAt(`http://${address}:${port}/health/ready`);
  return { is: 'ours', isReady: ready?.isOk ?? false, status: ready?.status ?? 'no answer' };
}

/** Takes the port for a blink; the system's code where it does not let go of it. */
function refusalOf(port: number, host: string): Promise<string | null> {
  return new Promise((resolve) => {
    const server = createServer();
    server.once('error', (error: NodeJS.ErrnoException) => resolve(error.code ?? error.message));
    server.listen({ port, host, exclusive: true }, () => server.close(() => resolve(null)));
  });
}

async function statusAt(url: string): Promise<{ readonly isOk: boolean; readonly status: string } | null> {
  try {
    const response = await fetch(url, { signal: AbortSignal.timeout(PATIENCE_MS), redirect: 'error' });
    const said: unknown = await response.json();
    const status = typeof said === 'object' && said !== null && 'status' in said ? said.status : null;
    return typeof status === 'string' ? { isOk: response.ok, status: status.slice(0, 200) } : null;
  } catch {
    return null;
  }
}

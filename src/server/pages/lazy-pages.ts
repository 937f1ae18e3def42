import type { PageHandler, PageHandlerOptions } from './page-handler.ts';

/** Pages that are loaded by the first request for one: a start does not wait for them. */
export function lazyPages(options: PageHandlerOptions): Pick<PageHandler, 'handle'> {
  let handler: Promise<PageHandler> | undefined;
  const load = async (): Promise<PageHandler> => new (await import('./page-handler.ts')).PageHandler(options);
  return {
    async handle(request, response) {
      await (await (handler ??= load())).handle(request, response);
    },
  };
}

import type { PageHandler, PageHandlerOptions } from './page-handler.ts';

/** Returns a handler that loads the pages at the first request, so that the start does not wait for them. */
export function lazyPages(options: PageHandlerOptions): Pick<PageHandler, 'handle'> {
  let handler: Promise<PageHandler> | undefined;
  const load = async (): Promise<PageHandler> => new (await import('./page-handler.ts')).PageHandler(options);
  return {
    async handle(request, response) {
      await (await (handler ??= load())).handle(request, response);
    },
  };
}

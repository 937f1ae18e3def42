/**
 * Parts of `node:http` that are loaded at the start. An import would read all exports, one of which loads the
 * implementation of `fetch`: as much CPU as two starts of bare Node.
 */
export const { createServer, STATUS_CODES } = process.getBuiltinModule('node:http');

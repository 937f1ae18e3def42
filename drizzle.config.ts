import { defineConfig } from 'drizzle-kit';

/** `npm run migrations` makes those of both stores: DIALECT names the one whose turn it is. */
const store = process.env.DIALECT === 'postgres' ? 'postgres' : 'sqlite';

export default defineConfig({
  dialect: store === 'postgres' ? 'postgresql' : 'sqlite',
  schema: `./src/storage/${store}/tables.ts`,
  out: `./migrations/${store}`,
});

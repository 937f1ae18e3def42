import { defineConfig } from 'drizzle-kit';

/** DIALECT is the database whose migrations are generated: `npm run migrations` does both. */
const store = process.env.DIALECT === 'postgres' ? 'postgres' : 'sqlite';

export default defineConfig({
  dialect: store === 'postgres' ? 'postgresql' : 'sqlite',
  schema: `./src/storage/${store}/*tables.ts`,
  out: `./migrations/${store}`,
});

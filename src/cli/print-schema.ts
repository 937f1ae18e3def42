import { readFileSync, writeFileSync } from 'node:fs';
import { schema } from '../schema/schema.ts';
import { printedSchema } from '../server/pages/graphiql/schema-file.ts';

/** Writes schema.graphql. With --check it fails if the file differs from the schema. */
const file = new URL('../../schema.graphql', import.meta.url);
const printed = printedSchema(schema);

if (!process.argv.includes('--check')) writeFileSync(file, printed);
else if (readFileSync(file, 'utf8') !== printed) {
  console.error('schema.graphql is stale: run `npm run schema` and review the difference.');
  process.exitCode = 1;
}

import { expect, test } from 'vitest';
import { compact } from '../../src/server/pages/rendering/compact.ts';

const SCRIPT = `
/** Gone. */
const greeting = 'a  text // of its own';
const STYLE = \`
p > a { color: red; }
\`;
class Counter {
  #total = 1_000;
  add(more) {
    this.#total += more * 0.5;
    return [this.#total, { more, },];
  }
}
// Gone.
function describe(counter) {
  const [total] = counter.add(3);
  return \`\${greeting}:  \${ total } in \${'{'}\`;
}
`;

test('a script becomes short and does the same', () => {
  const short = compact(SCRIPT);
  expect(short).toBe(
    "const a='a  text // of its own';const b=` p>a{color:red}`;class c{#a=1000;add(more){this.#a+=more*.5;return[this.#a,{more}]}}" +
      "function d(counter){const[total]=counter.add(3);return`${a}:  ${ total } in ${'{'}`}",
  );
  const run = (code: string, result: string): unknown => new Function(`${code}; return ${result};`)();
  expect(run(short, 'd(new c())')).toBe(run(SCRIPT, 'describe(new Counter())'));
});

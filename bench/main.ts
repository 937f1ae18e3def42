import { stayOnClientCore } from './measured/child.ts';
import { type Figure, Figures } from './measured/figures.ts';
import { keepFigures } from './report/keep.ts';
import type { Part } from './parts/bench.ts';
import { eventStreams } from './parts/event-streams.ts';
import { fanOut1000, fanOut5000 } from './parts/fan-out.ts';
import { nodes } from './parts/nodes.ts';
import { importing, moving } from './parts/season.ts';
import { q1, q2 } from './parts/queries.ts';
import { stalledReader } from './parts/stalled-reader.ts';
import { storm } from './parts/storm.ts';
import { makeOurs } from './world/ours.ts';

/** `npm run bench`, or some parts of it: `npm run bench -- q1 f5000`. With `quick` it is over soon, and keeps no figure. */
const PARTS: Readonly<Record<string, Part>> = {
  q1,
  q2,
  f1000: fanOut1000,
  f5000: fanOut5000,
  sse: eventStreams,
  stalled: stalledReader,
  storm,
  import: importing,
  moved: moving,
  nodes,
};

const said = process.argv.slice(2);
const quick = said.includes('quick');
const asked = said.filter((word) => word !== 'quick');
const unknown = asked.filter((name) => !(name in PARTS));
if (unknown.length > 0) {
  console.error(`There is no part ${unknown.join(', ')}: there are ${Object.keys(PARTS).join(', ')}, and \`quick\`.`);
  process.exit(1);
}

stayOnClientCore();
using ours = await makeOurs();
const figures: Figure[] = [];
for (const [name, part] of Object.entries(PARTS)) {
  if (asked.length > 0 && !asked.includes(name)) continue;
  const own = new Figures(name);
  await part({ ours, figures: own, quick });
  figures.push(...own.all);
}
if (!quick) await keepFigures(figures);

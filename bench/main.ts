import { stayOnClientCore } from './measurement/child.ts';
import { type Figure, Figures } from './measurement/figures.ts';
import { checkTargets, writeReport } from './report/write-report.ts';
import type { Part } from './parts/part.ts';
import { absences } from './parts/absences.ts';
import { eventStreams } from './parts/event-streams.ts';
import { fanOut1000, fanOut5000 } from './parts/fan-out.ts';
import { nodes } from './parts/nodes.ts';
import { importing } from './parts/import.ts';
import { moved } from './parts/moved.ts';
import { q1, q2 } from './parts/queries.ts';
import { stalledSubscriber } from './parts/stalled-subscriber.ts';
import { webhooks } from './parts/webhooks.ts';
import { storm } from './parts/storm.ts';
import { packed } from './parts/packed.ts';
import { startup } from './parts/startup.ts';
import { prepareSidelined } from './dataset/sidelined.ts';

/**
 * The parts by name: `npm run bench -- q1 f5000` runs two of them. With `quick`, runs are short and not stored. With
 * `check`, nothing is stored, and the exit code is 1 if a target is missed.
 */
const PARTS: Readonly<Record<string, Part>> = {
  q1,
  q2,
  f1000: fanOut1000,
  f5000: fanOut5000,
  sse: eventStreams,
  stalled: stalledSubscriber,
  storm,
  import: importing,
  moved,
  nodes,
  startup,
  packed,
  absences,
  webhooks,
};

const args = process.argv.slice(2);
const quick = args.includes('quick');
const isCheck = args.includes('check');
const names = args.filter((word) => word !== 'quick' && word !== 'check');
const unknown = names.filter((name) => !(name in PARTS));
if (unknown.length > 0) {
  console.error(
    `Unknown part ${unknown.join(', ')}; expected ${Object.keys(PARTS).join(', ')} \`quick\` or \`check\`.`,
  );
  process.exit(1);
}

stayOnClientCore();
using sidelined = await prepareSidelined();
const figures: Figure[] = [];
for (const [name, part] of Object.entries(PARTS)) {
  if (names.length > 0 && !names.includes(name)) continue;
  const own = new Figures(name);
  const began = performance.now();
  await part({ sidelined, figures: own, quick });
  console.log(`${name} took ${((performance.now() - began) / 1_000).toFixed(0)} s`);
  figures.push(...own.all);
}
if (isCheck) process.exitCode = checkTargets(figures) > 0 ? 1 : 0;
else if (!quick) await writeReport(figures);

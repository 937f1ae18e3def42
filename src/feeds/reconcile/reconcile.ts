import type { Changed } from '../../domain/availability/facts.ts';
import { type Day, dayIn, type Instant } from '../../domain/day.ts';
import { accept, type Decision, invalid, type Issue, refuse } from '../../domain/decision.ts';
import { questionOfName } from '../../domain/editor-question.ts';
import type { Candidate } from '../../domain/identity/import-question.ts';
import type { ScopeSnapshot } from '../../storage/store.ts';
import type { FeedProblem } from '../adapter.ts';
import type { Observation } from '../observation.ts';
import { teamAnswers } from '../season/team-answers.ts';
import { reconcileAbsences, reconcileSilence } from './absences.ts';
import { reconcileCautions } from './cautions.ts';
import { leaveOut, type ReconcileContext } from './context.ts';
import { coveredBy } from './covered-players.ts';
import { FeedMemory, type ContentPart } from './feed-memory.ts';
import { reconcileCards, reconcileLineups } from './matchday-records.ts';
import type { FeedSource, ReconcileOptions } from './options.ts';
import { People } from './people.ts';
import { reconcileSeasons, slugOfSeason } from './seasons.ts';
import { reconcileSquads } from './squads.ts';
import { type FeedSummary, fixtureCounts, NO_COUNTS } from './summary.ts';
import { TeamIdentity } from './team-identity.ts';
import { Workspace } from './workspace.ts';

export interface Feed {
  readonly source: FeedSource;
  readonly observations: readonly Observation[];
  readonly problems: readonly FeedProblem[];
}

export interface Reconciled {
  readonly changed: Changed;
  readonly isChanged: boolean;
  readonly summary: FeedSummary;
}

/**
 * Merges the observations of a feed into the stored facts, with the commands that editors use. The whole feed is one
 * change. It is refused if a name is not resolved; a row that a command refuses is left out and reported.
 */
export function reconcile(
  snapshot: ScopeSnapshot,
  { source, observations, problems }: Feed,
  options: ReconcileOptions & { readonly isSlugTaken: (slug: string) => boolean },
  now: Instant,
  newId: () => string,
): Decision<Reconciled> {
  if (source.asOf > now) return invalid([{ path: ['input', 'asOf'], message: 'The feed was made in the future.' }]);
  const key = memoryKey(observations);
  const memory = new FeedMemory(memorySource(source.system), key, snapshot.feedStates);
  const parts = partsOf(observations, options.parts);
  if (parts.some((part) => source.asOf < (memory.asOf(part) ?? 0))) {
    return invalid([{ path: ['input', 'asOf'], message: 'A newer state of this feed is already imported.' }]);
  }
  const workspace = new Workspace(snapshot, now);
  const answers = teamAnswers(options.teams, workspace.facts.teams, newId);
  if (!answers.ok) return answers;
  const created = [...answers.value.values()].filter(({ id }) => !workspace.facts.teams.has(id));
  workspace.apply({ teams: created });
  const teams = new TeamIdentity(workspace, { newTeams: options.newTeams, answers: answers.value, newId });
  const people = new People(workspace, { answers: options.players, isSlugTaken: options.isSlugTaken });
  const context: ReconcileContext = {
    workspace,
    source,
    teams,
    people,
    memory,
    dayAt: dayAt(source.asOf),
    counts: { ...NO_COUNTS },
    problems: problems.map(asIssue),
    stated: new Set(),
  };
  const has = (part: 'FIXTURES' | 'SQUADS' | 'ABSENCES'): boolean => options.parts.has(part);
  const rows = byType(observations);

  const known = [...answers.value].map(([name, { id }]) => ({ name, team: { id } }));
  const seasons = has('FIXTURES')
    ? reconcileSeasons(workspace, rows('FIXTURE'), { teams: known, newTeams: options.newTeams }, teams, newId)
    : { summaries: [], refusals: [] };
  for (const refusal of seasons.refusals) if (refusal.kind !== 'QUESTIONS') return refuse(refusal);
  const isAsking = seasons.refusals.length > 0;
  if (has('SQUADS') && !isAsking) {
    for (const { team } of rows('TEAM')) teams.resolve(team, true);
    reconcileSquads(context, rows('SQUAD_MEMBER'), rows('DEPARTURE'));
  }
  if (has('ABSENCES') && !isAsking) {
    reconcileAbsences(context, rows('ABSENCE'), has('SQUADS'));
    reconcileSilence(context, coveredBy(context, observations));
    workspace.removeQuestions(answeredBy(context, snapshot.questions));
  }
  if (has('FIXTURES') && !isAsking) {
    reconcileCautions(context, rows('CAUTION_TOTAL'));
    reconcileLineups(context, rows('LINEUP'));
    reconcileCards(context, rows('CARD'));
  }
  for (const { name, refusal } of people.refusals) leaveOut(context.problems, { row: name }, refusal);

  const ofSeasons = seasons.refusals.flatMap((one) => (one.kind === 'QUESTIONS' ? one.questions : []));
  const questions = [...ofSeasons, ...teams.questions, ...people.questions];
  if (questions.length > 0) {
    if (options.unresolved === 'REFUSE' || isAsking) return refuse({ kind: 'QUESTIONS', questions });
    const subject = [...workspace.facts.competitions.values()].find(({ slug }) => slug === key);
    for (const { name, kind, candidates } of questions) {
      context.problems.push({ path: ['input', 'data'], message: `"${name}" is not resolved: its rows are left out.` });
      const about =
        subject === undefined ? likeliest(candidates) : { subjectKind: 'Competition' as const, subject: subject.id };
      if (kind !== 'COMPETITION' && about !== null)
        workspace.addQuestion(questionOfName(about, { name, source: source.source.name ?? '' }, source.asOf));
    }
  }
  const state = memory.stateAfter(source.asOf, parts, workspace.isChanged);
  if (state !== null) workspace.addFeedState(state);
  const fixtures = fixtureCounts(seasons.summaries);
  const { counts } = context;
  return accept({
    changed: workspace.changes(),
    isChanged: workspace.isChanged || workspace.questions.some(({ id }) => !snapshot.questions.has(id)),
    summary: {
      ...fixtures,
      ...counts,
      teamsAdded: fixtures.teamsAdded + teams.added + created.length,
      unchanged: fixtures.unchanged + counts.unchanged,
      questions: workspace.questions.filter(({ id }) => !snapshot.questions.has(id)).length,
      problems: bounded([...fixtures.problems, ...context.problems]),
      asOf: source.asOf,
      dryRun: options.dryRun,
    },
  });
}

/** Returns the subject of a question about a name if the feed names no competition: the likeliest candidate. */
function likeliest([first]: readonly Candidate[]) {
  return first === undefined ? null : { subjectKind: first.type, subject: first.id };
}

/** Returns the open questions about stale records that the feed states again. */
function answeredBy({ source, stated }: ReconcileContext, known: ScopeSnapshot['questions']): string[] {
  return [...known.values()]
    .filter(({ kind, settledAt, subject, ...one }) => {
      return kind === 'STALE' && settledAt === null && one.source === source.source.name && stated.has(subject);
    })
    .map(({ id }) => id);
}

const PART_OF_TYPE = {
  TEAM: 'SQUADS',
  SQUAD_MEMBER: 'SQUADS',
  DEPARTURE: 'SQUADS',
  FIXTURE: 'FIXTURES',
  LINEUP: 'FIXTURES',
  CARD: 'FIXTURES',
  CAUTION_TOTAL: 'CAUTIONS',
  ABSENCE: 'ABSENCES',
} as const satisfies Record<Observation['type'], ContentPart>;

/** Returns the parts that a feed has and that are imported. */
function partsOf(observations: readonly Observation[], imported: ReconcileOptions['parts']): ContentPart[] {
  const found = new Set(observations.map(({ type }): ContentPart => PART_OF_TYPE[type]));
  return [...found].filter((part) => imported.has(part === 'CAUTIONS' ? 'FIXTURES' : part));
}

/** Returns the name under which the last content of a feed is stored; the states of its documents have other names. */
export function memorySource(system: string): string {
  return `said by ${system}`;
}

/** Returns the key of the last content of a feed: its season. */
function memoryKey(observations: readonly Observation[]): string {
  for (const row of observations) {
    if (row.type === 'FIXTURE' || row.type === 'CAUTION_TOTAL') return slugOfSeason(row.competition);
  }
  return 'feed';
}

function byType(observations: readonly Observation[]) {
  const groups = Map.groupBy(observations, ({ type }) => type);
  return <Type extends Observation['type']>(type: Type): Extract<Observation, { type: Type }>[] =>
    (groups.get(type) ?? []) as Extract<Observation, { type: Type }>[];
}

function dayAt(at: Instant): (zone: string) => Day {
  const days = new Map<string, Day>();
  return (zone) => {
    const day = days.get(zone) ?? dayIn(zone, at);
    days.set(zone, day);
    return day;
  };
}

function asIssue({ row, field, message }: FeedProblem): Issue {
  const path = ['input', 'data', ...row.split('.'), ...(field === null ? [] : [field])];
  return { path, message: `${row}: ${message}` };
}

const MOST_PROBLEMS = 500;

function bounded(problems: readonly Issue[]): Issue[] {
  if (problems.length <= MOST_PROBLEMS) return [...problems];
  const message = `${problems.length - MOST_PROBLEMS} more problems are not listed.`;
  return [...problems.slice(0, MOST_PROBLEMS), { path: ['input', 'data'], message }];
}

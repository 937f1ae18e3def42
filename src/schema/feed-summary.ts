import type { FeedSummary } from '../feeds/reconcile/summary.ts';
import { builder } from './builder.ts';
import { InputIssue } from './error-types.ts';
import { ResolvedNameObject } from './import-fixtures.ts';

export const FeedSummaryObject = builder.objectRef<FeedSummary>('FeedSummary').implement({
  description: 'The outcome of the import of a feed. Repeated rows are counted as unchanged.',
  fields: (t) => ({
    teamsAdded: t.exposeInt('teamsAdded', { description: 'Teams that were new.' }),
    fixturesAdded: t.exposeInt('fixturesAdded', { description: 'Fixtures that were new.' }),
    fixturesMoved: t.exposeInt('fixturesMoved', {
      description: 'Fixtures with a new day, kick-off or state, but no new result.',
    }),
    fixturesFinished: t.exposeInt('fixturesFinished', { description: 'Fixtures with a new or corrected result.' }),
    playersAdded: t.exposeInt('playersAdded', { description: 'Players who were new.' }),
    playersMoved: t.exposeInt('playersMoved', { description: 'Known players who joined, left or changed a team.' }),
    injuriesReported: t.exposeInt('injuriesReported', { description: 'Injuries that were new.' }),
    estimatesRevised: t.exposeInt('estimatesRevised', {
      description: 'Estimates added to known injuries, because the feed has a new statement.',
    }),
    returnsRecorded: t.exposeInt('returnsRecorded', { description: 'Injuries that are over.' }),
    suspensions: t.exposeInt('suspensions', { description: 'Suspensions imposed, amended or lifted.' }),
    absences: t.exposeInt('absences', { description: 'Other absences reported, revised or ended.' }),
    unchanged: t.exposeInt('unchanged', { description: 'Rows without anything new.' }),
    stale: t.exposeInt('stale', {
      description: 'Records that the feed no longer has, without saying that they are over. The editors are asked.',
    }),
    questions: t.exposeInt('questions', { description: 'New entries of the editor queue.' }),
    resolved: t.field({
      type: [ResolvedNameObject],
      description: 'The names of known teams in the fixtures of the feed.',
      resolve: ({ resolved }) => [...resolved],
    }),
    problems: t.field({
      type: [InputIssue],
      description: 'Rows that were left out, and why. An unreadable feed is refused as a whole.',
      resolve: ({ problems }) => [...problems],
    }),
    asOf: t.field({
      type: 'DateTime',
      description: 'The time at which the feed was made.',
      resolve: ({ asOf }) => asOf,
    }),
    dryRun: t.exposeBoolean('dryRun', { description: 'Whether nothing was stored.' }),
  }),
});

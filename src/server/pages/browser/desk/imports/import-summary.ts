import { type Content, html } from '../controls/html.ts';
import type { ImportQuestion } from './import-questions.ts';
import { useSession } from '../session/session.ts';
import type { TextKey } from '../texts/en.ts';
import type { Issue } from '../session/types.ts';

const COUNTS = [
  'added',
  'fixturesAdded',
  'moved',
  'fixturesMoved',
  'finished',
  'fixturesFinished',
  'teamsAdded',
  'playersAdded',
  'playersMoved',
  'injuriesReported',
  'estimatesRevised',
  'returnsRecorded',
  'suspensions',
  'absences',
  'unchanged',
  'stale',
] as const;

const TEXTS: Readonly<Record<(typeof COUNTS)[number], TextKey>> = {
  added: 'count_added',
  fixturesAdded: 'count_added',
  moved: 'count_moved',
  fixturesMoved: 'count_moved',
  finished: 'count_finished',
  fixturesFinished: 'count_finished',
  teamsAdded: 'count_teamsAdded',
  playersAdded: 'count_playersAdded',
  playersMoved: 'count_playersMoved',
  injuriesReported: 'count_injuriesReported',
  estimatesRevised: 'count_estimatesRevised',
  returnsRecorded: 'count_returnsRecorded',
  suspensions: 'count_suspensions',
  absences: 'count_absences',
  unchanged: 'count_unchanged',
  stale: 'count_stale',
};

/** The result of an import: a summary, questions, or a refusal. */
export type ImportResult = Readonly<Partial<Record<(typeof COUNTS)[number], number>>> & {
  readonly __typename: string;
  readonly message?: string;
  readonly issues?: readonly Issue[];
  readonly questions?: readonly ImportQuestion[];
  readonly dryRun?: boolean;
  readonly problems?: readonly Issue[];
  readonly resolved?: readonly {
    readonly name: string;
    readonly words: string;
    readonly team: { readonly name: string };
  }[];
};

/** Lists are cut after this many lines. */
const LINES = 100;

/** The effects of an import that was made or checked. */
export function ImportSummary({ result }: { result: ImportResult }): Content {
  const { words } = useSession();
  const { dryRun, problems = [], resolved = [] } = result;
  return html`
    <div class="preview">
      <p><strong>${words.text(dryRun === true ? 'dryRun' : 'imported')}</strong></p>
      <dl class="window">
        ${COUNTS.filter((name) => (result[name] ?? 0) > 0).map(
          (name) =>
            html`<div>
              <dt>${words.text(TEXTS[name])}</dt>
              <dd>${words.number(result[name] ?? 0)}</dd>
            </div>`,
        )}
      </dl>
      ${
        problems.length > 0 &&
        html`
          <details open>
            <summary>${words.text('problems')}: ${words.number(problems.length)}</summary>
            <ul lang="en" dir="ltr">
              ${problems.slice(0, LINES).map(({ path, message }) => html`<li>${path.join('.')}: ${message}</li>`)}
            </ul>
          </details>
        `
      }
      ${
        resolved.length > 0 &&
        html`
          <details>
            <summary>${words.text('resolved')}: ${words.number(resolved.length)}</summary>
            <ul>
              ${resolved
                .slice(0, LINES)
                .map(
                  ({ name, team, words: why }) => html`<li><bdi>${name}</bdi> = <bdi>${team.name}</bdi> (${why})</li>`,
                )}
            </ul>
          </details>
        `
      }
    </div>
  `;
}

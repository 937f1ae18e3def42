import { useEffect, useRef, useState } from 'preact/hooks';
import { MatchLine } from '../controls/game-rows.ts';
import { teamQuery } from '../session/documents.ts';
import { teamFinder } from '../forms/finders.ts';
import { appliesTo, duplicatesOf, FIXTURE_FORMS, TEAM_FORMS } from '../forms/fixture-forms.ts';
import { FormLinks } from '../forms/form-links.ts';
import { type Content, html } from '../controls/html.ts';
import { LineupForm } from '../forms/lineup-form.ts';
import { matchTitle } from '../controls/match-title.ts';
import { OpenForm } from '../forms/open-form.ts';
import { goTo, hashOf, type Place } from '../session/place.ts';
import { problemOf } from '../session/save.ts';
import { type Found, Search } from '../controls/search.ts';
import { useSession } from '../session/session.ts';
import type { Match, Team } from '../session/types.ts';

const PAST_DAYS = 21;
const FUTURE_DAYS = 120;
const FORMS = [...FIXTURE_FORMS, ...TEAM_FORMS];

/** A club or a national team: its fixtures and its squad, each with its forms. */
export function TeamView({ place }: { place: Place }): Content {
  const session = useSession();
  const { api, words, today, notify, changes } = session;
  const [team, setTeam] = useState<Team | null>(null);
  const { id, form, subject } = place;

  const root = useRef<HTMLElement>(null);
  useEffect(() => root.current?.querySelector('input')?.focus(), []);
  useEffect(() => {
    if (id === null) return setTeam(null);
    const variables = { team: id, from: shifted(today, -PAST_DAYS), to: shifted(today, FUTURE_DAYS) };
    api.query<{ now: string; team: Team | null }>(teamQuery, variables).then(
      (data) => {
        session.sawNow(data.now);
        setTeam(data.team);
      },
      (error: unknown) => notify({ kind: 'ERROR', text: problemOf(error, session) }),
    );
  }, [id, changes]);

  const match = team?.fixtures.nodes.find((one) => one.id === subject) ?? null;
  const name = match === null ? (team?.name ?? '') : matchTitle(match, words, today);
  const matches = team === null || match === null ? [] : duplicatesOf(match, team.fixtures.nodes);
  return html`
    <section class="team" ref=${root}>
      <${Search}
        id="desk-club"
        label=${words.text('club')}
        hint=${words.text('clubHint')}
        find=${teamFinder(api)}
        pick=${(found: Found) => goTo(hashOf('clubs', found.id))}
      />
      ${
        team !== null &&
        html`
          <h2 tabindex="-1"><bdi>${team.name}</bdi></h2>
          ${
            form === 'recordLineup' && match !== null
              ? html`<${LineupForm}
                  team=${team}
                  fixture=${match.id}
                  name=${name}
                  close=${() => goTo(hashOf('clubs', team.id))}
                />`
              : form !== null &&
                html`<${OpenForm}
                  key=${`${form}-${subject}`}
                  place=${place}
                  forms=${FORMS}
                  name=${name}
                  matches=${matches}
                />`
          }
          <${FormLinks} view="clubs" id=${team.id} subject=${team.id} forms=${TEAM_FORMS} />
          <div class="player-columns">
            <section>
              <h3>${words.text('fixtures')}</h3>
              ${team.fixtures.nodes.length === 0 && html`<p class="muted">${words.text('noFixtures')}</p>`}
              <ul class="rows">
                ${team.fixtures.nodes.map((one) => html`<${FixtureRow} key=${one.id} team=${team} match=${one} />`)}
              </ul>
            </section>
            <section>
              <h3>${words.text('squad')}</h3>
              <ul class="rows squad">
                ${team.players.nodes.map(
                  (player) => html`
                    <li key=${player.id} class="split">
                      <a href=${hashOf('player', player.id)}><bdi>${player.name}</bdi></a>
                      <span class="muted small"
                        >${player.position !== null && words.label('Position', player.position)}</span
                      >
                    </li>
                  `,
                )}
              </ul>
            </section>
          </div>
        `
      }
    </section>
  `;
}

const LINEUP = { mutation: 'recordLineup', subject: 'fixture', fields: [] } as const;

function FixtureRow({ team, match }: { team: Team; match: Match }): Content {
  const { words } = useSession();
  const { id, status, score } = match;
  const forms = [...FIXTURE_FORMS, LINEUP].filter((form) => appliesTo(form, match, team.fixtures.nodes));
  return html`
    <li>
      <details>
        <summary>
          <${MatchLine} match=${match} />
          <span class="badge">${words.label('FixtureStatus', status)}</span>
          ${score !== null && html`<bdi> ${words.number(score.home)}–${words.number(score.away)}</bdi>`}
        </summary>
        <${FormLinks} view="clubs" id=${team.id} subject=${id} forms=${forms} />
      </details>
    </li>
  `;
}

function shifted(day: string, days: number): string {
  const date = new Date(`${day}T00:00:00Z`);
  date.setUTCDate(date.getUTCDate() + days);
  return date.toISOString().slice(0, 10);
}

import { useCallback, useEffect, useRef, useState } from 'preact/hooks';
import { subscribe } from '../session/api.ts';
import { Games } from '../controls/game-rows.ts';
import { changesSubscription, playerQuery } from '../session/documents.ts';
import type { FormValues } from '../forms/form-spec.ts';
import { type Content, html } from '../controls/html.ts';
import { FormLinks } from '../forms/form-links.ts';
import { OpenForm } from '../forms/open-form.ts';
import type { Place } from '../session/place.ts';
import {
  ABSENCE_FORMS,
  CARD_FORMS,
  INJURY_FORMS,
  LOAN_FORMS,
  PLAYER_FORMS,
  SUSPENSION_FORMS,
} from '../forms/player-forms.ts';
import { cardSubject, Records } from './records.ts';
import { problemOf } from '../session/save.ts';
import { matchTitle } from '../controls/match-title.ts';
import { type Session, useSession } from '../session/session.ts';
import { Statement } from '../statement/statement.ts';
import type { Card, Player } from '../session/types.ts';

const FORMS = [...PLAYER_FORMS, ...INJURY_FORMS, ...ABSENCE_FORMS, ...SUSPENSION_FORMS, ...LOAN_FORMS, ...CARD_FORMS];

interface Loaded {
  readonly player: Player | null;
  readonly today: string;
}

/** A player: the current list, the form for a statement, and all records of absences. */
export function PlayerView({ id, place }: { id: string; place: Place }): Content {
  const session = useSession();
  const { api, words, notify, changes } = session;
  const [loaded, setLoaded] = useState<Loaded | null>(null);
  const isFocused = useRef(false);
  const revision = useRef(0);
  const root = useRef<HTMLElement>(null);

  const reload = useCallback(async (): Promise<Player | null> => {
    try {
      const variables = { player: id, language: words.language };
      const { now, player } = await api.query<{ now: string; player: Player | null }>(playerQuery, variables);
      session.sawNow(now);
      revision.current = player?.missedGames.revision ?? 0;
      setLoaded({ player, today: now.slice(0, 10) });
      return player;
    } catch (error) {
      notify({ kind: 'ERROR', text: problemOf(error, session) });
      return null;
    }
  }, [id]);

  useEffect(() => void reload(), [id, changes]);
  useEffect(() => {
    type Data = { missedGamesChanged: { missedGames: { revision: number } } };
    return subscribe<Data>(changesSubscription, { player: id }, ({ missedGamesChanged: { missedGames } }) => {
      if (missedGames.revision > revision.current && revision.current > 0) void reload();
    });
  }, [id]);
  useEffect(() => {
    if (loaded?.player == null) return;
    if (isFocused.current) return;
    isFocused.current = true;
    (root.current?.querySelector<HTMLElement>('#desk-statement') ?? root.current?.querySelector('h2'))?.focus();
  }, [loaded]);

  if (loaded === null) return html`<p class="muted">${words.text('loading')}</p>`;
  const { player, today } = loaded;
  if (player === null) return html`<p>${words.text('noResults', '')}</p>`;
  const { name, teams, missedGames } = player;
  const card = player.cards.find((one) => place.form === 'removeCards' && cardSubject(one) === place.subject);
  return html`
    <article class="player" ref=${root} aria-labelledby="desk-player-name">
      <header>
        <h2 id="desk-player-name" tabindex="-1"><bdi>${name}</bdi></h2>
        <p class="muted">
          ${teams.map((team) => html`<bdi>${team.name}</bdi>`).flatMap((team, at) => (at === 0 ? [team] : [' · ', team]))}
        </p>
        <p class="headline" role="status">${missedGames.headline}</p>
      </header>
      <div class="player-columns">
        <div>
          ${
            place.form === null
              ? html`<${Statement} player=${player} today=${today} reload=${reload} />`
              : html`<${OpenForm}
                  key=${place.form}
                  place=${place}
                  forms=${FORMS}
                  list=${missedGames}
                  name=${card === undefined ? name : cardTitle(card, name, session)}
                  known=${card === undefined ? knownOf(player) : knownOfCard(card, id)}
                />`
          }
          <${FormLinks} view="player" id=${id} subject=${id} forms=${PLAYER_FORMS} />
        </div>
        <div>
          <section>
            <h3>${words.text('games')}</h3>
            <${Games} list=${missedGames} />
          </section>
          <${Records} player=${player} />
        </div>
      </div>
    </article>
  `;
}

/** Returns the initial values of the form for corrections. */
function knownOf({ name, shortName, birthDate, position }: Player): FormValues {
  return { name, shortName, birthDate: birthDate ?? '', position: position ?? '' };
}

function cardTitle({ colour, fixture }: Card, player: string, { words, today }: Session): string {
  return [player, words.label('CardColour', colour), matchTitle(fixture, words, today)].join(' · ');
}

/** Returns the values of the card that a form is about. */
function knownOfCard({ fixture, colour }: Card, player: string): FormValues {
  return { 'cards.0.fixture': fixture.id, 'cards.0.player.id': player, 'cards.0.colour': colour };
}

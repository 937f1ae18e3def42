import { ConfirmButton } from '../forms/confirm-button.ts';
import { EstimateLine, SourceLine } from '../statement/estimate-line.ts';
import { FormLinks } from '../forms/form-links.ts';
import type { FormSpec } from '../forms/form-spec.ts';
import { type Content, html } from '../controls/html.ts';
import { MatchLine } from '../controls/game-rows.ts';
import { ABSENCE_FORMS, CARD_FORMS, INJURY_FORMS, LOAN_FORMS, SUSPENSION_FORMS } from '../forms/player-forms.ts';
import { useSession } from '../session/session.ts';
import type { Absence, Card, Injury, Loan, Player, Suspension } from '../session/types.ts';

/** Everything that keeps, or kept, a player out, each with its forms. */
export function Records({ player }: { player: Player }): Content {
  const { words } = useSession();
  const { id, injuries, absences, suspensions, loans, cards } = player;
  return html`
    <section>
      <h3>${words.text('injuries')}</h3>
      ${injuries.nodes.length === 0 && html`<p class="muted">${words.text('none')}</p>`}
      ${injuries.nodes.map((injury) => html`<${InjuryRecord} key=${injury.id} player=${id} injury=${injury} />`)}
    </section>
    ${
      absences.length > 0 &&
      html`
        <section>
          <h3>${words.text('absences')}</h3>
          ${absences.map((absence) => html`<${AbsenceRecord} key=${absence.id} player=${id} absence=${absence} />`)}
        </section>
      `
    }
    ${
      suspensions.length > 0 &&
      html`
        <section>
          <h3>${words.text('suspensions')}</h3>
          ${suspensions.map((ban) => html`<${SuspensionRecord} key=${ban.id} player=${id} suspension=${ban} />`)}
        </section>
      `
    }
    ${
      loans.length > 0 &&
      html`
        <section>
          <h3>${words.text('loans')}</h3>
          ${loans.map((loan) => html`<${LoanRecord} key=${loan.id} player=${id} loan=${loan} />`)}
        </section>
      `
    }
    ${
      cards.length > 0 &&
      html`
        <section>
          <h3>${words.text('cards')}</h3>
          ${cards.map((card) => html`<${CardRecord} key=${cardSubject(card)} player=${id} card=${card} />`)}
        </section>
      `
    }
  `;
}

const only = (forms: readonly FormSpec[], ...names: readonly string[]): readonly FormSpec[] =>
  forms.filter(({ mutation }) => names.includes(mutation));

function InjuryRecord({ player, injury }: { player: string; injury: Injury }): Content {
  const { words, today } = useSession();
  const { id, bodyPart, side, diagnosis, description, occurredOn, status, disagreement, estimates } = injury;
  const forms =
    status === 'ACTIVE'
      ? INJURY_FORMS.filter(({ mutation }) => mutation !== 'reopenInjury')
      : only(INJURY_FORMS, 'reopenInjury');
  const place = [words.label('BodyPart', bodyPart), ...(side === null ? [] : [words.label('Side', side)])].join(', ');
  return html`
    <div class="record card">
      <h4>
        ${diagnosis?.name ?? place}
        <span class="badge" data-status=${status}>${words.label('InjuryStatus', status)}</span>
        ${disagreement && html` <span class="badge" data-kind="DISAGREEMENT">${words.text('disagreement')}</span>`}
      </h4>
      <p class="muted">${diagnosis !== null && `${place} · `}${words.text('since', words.day(occurredOn, today))}</p>
      ${description !== null && html`<p dir="auto">${description}</p>`}
      ${estimates.map((estimate) => html`<${EstimateLine} key=${estimate.revision} estimate=${estimate} />`)}
      ${status === 'ACTIVE' && html`<${ConfirmButton} injury=${injury} />`}
      <${FormLinks} view="player" id=${player} subject=${id} forms=${forms} />
    </div>
  `;
}

function AbsenceRecord({ player, absence }: { player: string; absence: Absence }): Content {
  const { words, today } = useSession();
  const { id, kind, from, until, games, condition, status, source } = absence;
  const forms = status === 'ACTIVE' ? ABSENCE_FORMS : [];
  return html`
    <div class="record card">
      <h4>${words.label('AbsenceKind', kind)} <span class="badge">${words.label('AbsenceStatus', status)}</span></h4>
      <p class="muted">
        ${words.text('since', words.day(from, today))}
        ${until !== null && ` · ${words.text('untilDay', words.day(until.likely, today))}`}
        ${games !== null && ` · ${words.text('gamesCount', games)}`}
        ${condition !== null && html` · <bdi>${condition}</bdi>`}
      </p>
      ${absence.words !== null && html`<p dir="auto">${absence.words}</p>`}
      ${source !== null && html`<p class="muted"><${SourceLine} source=${source} /></p>`}
      <${FormLinks} view="player" id=${player} subject=${id} forms=${forms} />
    </div>
  `;
}

function SuspensionRecord({ player, suspension }: { player: string; suspension: Suspension }): Content {
  const { words, today } = useSession();
  const { id, reason, matches, served, until, forLife, imposedOn, liftedAt } = suspension;
  const isOpen = liftedAt === null;
  return html`
    <div class="record card">
      <h4 dir="auto">${reason ?? words.label('SuspensionOrigin', suspension.origin)}</h4>
      <p class="muted">
        ${words.text('since', words.day(imposedOn, today))}
        ${matches !== null && ` · ${words.text('served', `${words.number(served)}/${words.number(matches)}`)}`}
        ${until !== null && ` · ${words.text('untilDay', words.day(until, today))}`}
        ${forLife && ` · ${words.text('forLife')}`}
        ${!isOpen && html`<span class="badge">${words.text('lifted')}</span>`}
      </p>
      <${FormLinks} view="player" id=${player} subject=${id} forms=${isOpen ? SUSPENSION_FORMS : []} />
    </div>
  `;
}

/** Returns the identifier of a player's card in the address of its form. */
export function cardSubject({ fixture, colour }: Card): string {
  return `${fixture.id} ${colour}`;
}

function CardRecord({ player, card }: { player: string; card: Card }): Content {
  const { words } = useSession();
  const { colour, minute, fixture } = card;
  return html`
    <div class="record card">
      <h4>${words.label('CardColour', colour)}${minute !== null && ` · ${words.number(minute)}’`}</h4>
      <p class="muted"><${MatchLine} match=${fixture} /></p>
      <${FormLinks} view="player" id=${player} subject=${cardSubject(card)} forms=${CARD_FORMS} />
    </div>
  `;
}

function LoanRecord({ player, loan }: { player: string; loan: Loan }): Content {
  const { words, today } = useSession();
  const { id, from, to, since, until } = loan;
  const isOver = until !== null && until <= today;
  return html`
    <div class="record card">
      <h4><bdi>${from.name}</bdi> <span class="arrow" aria-hidden="true"></span> <bdi>${to.name}</bdi></h4>
      <p class="muted">
        ${words.text('since', words.day(since, today))}
        ${until !== null && ` · ${words.text('untilDay', words.day(until, today))}`}
      </p>
      <${FormLinks} view="player" id=${player} subject=${id} forms=${isOver ? [] : LOAN_FORMS} />
    </div>
  `;
}

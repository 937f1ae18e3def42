import { EstimateLine } from './estimate-line.ts';
import { type Content, html } from './html.ts';
import { useSession } from './session.ts';
import type { Injury, Player } from './types.ts';

/** What keeps, or kept, a player out. */
export function Records({ player }: { player: Player; today: string }): Content {
  const { words } = useSession();
  return html`
    <section>
      <h3>${words.text('injuries')}</h3>
      ${player.injuries.nodes.map((injury) => html`<${InjuryRecord} key=${injury.id} injury=${injury} />`)}
    </section>
  `;
}

function InjuryRecord({ injury }: { injury: Injury }): Content {
  const { words, today } = useSession();
  const { bodyPart, diagnosis, occurredOn, status, estimates } = injury;
  return html`
    <div class="record card">
      <h4>
        ${diagnosis?.name ?? words.label('BodyPart', bodyPart)}
        <span class="badge">${words.label('InjuryStatus', status)}</span>
      </h4>
      <p class="muted">${words.text('since', words.day(occurredOn, today))}</p>
      ${estimates.map((estimate) => html`<${EstimateLine} key=${estimate.revision} estimate=${estimate} />`)}
    </div>
  `;
}

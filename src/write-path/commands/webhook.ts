import { randomBytes, randomUUID } from 'node:crypto';
import { systemClock } from '../../clock.ts';
import type { CompetitionRef } from '../../domain/competition.ts';
import { accept, conflict, type Decision, invalid, notFound } from '../../domain/decision.ts';
import type { PlayerRef } from '../../domain/player.ts';
import type { Ref, TeamRef } from '../../domain/team.ts';
import { newWebhook, type Webhook, type WebhookFormat, type WebhookId } from '../../domain/webhook.ts';
import { LIMITS } from '../../limits.ts';
import type { Command, Optional } from '../command.ts';
import { findByRef } from './references.ts';

export interface RegisterWebhook {
  readonly url: string;
  /** The problem with the URL; null if there is none. */
  readonly urlProblem: string | null;
  readonly players?: Optional<readonly PlayerRef[]>;
  readonly teams?: Optional<readonly TeamRef[]>;
  readonly competitions?: Optional<readonly CompetitionRef[]>;
  readonly format: WebhookFormat;
}

const SECRET_BYTES = 24;

/** Registers a webhook. The result has the secret. */
export function registerWebhook(input: RegisterWebhook, known: number): Command<Webhook> {
  const { url, urlProblem, format } = input;
  const createdAt = systemClock().now();
  const [players, teams, competitions] = [input.players ?? null, input.teams ?? null, input.competitions ?? null];
  return {
    scope: { players: players ?? [], teams: teams ?? [], competitions: competitions ?? [] },
    decide(snapshot) {
      if (urlProblem !== null) return invalid([{ path: ['input', 'url'], message: urlProblem }]);
      if (known >= LIMITS.webhooks.max) return conflict(`There are ${known} webhooks already; remove one first.`);
      const playerIds = idsOf(snapshot.players, players, 'player', 'players');
      if (!playerIds.ok) return playerIds;
      const teamIds = idsOf(snapshot.teams, teams, 'team', 'teams');
      if (!teamIds.ok) return teamIds;
      const competitionIds = idsOf(snapshot.competitions, competitions, 'competition', 'competitions');
      if (!competitionIds.ok) return competitionIds;
      const filter = { players: playerIds.value, teams: teamIds.value, competitions: competitionIds.value };
      const secret = `whsec_${randomBytes(SECRET_BYTES).toString('base64')}`;
      const registration = { url, format, ...filter };
      const webhook = newWebhook(randomUUID() as WebhookId, secret, createdAt, registration);
      return accept({ changed: { webhooks: [webhook] }, cause: 'CORRECTION', value: webhook });
    },
  };
}

export function removeWebhook(webhook: Webhook): Command<Webhook> {
  return {
    scope: {},
    decide: () => accept({ changed: { removed: { webhooks: [webhook.id] } }, cause: 'CORRECTION', value: webhook }),
  };
}

/** Returns the ids of the entities that the references name; null if there are no references. */
function idsOf<Id, Entity extends { readonly id: Id; readonly slug?: string }>(
  entities: ReadonlyMap<Id, Entity>,
  refs: readonly Ref<Id>[] | null,
  type: string,
  field: string,
): Decision<readonly Id[] | null> {
  if (refs === null) return accept(null);
  const ids: Id[] = [];
  for (const [index, ref] of refs.entries()) {
    const found = findByRef(entities, ref);
    if (found === null) return notFound(type, 'input', field, String(index));
    ids.push(found.id);
  }
  return accept([...new Set(ids)]);
}

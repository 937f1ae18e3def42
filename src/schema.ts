import './accuracy/accuracy.graphql.ts';
import './availability/availability.graphql.ts';
import './availability/live.graphql.ts';
import './availability/missed-games.graphql.ts';
import './clock.graphql.ts';
import './competition/competition.graphql.ts';
import './feeds/import.graphql.ts';
import './fixture/changes.graphql.ts';
import './fixture/fixture.graphql.ts';
import './injury/changes.graphql.ts';
import './injury/estimate.graphql.ts';
import './injury/injury.graphql.ts';
import './node.graphql.ts';
import './player/player.graphql.ts';
import './refusal.graphql.ts';
import './team/team.graphql.ts';
import { builder } from './builder.ts';

export const schema = builder.toSchema();

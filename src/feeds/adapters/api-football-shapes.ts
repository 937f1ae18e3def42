import { z } from 'zod';
import { Goals, Id, Name, OptionalDay, OptionalText } from './shapes.ts';

const Pair = z.object({ home: Goals, away: Goals }).nullish();
export const Team = z.object({ id: Id, name: Name });
export const League = z.object({ id: Id, name: Name, country: OptionalText, season: z.int(), round: OptionalText });
export type League = z.infer<typeof League>;

const Person = z.object({ id: Id.nullish(), name: OptionalText });

export const LineupRow = z.object({
  team: Team,
  startXI: z.array(z.object({ player: Person })).nullish(),
  substitutes: z.array(z.object({ player: Person })).nullish(),
});
export type LineupRow = z.infer<typeof LineupRow>;

export const EventRow = z.object({
  time: z.object({ elapsed: z.int().nullish() }).nullish(),
  team: Team,
  player: Person,
  type: OptionalText,
  detail: OptionalText,
});
export type EventRow = z.infer<typeof EventRow>;

export const FixtureRow = z.object({
  fixture: z.object({
    id: Id,
    date: z.string(),
    venue: z.object({ name: OptionalText }).nullish(),
    status: z.object({ short: z.string() }),
  }),
  league: League,
  teams: z.object({ home: Team, away: Team }),
  goals: Pair,
  score: z.object({ penalty: Pair }).nullish(),
  lineups: z.array(LineupRow).nullish(),
  events: z.array(EventRow).nullish(),
});
export type FixtureRow = z.infer<typeof FixtureRow>;

export const TeamRow = z.object({
  team: z.object({
    ...Team.shape,
    code: OptionalText,
    country: OptionalText,
    national: z.boolean().nullish(),
  }),
});
export type TeamRow = z.infer<typeof TeamRow>;

export const SquadRow = z.object({
  team: Team,
  players: z.array(z.object({ id: Id, name: Name, number: z.int().nullish(), position: OptionalText })),
});
export type SquadRow = z.infer<typeof SquadRow>;

export const PlayerRow = z.object({
  player: z.object({
    id: Id,
    name: Name,
    firstname: OptionalText,
    lastname: OptionalText,
    birth: z.object({ date: OptionalDay }).nullish(),
    nationality: OptionalText,
  }),
  statistics: z
    .array(
      z.object({
        team: z.object({ id: Id.nullish(), name: OptionalText }),
        league: z.object({ id: Id.nullish(), name: OptionalText, country: OptionalText, season: z.int().nullish() }),
        games: z.object({ position: OptionalText }).nullish(),
        cards: z.object({ yellow: z.int().nullish() }).nullish(),
      }),
    )
    .nullish(),
});
export type PlayerRow = z.infer<typeof PlayerRow>;

export const InjuryRow = z.object({
  player: z.object({ id: Id, name: Name, type: OptionalText, reason: OptionalText }),
  team: Team,
  fixture: z.object({ id: Id, date: z.string() }),
  league: League.omit({ round: true }),
});
export type InjuryRow = z.infer<typeof InjuryRow>;

export const SidelinedRow = z.object({ type: Name, start: OptionalDay, end: OptionalDay });
export type SidelinedRow = z.infer<typeof SidelinedRow>;

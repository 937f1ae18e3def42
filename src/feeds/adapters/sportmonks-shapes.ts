import { z } from 'zod';
import { Goals, Id, Name, OptionalDay, OptionalText } from './shapes.ts';

const Participant = z.object({
  id: Id,
  name: Name,
  short_code: OptionalText,
  gender: OptionalText,
  /** `domestic` or `national`. */
  type: OptionalText,
  placeholder: z.boolean().nullish(),
  meta: z.object({ location: OptionalText }).nullish(),
});
export type Participant = z.infer<typeof Participant>;

const Sideline = z.object({
  id: Id,
  /** `injury`, `suspended` or `doubtful`. */
  category: OptionalText,
  team_id: Id.nullish(),
  start_date: OptionalDay,
  end_date: OptionalDay,
  completed: z.boolean().nullish(),
  player: z
    .object({
      id: Id,
      name: OptionalText,
      display_name: OptionalText,
      common_name: OptionalText,
      date_of_birth: OptionalDay,
      gender: OptionalText,
      position_id: z.int().nullish(),
    })
    .nullish(),
  type: z.object({ name: OptionalText }).nullish(),
});
export type Sideline = z.infer<typeof Sideline>;

/** The reference of a fixture to a sideline. Several fixtures can refer to the same one; the sideline may be null. */
export const Reference = z.object({ participant_id: Id.nullish(), sideline: Sideline.nullish() });

const Score = z.object({
  description: OptionalText,
  score: z.object({ goals: Goals, participant: OptionalText }).nullish(),
});

export const Fixture = z.object({
  id: Id,
  season_id: Id.nullish(),
  starting_at: OptionalText,
  starting_at_timestamp: z.int().nullish(),
  participants: z.array(Participant, { error: 'is missing; expected include=participants' }),
  league: z.object(
    {
      id: Id,
      name: Name,
      type: OptionalText,
      sub_type: OptionalText,
      country: z.object({ name: OptionalText, fifa_name: OptionalText }).nullish(),
    },
    { error: 'is missing; expected include=league' },
  ),
  season: z.object({ name: OptionalText }).nullish(),
  round: z.object({ name: z.union([z.int().transform(String), OptionalText]) }).nullish(),
  stage: z.object({ name: OptionalText }).nullish(),
  venue: z.object({ name: OptionalText }).nullish(),
  state: z.object(
    { developer_name: OptionalText, state: OptionalText },
    { error: 'is missing; expected include=state' },
  ),
  scores: z.array(Score).nullish(),
  sidelined: z.array(z.unknown()).nullish(),
});
export type Fixture = z.infer<typeof Fixture>;

/** A response. `data` is one fixture or a list; a refusal has a `message`, even with status 200. */
export const Answer = z.object({
  data: z.union([z.array(z.unknown()), z.record(z.string(), z.unknown())]).nullish(),
  message: OptionalText,
});

import { REDIRECTED_ENTITIES } from '../domain/redirect.ts';
import { IDENTIFIED_ENTITIES } from './tables.ts';

/**
 * The integrity checks of every database: statements that return a row per error, with a description in `error`. Plain
 * SQL that SQLite and PostgreSQL both read.
 */
export const CHECKS: readonly string[] = [
  `select 'player ' || p.slug || ': no list was ever published' as error
    from player p where not exists (select 1 from published l where l.player_id = p.id)`,

  `select 'player ' || p.slug || ': the revisions of the ledger are not 1 to ' || l.newest as error
    from player p
    join (select player_id, count(*) as held, min(revision) as oldest, max(revision) as newest
      from published group by player_id) l on l.player_id = p.id
    where (l.oldest <> 1 or l.newest <> l.held)
      and not exists (select 1 from redirect r where r.noun = 'player' and r.to_ref = p.id)`,

  `select 'player ' || p.slug || ': revision ' || l.revision || ' was published before the one before it' as error
    from (select player_id, revision, published_at,
      lag(published_at) over (partition by player_id order by revision) as before from published) l
    join player p on p.id = l.player_id
    where l.published_at < l.before`,

  `select 'injury ' || e.injury_id || ': the revisions of the estimates are not 1 to ' || e.newest as error
    from (select injury_id, count(*) as held, min(revision) as oldest, max(revision) as newest
      from estimate group by injury_id) e
    where e.oldest <> 1 or e.newest <> e.held`,

  `select 'injury ' || e.injury_id || ': estimate ' || e.revision || ' was recorded before the one before it' as error
    from (select injury_id, revision, recorded_at,
      lag(recorded_at) over (partition by injury_id order by revision) as before from estimate) e
    where e.recorded_at < e.before`,

  `select 'injury ' || i.id || ': its current estimate, ' || i.standing_estimate || ', does not exist' as error
    from injury i where not exists
      (select 1 from estimate e where e.injury_id = i.id and e.revision = i.standing_estimate)`,

  `select 'injury ' || i.id || ': it is recovered without a day of return' as error
    from injury i where i.status = 'RECOVERED' and i.returned_on is null`,

  `select 'injury ' || i.id || ': its order key is wrong' as error
    from injury i where i.order_key <> i.occurred_on || ' ' || i.id`,

  // The kick-off is padded with zeroes to sixteen digits; a fixture without one comes last.
  `select 'fixture ' || f.id || ': its order key is wrong' as error
    from (select id, day, order_key, cast(coalesce(kickoff_at, ${Number.MAX_SAFE_INTEGER}) as text) as hour from fixture) f
    where f.order_key <> coalesce(f.day, '9999-99-99') || ' '
      || substr('0000000000000000' || f.hour, length(f.hour) + 1) || ' ' || f.id`,

  `select 'id ' || x.value || ' of ' || x.source || ': it belongs to a ' || x.noun || ' that does not exist' as error
    from external_id x
    where ${IDENTIFIED_ENTITIES.map(
      (noun) => `(x.noun = '${noun}' and not exists (select 1 from ${noun} e where e.id = x.ref))`,
    ).join(' or ')}`,

  `select 'redirect ' || r.from_ref || ' of a ' || r.noun || ': its target does not exist' as error
    from redirect r
    where ${REDIRECTED_ENTITIES.map(
      (noun) => `(r.noun = '${noun}' and not exists (select 1 from ${noun} e where e.id = r.to_ref))`,
    ).join(' or ')}`,

  `select 'redirect ' || r.from_ref || ' of a ' || r.noun || ': its source still exists' as error
    from redirect r
    where ${REDIRECTED_ENTITIES.map(
      (noun) => `(r.noun = '${noun}' and exists (select 1 from ${noun} e where e.id = r.from_ref))`,
    ).join(' or ')}`,

  `select 'fixture ' || f.id || ': it depends on a fixture that does not exist' as error
    from fixture f where f.depends_on_fixture is not null
      and not exists (select 1 from fixture d where d.id = f.depends_on_fixture)`,

  `select 'absence ' || a.id || ': its revision ' || a.revision || ' is missing' as error
    from absence a where not exists
      (select 1 from absence_revision r where r.absence_id = a.id and r.revision = a.revision)`,

  `select 'absence ' || a.id || ': it has ended without a day' as error
    from absence a where a.status = 'ENDED' and a.ended_on is null`,

  `select 'line-up of ' || l.team_id || ' in ' || l.fixture_id || ': the line-up does not exist' as error
    from lineup_player l where not exists
      (select 1 from lineup x where x.fixture_id = l.fixture_id and x.team_id = l.team_id)`,

  `select 'suspension ' || s.id || ': it has neither a number of matches nor an end' as error
    from suspension s where s.matches is null and s.until_day is null
      and (s.details is null or (s.details not like '%"forLife":true%' and s.details not like '%"probation":%'))`,

  `select 'injury ' || i.id || ': its current estimate was retracted' as error
    from injury i join estimate e on e.injury_id = i.id and e.revision = i.standing_estimate where e.retracted = 1`,
];

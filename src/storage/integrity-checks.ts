import { REDIRECT_NOUNS } from '../domain/redirect.ts';
import { EXTERNAL_ID_NOUNS } from './tables.ts';

/**
 * What must not be found in any database, each as a statement that answers with a row per fault, the fault in words in
 * `fault`. Plain SQL that SQLite and PostgreSQL read alike.
 */
export const CHECKS: readonly string[] = [
  `select 'player ' || p.slug || ': no list was ever published' as fault
    from player p where not exists (select 1 from published l where l.player_id = p.id)`,

  `select 'player ' || p.slug || ': the revisions of the ledger are not 1 to ' || l.newest as fault
    from player p
    join (select player_id, count(*) as held, min(revision) as oldest, max(revision) as newest
      from published group by player_id) l on l.player_id = p.id
    where (l.oldest <> 1 or l.newest <> l.held)
      and not exists (select 1 from redirect r where r.noun = 'player' and r.to_ref = p.id)`,

  `select 'player ' || p.slug || ': revision ' || l.revision || ' was published before the one before it' as fault
    from (select player_id, revision, published_at,
      lag(published_at) over (partition by player_id order by revision) as before from published) l
    join player p on p.id = l.player_id
    where l.published_at < l.before`,

  `select 'injury ' || e.injury_id || ': the revisions of the estimates are not 1 to ' || e.newest as fault
    from (select injury_id, count(*) as held, min(revision) as oldest, max(revision) as newest
      from estimate group by injury_id) e
    where e.oldest <> 1 or e.newest <> e.held`,

  `select 'injury ' || i.id || ': its standing estimate, ' || i.standing_estimate || ', is not there' as fault
    from injury i where not exists
      (select 1 from estimate e where e.injury_id = i.id and e.revision = i.standing_estimate)`,

  `select 'injury ' || i.id || ': it is recovered, and nobody knows when' as fault
    from injury i where i.status = 'RECOVERED' and i.returned_on is null`,

  `select 'injury ' || i.id || ': it stands in the wrong place of the order' as fault
    from injury i where i.order_key <> i.occurred_on || ' ' || i.id`,

  // The hour with zeroes before it, sixteen digits in all; what has none comes last.
  `select 'fixture ' || f.id || ': it stands in the wrong place of the order' as fault
    from (select id, day, order_key, cast(coalesce(kickoff_at, ${Number.MAX_SAFE_INTEGER}) as text) as hour from fixture) f
    where f.order_key <> coalesce(f.day, '9999-99-99') || ' '
      || substr('0000000000000000' || f.hour, length(f.hour) + 1) || ' ' || f.id`,

  `select 'id ' || x.value || ' of ' || x.source || ': it is of a ' || x.noun || ' that is not there' as fault
    from external_id x
    where ${EXTERNAL_ID_NOUNS.map(
      (noun) => `(x.noun = '${noun}' and not exists (select 1 from ${noun} e where e.id = x.ref))`,
    ).join(' or ')}`,

  `select 'redirect ' || r.from_ref || ' of a ' || r.noun || ': it leads to none that is there' as fault
    from redirect r
    where ${REDIRECT_NOUNS.map(
      (noun) => `(r.noun = '${noun}' and not exists (select 1 from ${noun} e where e.id = r.to_ref))`,
    ).join(' or ')}`,

  `select 'redirect ' || r.from_ref || ' of a ' || r.noun || ': it is the id of one that is there' as fault
    from redirect r
    where ${REDIRECT_NOUNS.map(
      (noun) => `(r.noun = '${noun}' and exists (select 1 from ${noun} e where e.id = r.from_ref))`,
    ).join(' or ')}`,

  `select 'fixture ' || f.id || ': it depends on a fixture that is not there' as fault
    from fixture f where f.depends_on_fixture is not null
      and not exists (select 1 from fixture d where d.id = f.depends_on_fixture)`,

  `select 'absence ' || a.id || ': its revision ' || a.revision || ' is not kept' as fault
    from absence a where not exists
      (select 1 from absence_revision r where r.absence_id = a.id and r.revision = a.revision)`,

  `select 'absence ' || a.id || ': it has ended, and the day is not known' as fault
    from absence a where a.status = 'ENDED' and a.ended_on is null`,

  `select 'line-up of ' || l.team_id || ' in ' || l.fixture_id || ': it is of a line-up that is not there' as fault
    from lineup_player l where not exists
      (select 1 from lineup x where x.fixture_id = l.fixture_id and x.team_id = l.team_id)`,

  `select 'suspension ' || s.id || ': it has neither a number of matches nor an end' as fault
    from suspension s where s.matches is null and s.until_day is null
      and (s.details is null or s.details not like '%"forLife":true%')`,

  `select 'injury ' || i.id || ': its current estimate was retracted' as fault
    from injury i join estimate e on e.injury_id = i.id and e.revision = i.standing_estimate where e.retracted = 1`,
];

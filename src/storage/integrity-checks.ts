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
    where l.oldest <> 1 or l.newest <> l.held`,

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
    where (x.noun = 'team' and not exists (select 1 from team t where t.id = x.ref))
      or (x.noun = 'player' and not exists (select 1 from player p where p.id = x.ref))
      or (x.noun = 'fixture' and not exists (select 1 from fixture f where f.id = x.ref))`,
];

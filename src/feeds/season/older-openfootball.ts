type Fields = Readonly<Record<string, unknown>>;

/**
 * Converts the matches of openfootball's older form to the current one; null if it is another form. In the older form
 * matches are in `rounds`, teams and grounds are objects, and goals are separate fields (`score1`, `score1et`,
 * `score1p`).
 */
export function matchesInRounds(json: unknown): unknown[] | null {
  if (!isObject(json) || json['matches'] !== undefined || !Array.isArray(json['rounds'])) return null;
  return json['rounds'].flatMap((round: unknown): unknown[] => {
    if (!isObject(round) || !Array.isArray(round['matches'])) return [round];
    const { name, matches } = round;
    return matches.map((match: unknown) => (isObject(match) ? { round: name, ...presentForm(match) } : match));
  });
}

function presentForm(match: Fields): Fields {
  const { date, time, timezone, num, status, team1, team2, stadium, score } = match;
  return {
    date,
    time: typeof time === 'string' && typeof timezone === 'string' ? `${time} ${timezone}` : time,
    num,
    status,
    team1: nameOf(team1),
    team2: nameOf(team2),
    ground: match['ground'] ?? nameOf(stadium),
    score: score ?? { ft: goals(match, ''), et: goals(match, 'et'), p: goals(match, 'p') },
  };
}

function nameOf(value: unknown): unknown {
  return isObject(value) ? value['name'] : value;
}

function goals(match: Fields, suffix: string): unknown[] | null {
  const pair = [match[`score1${suffix}`], match[`score2${suffix}`]];
  return pair.every((side) => side == null) ? null : pair;
}

function isObject(value: unknown): value is Fields {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

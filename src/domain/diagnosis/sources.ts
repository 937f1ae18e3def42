/** Where the catalogue's figures come from: the papers, and the ways in which a missing figure was derived. */

import type { Figures } from './entry.ts';

/** Papers that the figures were read in, and one from whose published transcription they were taken. */
export const PAPER = {
  EKSTRAND_2020: 'Ekstrand et al. 2020, Br J Sports Med 54:421, doi 10.1136/bjsports-2019-100666',
  EKSTRAND_2012: 'Ekstrand et al. 2012, Br J Sports Med 46:112, doi 10.1136/bjsports-2011-090155',
  POLLOCK_2022: 'Pollock et al. 2022, Br J Sports Med 56:257 (track and field)',
  WERNER_2009: 'Werner et al. 2009, Br J Sports Med 43:1036',
  LUNDBLAD_2013: 'Lundblad et al. 2013, Br J Sports Med 47:759',
  GAJHEDE_2013: 'Gajhede-Knudsen et al. 2013, Br J Sports Med 47:763',
  DHOOGHE_2020: "D'Hooghe et al. 2020, Br J Sports Med 54:1168, doi 10.1136/bjsports-2018-100298",
  BJORNEBO_2016: 'Bjørneboe et al. 2016, Br J Sports Med 50:699',
  BUNDESLIGA_CONCUSSION: 'Concussion in the Bundesliga 2014-20, Br J Sports Med 58 Suppl 1:A125',
  METATARSAL_SURGERY: 'Fifth metatarsal fractures in footballers, J Hum Kinet 2020, doi 10.2478/hukin-2020-0059',
} as const;

/** Figures that a paper prints itself. */
export function read(median: number, sigma: number, n: number | null, paper: string): Figures {
  return { median, sigma, n, evidence: 'A', source: paper };
}

/** Figures of Ekstrand 2020 as a second party transcribed them; two rows that can be compared agree. */
export function transcribed(median: number, sigma: number): Figures {
  return { median, sigma, n: null, evidence: 'B', source: `${PAPER.EKSTRAND_2020} (transcription)` };
}

/** Publicly recorded injuries that began before 2020-07-01, as counted by us by their group. */
export function counted(median: number, sigma: number, n: number): Figures {
  return {
    median,
    sigma,
    n,
    evidence: 'C',
    source: 'public injury records (Transfermarkt) before 2020-07-01, own count',
  };
}

/**
 * Club-reported figures of a group that no paper of ours has: half the publicly recorded median, which is what the
 * groups with both figures show, with the same spread.
 */
export function halved(figures: Figures): Figures {
  return derived(figures, 0.5, 'half of what is publicly recorded');
}

/** Figures taken over as they are, where nobody keeps such an injury quiet. */
export function asPublic(figures: Figures): Figures {
  return derived(figures, 1, 'as publicly recorded');
}

/** Over the groups with both figures, the public median goes as the club-reported one to this power (14 groups). */
const PUBLIC_POWER = 0.8;

/**
 * Public figures of a finer diagnosis that no public record tells apart from its group:
 *
 *     median = M (m / m_group)^0.8
 *
 * M is the group's public median, m and m_group the club-reported ones of the diagnosis and of its group. The spread is
 * the diagnosis's own.
 */
export function scaled(
  ofGroup: { readonly public: Figures; readonly club: Figures; readonly name: string },
  own: Figures,
): Figures {
  const ratio = (own.median / ofGroup.club.median) ** PUBLIC_POWER;
  const median = Math.round(ofGroup.public.median * ratio * 10) / 10;
  const source = `publicly recorded "${ofGroup.name}", scaled by the club-reported medians`;
  return { median, sigma: own.sigma, n: null, evidence: 'C', source };
}

function derived({ median, sigma, source }: Figures, factor: number, how: string): Figures {
  return { median: median * factor, sigma, n: null, evidence: 'C', source: `${how}: ${source}` };
}

/** The sources of the catalogue's figures: the papers, and the derivations of missing figures. */

import type { Figures } from './entry.ts';

/** The papers that the figures come from. */
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
  HALLEN_2024: 'Hallén et al. 2024, Br J Sports Med 58:128, doi 10.1136/bjsports-2023-107133 (women)',
  METATARSAL_SURGERY: 'Fifth metatarsal fractures in footballers, J Hum Kinet 2020, doi 10.2478/hukin-2020-0059',
} as const;

/** Returns figures that were read in the paper. */
export function read(median: number, sigma: number, n: number | null, paper: string): Figures {
  return { median, sigma, n, evidence: 'A', source: paper };
}

/** Returns figures of Ekstrand 2020 from a published transcription, which agrees in the two rows that can be compared. */
export function transcribed(median: number, sigma: number): Figures {
  return { median, sigma, n: null, evidence: 'B', source: `${PAPER.EKSTRAND_2020} (transcription)` };
}

/** Returns figures that this project counted: publicly recorded injuries that began before 2020-07-01. */
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
 * Returns club-reported figures for a group without a paper: half the public median, with the same spread. The groups
 * that have both figures show this ratio.
 */
export function halved(figures: Figures): Figures {
  return derived(figures, 0.5, 'half of what is publicly recorded');
}

/** Returns the same figures for the other population, for an injury that is always announced. */
export function asPublic(figures: Figures): Figures {
  return derived(figures, 1, 'as publicly recorded');
}

/** The power of the club-reported median that the public one follows, over the 14 groups with both figures. */
const PUBLIC_POWER = 0.8;

/**
 * Returns the public figures of a specific diagnosis, which public records do not distinguish from its group:
 *
 *     median = M (m / m_group)^0.8
 *
 * M is the public median of the group; m and m_group are the club-reported medians of the diagnosis and of its group.
 * The spread is that of the diagnosis.
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

/** Returns the figures of women: the club-reported ones of a paper, and the public ones scaled like a specific diagnosis. */
export function womenFrom(
  men: { readonly public: Figures; readonly club: Figures; readonly name: string },
  club: Figures,
): { readonly public: Figures; readonly club: Figures } {
  return { public: { ...scaled(men, club), sigma: men.public.sigma }, club };
}

function derived({ median, sigma, source }: Figures, factor: number, how: string): Figures {
  return { median: median * factor, sigma, n: null, evidence: 'C', source: `${how}: ${source}` };
}

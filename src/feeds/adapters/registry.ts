import type { FeedAdapter, FeedFormat } from '../adapter.ts';
import { ABSENCES_CSV } from './absences-csv.ts';
import { API_FOOTBALL } from './api-football.ts';
import { FOOTBALL_DATA_ORG } from './football-data-org.ts';
import { FPL } from './fpl.ts';
import { PLAYERS_CSV } from './players-csv.ts';
import { SPORTMONKS } from './sportmonks.ts';

/** The adapters by format. */
export const ADAPTERS: Readonly<Partial<Record<FeedFormat, FeedAdapter>>> = {
  FPL,
  API_FOOTBALL,
  SPORTMONKS,
  FOOTBALL_DATA_ORG,
  PLAYERS_CSV,
  ABSENCES_CSV,
};

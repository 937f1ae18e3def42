import type { TablesFor } from '../tables.ts';
import * as auth from './auth-tables.ts';
import * as exchange from './exchange-tables.ts';
import * as record from './record-tables.ts';
import * as entity from './tables.ts';

/** Every table by its name. */
export const tables = {
  team: entity.team,
  player: entity.player,
  externalId: entity.externalId,
  redirect: entity.redirect,
  membership: entity.membership,
  competitionFamily: entity.competitionFamily,
  competition: entity.competition,
  fixture: entity.fixture,
  injury: entity.injury,
  audit: auth.audit,
  auditSubject: auth.auditSubject,
  estimate: entity.estimate,
  suspension: entity.suspension,
  absence: record.absence,
  absenceRevision: record.absenceRevision,
  loan: record.loan,
  lineup: record.lineup,
  lineupPlayer: record.lineupPlayer,
  card: record.card,
  cautionTotal: record.cautionTotal,
  webhook: exchange.webhook,
  webhookDelivery: exchange.webhookDelivery,
  feedState: exchange.feedState,
  editorQuestion: exchange.editorQuestion,
  published: entity.published,
  token: auth.token,
  setting: entity.setting,
} satisfies TablesFor;

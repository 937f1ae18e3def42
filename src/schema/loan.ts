import type { Loan, LoanId } from '../domain/loan.ts';
import type { PlayerId } from '../domain/player.ts';
import { endLoan, recordLoan } from '../write-path/commands/loan.ts';
import { builder } from './builder.ts';
import { unwrap } from './errors.ts';
import { decodeId } from './global-id.ts';
import { shortText } from './input-validation.ts';
import { mutation } from './mutation-options.ts';
import { notFoundPlaceholder } from './node-loader.ts';
import { playerRef, PlayerNode, PlayerRefInput } from './player.ts';
import { requireValid } from './references.ts';
import { TeamNode, teamRef, TeamRefInput } from './team.ts';

export const LoanNode = builder.loadableNodeRef('Loan', {
  id: { resolve: (loan: Loan) => loan.id },
  load: async (ids: LoanId[], { store }): Promise<(Loan | Error)[]> =>
    (await store.loans(ids)).map((found) => found ?? notFoundPlaceholder('loan')),
});

LoanNode.implement({
  description: 'A loan of a player. The games against the lending club are missed, unless the player may face it.',
  fields: (t) => ({
    player: t.field({
      type: PlayerNode,
      description: 'The player.',
      resolve: ({ player }, _, { store }) => store.players.cachedOrId(player),
    }),
    from: t.field({
      type: TeamNode,
      description: 'The club that lends the player.',
      resolve: ({ from }, _, { store }) => store.teams.cachedOrId(from),
    }),
    to: t.field({
      type: TeamNode,
      description: 'The club that borrows the player.',
      resolve: ({ to }, _, { store }) => store.teams.cachedOrId(to),
    }),
    since: t.expose('since', { type: 'Date', description: 'The first day.' }),
    until: t.expose('until', {
      type: 'Date',
      nullable: true,
      description: 'The day on which the player is back; null if it is open.',
    }),
    mayFaceParent: t.exposeBoolean('mayFaceParent', {
      description: 'Whether the player may play against the lending club.',
    }),
  }),
});

builder.objectField(PlayerNode, 'loans', (t) =>
  t.loadableList({
    type: LoanNode,
    description: "The player's loans, the latest first.",
    load: (players: PlayerId[], { store }): Promise<Loan[][]> => store.loansOf(players),
    resolve: (player) => player.id,
  }),
);

const RecordLoanInput = builder.inputType('RecordLoanInput', {
  description: 'A loan of a player.',
  fields: (t) => ({
    player: t.field({ type: PlayerRefInput, required: true, description: 'The player.' }),
    from: t.field({ type: TeamRefInput, required: true, description: 'The club that lends the player.' }),
    to: t.field({ type: TeamRefInput, required: true, description: 'The club that borrows the player.' }),
    since: t.field({ type: 'Date', required: true, description: 'The first day.' }),
    until: t.field({ type: 'Date', description: 'The day on which the player is back. Default: open.' }),
    mayFaceParent: t.boolean({
      defaultValue: false,
      description: 'Whether the player may play against the lending club.',
    }),
  }),
});

const EndLoanInput = builder.inputType('EndLoanInput', {
  description: 'The end of a loan.',
  fields: (t) => ({
    loan: t.id({ required: true, validate: shortText, description: 'The id of the loan.' }),
    on: t.field({ type: 'Date', required: true, description: 'The day on which the player is back.' }),
  }),
});

builder.mutationFields((t) => ({
  recordLoan: t.field({
    type: LoanNode,
    ...mutation({ scopes: ['EDITOR'], union: 'RecordLoanResult', result: 'The loan' }),
    description:
      'Records a loan. A player of the lending club joins the other club until the loan ends. The games against the lending club are missed.',
    args: { input: t.arg({ type: RecordLoanInput, required: true, description: 'The loan.' }) },
    resolve: async (_, { input }, { commands }) => {
      const player = requireValid(playerRef, input.player, 'player');
      const from = requireValid(teamRef, input.from, 'team', 'from');
      const to = requireValid(teamRef, input.to, 'team', 'to');
      return unwrap(await commands.run(recordLoan({ ...input, player, from, to })));
    },
  }),
  endLoan: t.field({
    type: LoanNode,
    ...mutation({ scopes: ['EDITOR'], union: 'EndLoanResult', result: 'The loan with its end' }),
    description: 'Sets the end of a loan: from that day on, the player is back at the lending club.',
    args: { input: t.arg({ type: EndLoanInput, required: true, description: 'The end.' }) },
    resolve: async (_, { input }, { commands }) => {
      const loan = requireValid(loanId, input.loan, 'loan');
      return unwrap(await commands.run(endLoan({ ...input, loan })));
    },
  }),
}));

function loanId(globalId: string): LoanId | null {
  return decodeId<LoanId>('Loan', globalId);
}

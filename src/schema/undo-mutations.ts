import type { AuditEntry } from '../auth/audit.ts';
import type { EstimateOf } from './recovery-estimate.ts';
import { isUndoable, undo } from '../write-path/commands/undo.ts';
import { AuditEntryNode } from './audit.ts';
import { builder } from './builder.ts';
import { Conflict, NotFound, unwrap } from './errors.ts';
import { decodeId } from './global-id.ts';
import { longText, shortText } from './input-validation.ts';
import { mutation } from './mutation-options.ts';
import { findAuditEntry } from './node.ts';
import { RecoveryEstimateObject } from './recovery-estimate.ts';
import type { InjuryId } from '../domain/injury.ts';

builder.objectFields(AuditEntryNode, (t) => ({
  undoable: t.boolean({
    description:
      'Whether `undoChange` knows the inverse. The mutation is still refused, naming the reason, if the same data was changed since or if other records depend on it.',
    resolve: (entry) => isUndoable(entry),
  }),
  estimates: t.loadableList({
    type: RecoveryEstimateObject,
    description: 'The statements that the change added to the ledgers of injuries; empty for an import.',
    load: async (entries: AuditEntry[], { store }): Promise<EstimateOf[][]> => {
      const concerned = entries.map(injuriesOf);
      const ids = [...new Set(concerned.flat())];
      if (ids.length === 0) return entries.map(() => []);
      const times = [...new Set(entries.map(({ at }) => at))];
      const [injuries, ledgers] = await Promise.all([store.injuries.byIds(ids), store.estimatesRecordedAt(ids, times)]);
      const byId = new Map(ids.map((id, index) => [id, { injury: injuries[index], ledger: ledgers[index] ?? [] }]));
      return entries.map((entry, index) =>
        (concerned[index] ?? []).flatMap((id) => {
          const { injury, ledger = [] } = byId.get(id) ?? {};
          const added = ledger.filter(({ recordedAt }) => recordedAt === entry.at);
          return injury == null ? [] : added.map((estimate) => ({ injury, estimate }));
        }),
      );
    },
    resolve: (entry) => entry,
  }),
}));

/** Returns the injuries of a change by an editor; none of an import, which may concern hundreds. */
function injuriesOf({ subjects }: AuditEntry): InjuryId[] {
  const injuries = subjects.filter(({ kind }) => kind === 'Injury').map(({ id }) => id as InjuryId);
  return injuries.length > 3 ? [] : injuries;
}

const UndoChangeInput = builder.inputType('UndoChangeInput', {
  description: 'A change to undo.',
  fields: (t) => ({
    entry: t.id({ required: true, validate: shortText, description: 'The id of the entry of the audit trail.' }),
    note: t.string({ validate: longText, description: 'The reason, for the record.' }),
  }),
});

builder.mutationField('undoChange', (t) =>
  t.field({
    type: AuditEntryNode,
    ...mutation({ scopes: ['EDITOR'], union: 'UndoChangeResult', result: 'The undone change' }),
    description:
      'Undoes a change as a correction: an estimate is retracted, a return reopened, a report withdrawn, and the former values of an absence, a ban, a fixture, a line-up, cards, teams or loans are restored. The ledgers keep both.',
    args: { input: t.arg({ type: UndoChangeInput, required: true, description: 'The change.' }) },
    resolve: async (_, { input }, context) => {
      const id = decodeId<string>('AuditEntry', input.entry);
      const entry = id === null ? null : await findAuditEntry(id, context);
      if (entry === null) throw new NotFound('There is no such entry in the audit trail.', ['input', 'entry']);
      const command = await undo(context.store, entry, input.note ?? null);
      if (command === null) throw new Conflict(`\`${entry.action}\` has no inverse: correct what is recorded.`, null);
      unwrap(await context.commands.run(command));
      return entry;
    },
  }),
);

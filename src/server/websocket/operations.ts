import type { ExecutionResult, GraphQLError } from 'graphql';
import type { SubscribePayload } from 'graphql-ws';
import type { Authenticator } from '../../auth/authenticator.ts';
import type { LiveQueries } from '../../live/live-queries.ts';
import type { Subscription } from '../../live/subscription.ts';
import { requestContext } from '../../observability/request-context.ts';
import type { AdmissionControl } from '../admission/admission-control.ts';
import { withoutHttp } from '../graphql/error-masking.ts';
import type { PersistedOperations } from '../graphql/persisted-operations.ts';
import { isPrepared, prepareOperation, type PreparedOperation } from '../graphql/prepare-operation.ts';
import type { RequestLog, RequestRecord } from '../graphql/request-log.ts';
import { type RevocationCheck, revocationCheck } from '../graphql/token-errors.ts';
import type { GraphQLEngine } from '../graphql/yoga.ts';
import { checkOperationCount } from './checks.ts';
import type { WebSocketConnection } from './connection.ts';
import { closeAsRevoked } from './revoked-tokens.ts';

export interface SocketOperationsOptions {
  readonly graphql: GraphQLEngine;
  readonly liveQueries: LiveQueries;
  readonly authenticator: Authenticator;
  readonly requestLog: RequestLog;
  readonly admission: AdmissionControl;
  readonly persistedOperations: PersistedOperations;
}

/** What becomes of a `subscribe` message. */
export type SocketOperation =
  | { readonly errors: readonly GraphQLError[] }
  | { readonly subscription: Subscription }
  | { readonly execute: () => Promise<ExecutionResult> };

/** What sockets need of the server: authentication, admission, and the operations themselves. */
export class SocketOperations {
  readonly #options: SocketOperationsOptions;
  readonly #revocation: RevocationCheck;

  constructor(options: SocketOperationsOptions) {
    this.#options = options;
    this.#revocation = revocationCheck(options.authenticator);
  }

  /** Sets the viewer by the token of `connection_init` or of the upgrade request. Returns false if it is not valid. */
  async authenticate(connection: WebSocketConnection, params: Readonly<Record<string, unknown>>): Promise<boolean> {
    const { authenticator, admission } = this.#options;
    const given = params.authorization ?? params.Authorization;
    const authorization = typeof given === 'string' ? given : connection.authorization;
    if (authorization === undefined) return true;
    const viewer = await authenticator.authenticate(authorization);
    if (typeof viewer !== 'object') {
      admission.countFailedAuth(connection.subject);
      return false;
    }
    connection.viewer = viewer;
    connection.subject = admission.subjectFor(connection.subject, viewer);
    return true;
  }

  /** Prepares an operation. `count`: the operations under way on the socket, including this one. */
  async prepare(connection: WebSocketConnection, count: number, payload: SubscribePayload): Promise<SocketOperation> {
    const { graphql, liveQueries, requestLog, admission, persistedOperations } = this.#options;
    const { viewer, subject } = connection;
    const rejection = admission.countRejection(checkOperationCount(count)) ?? admission.checkRequest(subject);
    if (rejection !== null) return { errors: [rejection.error] };
    const record = requestLog.operationOf(connection.upgrade);
    // For each operation, because a token may be revoked while its socket is open.
    const revoked = await this.#revocation(viewer);
    if (revoked !== null) {
      setImmediate(() => closeAsRevoked(connection));
      return this.#reject([revoked], record);
    }
    const query = persistedOperations.textOf(payload);
    if (typeof query !== 'string') return this.#reject([withoutHttp(query)], record);
    const params = { ...payload, query };
    const existing = liveQueries.getExisting(params, viewer);
    if (existing !== null) return this.#subscribe(existing, record);
    const limited = admission.checkExecution(subject);
    if (limited !== null) return { errors: [limited.error] };
    const prepared = await prepareOperation(graphql, params, viewer, (cost) => admission.chargeCost(subject, cost));
    if (!isPrepared(prepared)) return this.#reject(prepared, record);
    if (prepared.isSubscription) return this.#subscribe(liveQueries.getOrCreate(prepared, query), record);
    return { execute: () => requestContext.run(record, () => this.#execute(prepared, record)) };
  }

  #reject(errors: readonly GraphQLError[], record: RequestRecord): SocketOperation {
    this.#options.requestLog.finish(record, 'websocket', { errors });
    return { errors };
  }

  #subscribe(subscription: Subscription, record: RequestRecord): SocketOperation {
    const { requestLog } = this.#options;
    record.tally = requestLog.tallyOf(subscription.query.args);
    requestLog.finish(record, 'websocket', {});
    return { subscription };
  }

  async #execute(prepared: PreparedOperation, record: RequestRecord): Promise<ExecutionResult> {
    const result = await prepared.execute(prepared);
    this.#options.requestLog.finish(record, 'websocket', result);
    return result;
  }
}

import type { ExecutionResult, GraphQLError } from 'graphql';
import type { SubscribePayload } from 'graphql-ws';
import type { Authenticator } from '../../auth/authenticator.ts';
import type { Subscription } from '../../live/subscription.ts';
import { requestContext } from '../../observability/request-context.ts';
import type { AdmissionControl } from '../admission/admission-control.ts';
import type { Execution, GraphQLEngine } from '../graphql/engine.ts';
import { OperationError } from '../graphql/operation-error.ts';
import type { PersistedOperations } from '../graphql/persisted-operations.ts';
import type { PreparedOperation } from '../graphql/prepared-operation.ts';
import type { RequestLog, RequestRecord } from '../graphql/request-log.ts';
import { type RevocationCheck, revocationCheck } from '../graphql/token-errors.ts';
import { checkOperationCount } from './checks.ts';
import type { WebSocketConnection } from './connection.ts';
import { closeAsRevoked } from './revoked-tokens.ts';

export interface SocketOperationsOptions {
  readonly engine: GraphQLEngine;
  readonly authenticator: Authenticator;
  readonly requestLog: RequestLog;
  readonly admission: AdmissionControl;
  readonly persistedOperations: PersistedOperations;
}

/** The result of a `subscribe` message. */
export type SocketOperation =
  | { readonly errors: readonly GraphQLError[] }
  | { readonly subscription: Subscription }
  | { readonly execute: () => Promise<ExecutionResult> };

/** The services of the server for sockets: authentication, admission, and the operations themselves. */
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
    const authorization = typeof given === 'string' ? given : connection.takeAuthorization();
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

  /** Prepares an operation. `count`: the running operations on the socket, including this one. */
  async prepare(connection: WebSocketConnection, count: number, payload: SubscribePayload): Promise<SocketOperation> {
    const { engine, requestLog, admission, persistedOperations } = this.#options;
    const { viewer, subject } = connection;
    const rejection = admission.countRejection(checkOperationCount(count)) ?? admission.checkRequest(subject);
    if (rejection !== null) return { errors: [rejection.error] };
    const record = requestLog.startOperation(connection.upgrade);
    // Checked for each operation, because a token may be revoked while its socket is open.
    const revoked = await this.#revocation(viewer);
    if (revoked !== null) {
      setImmediate(() => closeAsRevoked(connection));
      return this.#reject([revoked], record);
    }
    const query = persistedOperations.documentFor(payload);
    if (query instanceof OperationError) return this.#reject(query.errors, record);
    const request = { ...payload, query };
    const limited = engine.isLive(request, viewer) ? null : admission.checkExecution(subject);
    if (limited !== null) return { errors: [limited.error] };
    const operation = engine.prepare(request);
    if (operation instanceof OperationError) return this.#reject(operation.errors, record);
    record.counters = requestLog.countersFor(operation);
    const onCost = (cost: number): void => admission.chargeCost(subject, cost);
    const account = admission.memoryOf(subject);
    const execution = { viewer, variables: payload.variables, onCost, account };
    if (operation.normalized !== null) return this.#subscribe(operation, execution, record);
    return { execute: () => requestContext.run(record, () => this.#execute(operation, execution, record)) };
  }

  #reject(errors: readonly GraphQLError[], record: RequestRecord): SocketOperation {
    this.#options.requestLog.finish(record, 'websocket', { errors });
    return { errors };
  }

  async #subscribe(
    operation: PreparedOperation,
    execution: Execution,
    record: RequestRecord,
  ): Promise<SocketOperation> {
    const { engine, requestLog } = this.#options;
    const subscription = await engine.subscribe(operation, execution);
    if (subscription instanceof OperationError) return this.#reject(subscription.errors, record);
    requestLog.finish(record, 'websocket', {});
    return { subscription };
  }

  async #execute(operation: PreparedOperation, execution: Execution, record: RequestRecord): Promise<ExecutionResult> {
    const result = await this.#options.engine.execute(operation, execution);
    this.#options.requestLog.finish(record, 'websocket', result);
    return result instanceof OperationError ? { errors: result.errors } : result;
  }
}

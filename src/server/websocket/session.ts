import type { ExecutionResult } from 'graphql';
import {
  CloseCode,
  type Message,
  MessageType,
  parseMessage,
  stringifyMessage,
  type SubscribeMessage,
} from 'graphql-ws';
import { LIMITS } from '../../limits.ts';
import { memoryError } from '../../live/held-memory.ts';
import { hasTooManyValues } from '../graphql/json-size.ts';
import { limitExceeded } from '../graphql/operation-limits.ts';
import type { WebSocketConnection } from './connection.ts';
import type { SocketOperations } from './operations.ts';
import { WebSocketSubscriber } from './subscriber.ts';

/** A running operation. `subscriber` is null while it is prepared, and for queries and mutations. */
interface Operation {
  subscriber: WebSocketSubscriber | null;
}

/** Parses a message. A persisted document may be named by its id alone, although the protocol requires a `query`. */
function parse(data: string): Message {
  try {
    return parseMessage(data);
  } catch (error) {
    if (!/"(?:documentId|id|doc_id|persistedQuery)"/.test(data)) throw error;
    return parseMessage(data, (key, value) =>
      key === 'payload' && typeof value === 'object' && value !== null && !Array.isArray(value)
        ? { query: '', ...value }
        : value,
    );
  }
}

/**
 * The GraphQL over WebSocket protocol (graphql-transport-ws) on one socket. An id belongs to an operation from its
 * `subscribe` message until one side completes it; later results of an operation are not sent.
 */
export class WebSocketSession {
  readonly #connection: WebSocketConnection;
  readonly #service: SocketOperations;
  readonly #operations = new Map<string, Operation>();
  readonly #initTimeout: NodeJS.Timeout;
  #isInitReceived = false;
  #isAcknowledged = false;

  constructor(connection: WebSocketConnection, service: SocketOperations) {
    this.#connection = connection;
    this.#service = service;
    this.#initTimeout = setTimeout(
      () => connection.close(CloseCode.ConnectionInitialisationTimeout, 'Connection initialisation timeout'),
      LIMITS.connectionInit.max * 1_000,
    );
  }

  receive(data: string): void {
    if (hasTooManyValues(data)) return this.#rejectMessage(limitExceeded('variableValues').message);
    let message: Message;
    try {
      message = parse(data);
    } catch {
      return this.#rejectMessage();
    }
    if (message.type === MessageType.ConnectionInit && data.length > LIMITS.initPayload.max) {
      return this.#rejectMessage(`${LIMITS.initPayload.what}: ${LIMITS.initPayload.max} bytes at most`);
    }
    // A ping may carry any `id`.
    if ('id' in message && typeof message.id === 'string' && message.id.length > LIMITS.operationId.max) {
      return this.#rejectMessage(`The id has more than ${LIMITS.operationId.max} characters`);
    }
    this.#handle(message).catch(() => this.#connection.close(CloseCode.InternalServerError, 'Internal server error'));
  }

  /** Ends all operations. Must be called when the socket is closed. */
  end(): void {
    clearTimeout(this.#initTimeout);
    const operations = [...this.#operations.values()];
    this.#operations.clear();
    for (const { subscriber } of operations) subscriber?.unsubscribe();
  }

  async #handle(message: Message): Promise<void> {
    switch (message.type) {
      case MessageType.ConnectionInit:
        return this.#initialise(message.payload);
      case MessageType.Ping: {
        const { payload } = message;
        return this.#send(payload ? { type: MessageType.Pong, payload } : { type: MessageType.Pong });
      }
      case MessageType.Pong:
        return;
      case MessageType.Subscribe:
        return this.#subscribe(message);
      case MessageType.Complete:
        return this.#complete(message.id);
      default:
        return this.#rejectMessage();
    }
  }

  async #initialise(params: Readonly<Record<string, unknown>> = {}): Promise<void> {
    if (this.#isInitReceived) {
      return this.#connection.close(CloseCode.TooManyInitialisationRequests, 'Too many initialisation requests');
    }
    this.#isInitReceived = true;
    clearTimeout(this.#initTimeout);
    const isAllowed = await this.#service.authenticate(this.#connection, params);
    if (!isAllowed) return this.#connection.close(CloseCode.Forbidden, 'Forbidden');
    this.#isAcknowledged = true;
    this.#send({ type: MessageType.ConnectionAck });
  }

  async #subscribe({ id, payload }: SubscribeMessage): Promise<void> {
    if (!this.#isAcknowledged) return this.#connection.close(CloseCode.Unauthorized, 'Unauthorized');
    if (this.#operations.has(id)) {
      return this.#connection.close(CloseCode.SubscriberAlreadyExists, `Subscriber for ${id} already exists`);
    }
    if (!this.#connection.memory.addOperation(id)) {
      return this.#send({ id, type: MessageType.Error, payload: [memoryError().toJSON()] });
    }
    const operation: Operation = { subscriber: null };
    this.#operations.set(id, operation);
    const prepared = await this.#service.prepare(this.#connection, this.#operations.size, payload);
    if ('execute' in prepared) {
      // Executed even if the client has completed the id meanwhile: a mutation is not cancelled.
      const answered = prepared.execute().then((result) => this.#sendResult(id, operation, result));
      this.#connection.trackOperation(answered);
      return answered;
    }
    if (this.#operations.get(id) !== operation) return;
    if ('errors' in prepared) {
      this.#release(id, operation);
      this.#send({ id, type: MessageType.Error, payload: prepared.errors.map((error) => error.toJSON()) });
      return;
    }
    const onComplete = (): void => {
      if (this.#release(id, operation)) this.#send({ id, type: MessageType.Complete });
    };
    operation.subscriber = new WebSocketSubscriber(prepared.subscription, this.#connection, id, onComplete);
    operation.subscriber.subscribe();
  }

  #sendResult(id: string, operation: Operation, { errors, ...result }: ExecutionResult): void {
    if (!this.#release(id, operation)) return;
    const payload = { ...result, ...(errors !== undefined && { errors: errors.map((error) => error.toJSON()) }) };
    this.#send({ id, type: MessageType.Next, payload });
    this.#send({ id, type: MessageType.Complete });
  }

  /** Completes an operation at the client's request. */
  #complete(id: string): void {
    const operation = this.#operations.get(id);
    if (operation === undefined) return;
    this.#release(id, operation);
    operation.subscriber?.unsubscribe();
  }

  /** Frees the id of an operation. Returns false if it already belongs to another operation, or to none. */
  #release(id: string, operation: Operation): boolean {
    if (this.#operations.get(id) !== operation) return false;
    this.#connection.memory.removeOperation(id);
    return this.#operations.delete(id);
  }

  #send(message: Message): void {
    this.#connection.send(stringifyMessage(message));
  }

  #rejectMessage(reason = 'Invalid message received'): void {
    this.#connection.close(CloseCode.BadRequest, reason);
  }
}

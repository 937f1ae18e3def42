import { createServer } from 'node:http';
import { type WebSocket, WebSocketServer } from 'ws';
import { recordCommit } from '../measurement/instruments.ts';
import { announceReady } from '../measurement/ready.ts';

/** L2: ws, with one `ws.send` of the posted text to every socket. */
const subscribers = new Map<WebSocket, string>();

const server = createServer((request, response) => {
  let text = '';
  request.setEncoding('utf8');
  request.on('data', (part: string) => (text += part));
  request.on('end', () => {
    recordCommit();
    for (const [socket, id] of subscribers) socket.send(`{"id":"${id}","type":"next","payload":${text}}`);
    response.writeHead(200, { 'content-type': 'application/json' }).end('{"data":{}}');
  });
});

new WebSocketServer({ server, perMessageDeflate: false, handleProtocols: () => 'graphql-transport-ws' }).on(
  'connection',
  (socket) => {
    socket.on('message', (message) => {
      const { type, id } = JSON.parse(String(message));
      if (type === 'connection_init') socket.send('{"type":"connection_ack"}');
      else if (type === 'subscribe') subscribers.set(socket, id);
    });
    socket.on('close', () => subscribers.delete(socket));
  },
);
announceReady(server);

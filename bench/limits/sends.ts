import { createServer } from 'node:http';
import { type WebSocket, WebSocketServer } from 'ws';
import { noteCommit } from '../measured/instruments.ts';
import { sayReady } from '../measured/ready.ts';

/** L2: ws, and one `ws.send` of one string to every socket. Whatever is posted is what they are all sent. */
const readers = new Map<WebSocket, string>();

const server = createServer((request, response) => {
  let text = '';
  request.setEncoding('utf8');
  request.on('data', (part: string) => (text += part));
  request.on('end', () => {
    noteCommit();
    for (const [socket, id] of readers) socket.send(`{"id":"${id}","type":"next","payload":${text}}`);
    response.writeHead(200, { 'content-type': 'application/json' }).end('{"data":{}}');
  });
});

new WebSocketServer({ server, perMessageDeflate: false, handleProtocols: () => 'graphql-transport-ws' }).on(
  'connection',
  (socket) => {
    socket.on('message', (message) => {
      const { type, id } = JSON.parse(String(message));
      if (type === 'connection_init') socket.send('{"type":"connection_ack"}');
      else if (type === 'subscribe') readers.set(socket, id);
    });
    socket.on('close', () => readers.delete(socket));
  },
);
sayReady(server);

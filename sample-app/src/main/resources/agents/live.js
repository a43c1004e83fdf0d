import { on } from './envelope.js';
import { begin, context, propagation, trace } from './trace.js';

// A browser cannot set a header of a WebSocket: the trace goes in the query.
const bySocketIo = ({ port, token, show, complain, light }) => begin('connect socket.io', ({ traceparent }) => {
	const socket = io(`${location.protocol}//${location.hostname}:${port}/agents`, { auth: { token }, query: { traceparent }, transports: ['websocket'] });
	socket.on('connect', () => light('socketio', 'Socket.IO', true));
	socket.on('disconnect', () => light('socketio', 'Socket.IO', false));
	socket.on('connect_error', (problem) => complain(`Socket.IO: ${problem.message}`));
	on(socket, 'ticket', (ticket) => {
		const { traceId, parentSpanId } = trace.getSpan(context.active());
		show(ticket, 'Socket.IO', parentSpanId && traceId);
	});
	return socket;
});

const byStomp = ({ token, show, complain, light }) => begin('connect stomp', (headers) => {
	const client = new StompJs.Client({
		brokerURL: `${location.protocol.replace('http', 'ws')}//${location.host}/agents/stomp`,
		connectHeaders: { ...headers, Authorization: `Bearer ${token}` },
		reconnectDelay: 2000,
	});
	client.onConnect = () => {
		client.subscribe('/user/queue/tickets', (frame) => {
			const parent = propagation.extract({}, frame.headers);
			show(JSON.parse(frame.body), 'STOMP', parent.span?.traceId);
		});
		client.subscribe('/user/queue/errors', (frame) => complain(JSON.parse(frame.body).detail));
		light('stomp', 'STOMP', true);
	};
	client.onStompError = (frame) => complain(`STOMP: ${frame.headers.message}`);
	client.onWebSocketClose = () => light('stomp', 'STOMP', false);
	client.activate();
	return client;
});

export const connect = (desk) => {
	const socket = bySocketIo(desk);
	const stomp = byStomp(desk);
	return {
		socket,
		reply(ticketId, text) {
			if (!stomp.connected) return false;
			begin('reply', (headers) => stomp.publish({ destination: '/app/reply', headers: { ...headers, 'content-type': 'application/json' }, body: JSON.stringify({ ticketId, text }) }));
			return true;
		},
		close() {
			socket.disconnect();
			stomp.deactivate();
		},
	};
};

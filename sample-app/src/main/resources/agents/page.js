import { connect } from './live.js';
import { begin } from './trace.js';

const find = (id) => document.getElementById(id);

const rows = new Map();
let token;
let live;

const complain = (problem) => {
	find('problem').textContent = problem;
	find('problem').hidden = !problem;
};

const ask = (path, options = {}) => begin(path, async (headers) => {
	const response = await fetch(path, {
		...options,
		headers: { ...headers, 'Content-Type': 'application/json', ...(token ? { Authorization: `Bearer ${token}` } : {}) },
	});
	const answer = await response.json();
	if (!response.ok) throw new Error(answer.detail);
	return answer;
});

const makeRow = (id) => {
	const row = find('ticket').content.firstElementChild.cloneNode(true);
	row.dataset.id = id;
	row.querySelector('form').addEventListener('submit', (event) => {
		event.preventDefault();
		const { text } = event.target.elements;
		if (live.reply(id, text.value)) {
			text.value = '';
			complain('');
		} else {
			complain('STOMP is down: the reply was not sent.');
		}
	});
	find('tickets').prepend(row);
	rows.set(id, row);
	return row;
};

const show = ({ id, status, subject, lastReply }, via, traceId) => {
	const row = rows.get(id) ?? (status === 'closed' ? null : makeRow(id));
	if (!row) return;
	if (status === 'closed') {
		row.remove();
		rows.delete(id);
	} else {
		row.querySelector('.subject').textContent = subject;
		row.querySelector('.status').textContent = status;
		row.querySelector('[name=text]').setAttribute('aria-label', `Reply to ${subject}`);
		if (lastReply) row.querySelector('.last').textContent = lastReply;
		if (via) remember(row, via);
		if (traceId) {
			const link = row.querySelector('.trace');
			link.href = `/telemetry/traces/${traceId}`;
			link.setAttribute('aria-label', `Trace of ${subject}`);
			link.hidden = false;
		}
	}
	find('nothing').hidden = rows.size > 0;
};

const remember = (row, via) => {
	const told = new Set(row.querySelector('.via').textContent.split(' · ').filter(Boolean));
	row.querySelector('.via').textContent = [...told.add(via)].sort().join(' · ');
};

const light = (line, name, up) => {
	find(line).textContent = `${name} ${up ? 'up' : 'down'}`;
	find(line).classList.toggle('up', up);
};

const enter = (username) => {
	find('login').hidden = true;
	find('who').hidden = false;
	find('desk').hidden = false;
	find('agent').textContent = username;
};

find('login').addEventListener('submit', async (event) => {
	event.preventDefault();
	const { username, password } = event.target.elements;
	complain('');
	try {
		token = (await ask('/login', { method: 'POST', body: JSON.stringify({ username: username.value, password: password.value }) })).token;
		password.value = '';
		// Live first: what is opened between the two is told twice, and not missed.
		live = connect({ port: document.body.dataset.socketio, token, show, complain, light });
		const tickets = await ask('/tickets');
		tickets.reverse().forEach((ticket) => rows.has(ticket.id) || show(ticket));
		enter(username.value);
	} catch (problem) {
		live?.close();
		token = undefined;
		complain(problem.message);
	}
});

find('leave').addEventListener('click', () => {
	live.close();
	location.reload();
});

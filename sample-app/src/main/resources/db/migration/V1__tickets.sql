create table tenant (
	id text primary key
);

create table account (
	username      text primary key,
	tenant_id     text not null references tenant,
	password_hash text not null
);

-- The tenant is part of each key, so a row cannot point at another tenant's row.
create table ticket (
	tenant_id         text        not null references tenant,
	id                uuid        not null,
	subject           text        not null,
	message           text        not null,
	channel           text        not null check (channel in ('whatsapp', 'web', 'email')),
	queue             text        not null check (queue in ('support', 'sales', 'billing')),
	status            text        not null check (status in ('open', 'answered', 'closed')),
	opened_at         timestamptz not null,
	first_answered_at timestamptz,
	last_activity_at  timestamptz not null,
	closed_at         timestamptz,
	primary key (tenant_id, id)
);

create index ticket_newest on ticket (tenant_id, opened_at desc);

create index ticket_idle on ticket (tenant_id, last_activity_at) where status <> 'closed';

create table reply (
	tenant_id  text        not null,
	id         uuid        not null,
	ticket_id  uuid        not null,
	author     text        not null,
	message    text        not null,
	written_at timestamptz not null,
	primary key (tenant_id, id),
	foreign key (tenant_id, ticket_id) references ticket
);

create index reply_of_ticket on reply (tenant_id, ticket_id, written_at);

create table ticket (id bigint primary key, subject varchar(100) not null, status varchar(20) not null);
insert into ticket select x - 1, 'Cannot log in ' || (x - 1), 'open' from system_range(1, 1000);

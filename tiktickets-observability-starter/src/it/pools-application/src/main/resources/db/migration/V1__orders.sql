create table customer_order (id bigint primary key, article varchar(80) not null);
insert into customer_order (id, article) values (7, 'umbrella');

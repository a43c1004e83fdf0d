alter table ticket add column customer text;

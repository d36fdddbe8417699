-- José is found by "jose", and Doolan by "dolan".
drop index customers.customer_find;
alter table customers.customer drop column find;
alter table customers.customer add column find tsvector
  generated always as (to_tsvector('simple', platform.plain(name))) stored;
create index customer_find on customers.customer using gin (find);
drop index customers.customer_name_like;
create index customer_name_near on customers.customer using gin (platform.name_keys(name));

-- The last digits of a number are the same however the country and the leading nought are written.
create index contact_point_by_end on customers.contact_point (right(regexp_replace(normal, '\D', '', 'g'), 8))
 where kind = 'phone' and ended_at is null;

-- Kept by whoever was named for it, wherever the case goes: a promise that its own owner was chosen for stays with them.
alter table promises.promise add column named boolean not null default false;
alter table promises.promise add constraint promise_named_has_owner check (not named or owner_id is not null);

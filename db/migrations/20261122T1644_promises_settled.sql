-- What became of the promises of one officer in a time.
create index promise_owner_settled on promises.promise (owner_id, due_at) where state in ('kept', 'broken');

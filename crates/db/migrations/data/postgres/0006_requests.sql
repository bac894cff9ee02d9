-- A print of what was sent under a key: the same key with other content is another request.
ALTER TABLE request_key ADD COLUMN content TEXT NOT NULL DEFAULT '';

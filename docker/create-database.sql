-- Once, on the first start: a user who owns OneStory's database and nothing else.
\getenv password POSTGRES_PASSWORD
CREATE ROLE onestory LOGIN PASSWORD :'password';
CREATE DATABASE onestory OWNER onestory;
REVOKE CONNECT ON DATABASE onestory, postgres FROM PUBLIC;

-- The superuser comes in over the container's own socket only.
ALTER ROLE postgres PASSWORD NULL;

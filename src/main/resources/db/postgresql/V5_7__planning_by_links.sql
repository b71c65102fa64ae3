-- HAPI has PostgreSQL keep statistics of 10,000 values of each of these columns. Planning compares the values of one side
-- of a join with those of the other, and each id of a list with all of them: 100 ms where links are joined with links
-- (who cares for a person), 2 ms for each inclusion in a page of a search, for plans that stay the same with fewer.
-- What is frequent is kept: no resource has many links, and those that many point to are organisations and services.
ALTER TABLE HFJ_RES_LINK ALTER COLUMN SRC_RESOURCE_ID SET STATISTICS 100;
ALTER TABLE HFJ_RES_LINK ALTER COLUMN TARGET_RESOURCE_ID SET STATISTICS 1000;

${without-time-limit}

ANALYZE HFJ_RES_LINK;
ANALYZE onestory_work_list;

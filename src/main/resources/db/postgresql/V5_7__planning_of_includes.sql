-- HAPI has PostgreSQL keep statistics of 10,000 values of this column. It has no values that are common, a resource has
-- no more than some links, but planning compares each of them with each id of a search for what is included: 2 ms and
-- more for a page, where reading it takes 0.1.
ALTER TABLE HFJ_RES_LINK ALTER COLUMN SRC_RESOURCE_ID SET STATISTICS 100;

${without-time-limit}

ANALYZE HFJ_RES_LINK (SRC_RESOURCE_ID);
ANALYZE onestory_work_list;

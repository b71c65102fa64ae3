-- Which Tasks an organisation owns in which status, with the dates by which work lists are sorted: as HAPI's own tables
-- have them, in timestamps of the same kind and zone.
CREATE TABLE onestory_work_list (
    -- HFJ_RESOURCE.RES_ID
    task BIGINT NOT NULL PRIMARY KEY,
    -- logical id of an Organization
    owner VARCHAR(64) NOT NULL,
    status VARCHAR(32) NOT NULL,
    due TIMESTAMP,
    authored TIMESTAMP,
    updated TIMESTAMP NOT NULL
);

${without-time-limit}

-- Of a store that was there before.
INSERT INTO onestory_work_list (task, owner, status, due, authored, updated)
SELECT t.RES_ID, o.FHIR_ID, s.SP_VALUE,
    (SELECT MIN(d.SP_VALUE_LOW) FROM HFJ_SPIDX_DATE d WHERE d.RES_ID = t.RES_ID AND d.SP_NAME = 'due'),
    (SELECT MIN(d.SP_VALUE_LOW) FROM HFJ_SPIDX_DATE d WHERE d.RES_ID = t.RES_ID AND d.SP_NAME = 'authored-on'),
    t.RES_UPDATED
FROM HFJ_RESOURCE t
JOIN HFJ_RES_LINK l ON l.SRC_RESOURCE_ID = t.RES_ID AND l.SRC_PATH = 'Task.owner'
JOIN HFJ_RESOURCE o ON o.RES_ID = l.TARGET_RESOURCE_ID AND o.RES_TYPE = 'Organization'
JOIN HFJ_SPIDX_TOKEN s ON s.RES_ID = t.RES_ID AND s.SP_NAME = 'status'
WHERE t.RES_TYPE = 'Task' AND t.RES_DELETED_AT IS NULL;

-- One for each order: what is asked for is the beginning or the end of a range.
CREATE INDEX onestory_work_list_plain ON onestory_work_list (owner, status, task);
CREATE INDEX onestory_work_list_due ON onestory_work_list (owner, status, due, task);
CREATE INDEX onestory_work_list_authored ON onestory_work_list (owner, status, authored, task);
CREATE INDEX onestory_work_list_updated ON onestory_work_list (owner, status, updated, task);

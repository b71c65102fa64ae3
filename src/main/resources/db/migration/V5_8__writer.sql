-- Which organisation wrote a record of a person: whose request stored its first version.
CREATE TABLE onestory_writer (
    -- HFJ_RESOURCE.RES_ID
    resource BIGINT NOT NULL PRIMARY KEY,
    -- logical id of an Organization
    organization VARCHAR(64) NOT NULL,
    -- logical id of the Patient; none for a Task that is about nobody
    person VARCHAR(64)
);

${without-time-limit}

-- Of a store that was there before: by the first Provenance that this server wrote of it, which it does for these types.
INSERT INTO onestory_writer (resource, organization, person)
SELECT t.RES_ID, MIN(o.FHIR_ID), MIN(p.FHIR_ID)
FROM (
    SELECT l.TARGET_RESOURCE_ID AS resource, MIN(l.SRC_RESOURCE_ID) AS provenance
    FROM HFJ_RES_LINK l
    WHERE l.SRC_PATH = 'Provenance.target' AND l.TARGET_RESOURCE_TYPE IN ('ServiceRequest', 'Task', 'CarePlan')
    GROUP BY l.TARGET_RESOURCE_ID
) f
JOIN HFJ_RESOURCE t ON t.RES_ID = f.resource
JOIN HFJ_RES_LINK a ON a.SRC_RESOURCE_ID = f.provenance AND a.SRC_PATH = 'Provenance.agent.who'
JOIN HFJ_RESOURCE o ON o.RES_ID = a.TARGET_RESOURCE_ID AND o.RES_TYPE = 'Organization'
LEFT JOIN HFJ_RES_LINK s ON s.SRC_RESOURCE_ID = t.RES_ID AND s.SRC_PATH IN
    ('ServiceRequest.subject', 'CarePlan.subject', 'Task.for', 'Task.for.where(resolve() is Patient)')
LEFT JOIN HFJ_RESOURCE p ON p.RES_ID = s.TARGET_RESOURCE_ID AND p.RES_TYPE = 'Patient'
GROUP BY t.RES_ID;

-- What stands in the record of a person, and what an organisation wrote, of all people or of one.
CREATE INDEX onestory_writer_person ON onestory_writer (person, organization);
CREATE INDEX onestory_writer_organization ON onestory_writer (organization, person);

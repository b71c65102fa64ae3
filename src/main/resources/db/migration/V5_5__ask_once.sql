-- What finished QuestionnaireResponses tell of asking: one row for each, as it stands; a second completion replaces it.
CREATE TABLE onestory_asked (
    response VARCHAR(64) NOT NULL PRIMARY KEY,
    organization VARCHAR(64) NOT NULL,
    borough VARCHAR(64) NOT NULL,
    -- when the person was asked; later versions of the response do not move it
    asked_at TIMESTAMP WITH TIME ZONE NOT NULL,
    asked INTEGER NOT NULL,
    reused INTEGER NOT NULL,
    retold INTEGER NOT NULL
);
CREATE INDEX onestory_asked_asked_at ON onestory_asked (asked_at);

-- When an organisation opened a person's story for the first time.
CREATE TABLE onestory_opened (
    organization VARCHAR(64) NOT NULL,
    person VARCHAR(64) NOT NULL,
    opened_at TIMESTAMP WITH TIME ZONE NOT NULL,
    PRIMARY KEY (organization, person)
);
CREATE INDEX onestory_opened_person ON onestory_opened (person);

-- Contacts: attended Encounters and accepted Tasks of referrals, one row for each as it stands.
CREATE TABLE onestory_contact (
    source VARCHAR(80) NOT NULL PRIMARY KEY,
    organization VARCHAR(64) NOT NULL,
    person VARCHAR(64) NOT NULL,
    borough VARCHAR(64) NOT NULL,
    seen BOOLEAN NOT NULL,
    contact_at TIMESTAMP WITH TIME ZONE NOT NULL
);
CREATE INDEX onestory_contact_contact_at ON onestory_contact (contact_at);
CREATE INDEX onestory_contact_organization_person ON onestory_contact (organization, person, contact_at);
CREATE INDEX onestory_contact_person ON onestory_contact (person);

-- What somebody has to look at from a day on, and the Task that told them, once.
CREATE TABLE onestory_due (
    -- code of CodeSystem OneStory-Notice
    kind VARCHAR(32) NOT NULL,
    -- Type/id of what is to be looked at
    about VARCHAR(80) NOT NULL,
    organization VARCHAR(64) NOT NULL,
    person VARCHAR(64) NOT NULL,
    due_on DATE NOT NULL,
    task VARCHAR(64),
    PRIMARY KEY (kind, about, organization)
);
CREATE INDEX onestory_due_untold ON onestory_due (task, due_on);
CREATE INDEX onestory_due_person ON onestory_due (person);

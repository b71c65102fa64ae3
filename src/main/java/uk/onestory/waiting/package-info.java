/**
 * The waiting clock: the four-week wait of adult community mental health, reckoned live for each Task of a referral and
 * written into that Task, in the transaction of whatever changes it. The rule itself ({@link
 * uk.onestory.waiting.FourWeekWait}) knows no FHIR and no database.
 */
@org.springframework.modulith.ApplicationModule(allowedDependencies = {"fhir", "server", "conformance", "access"})
package uk.onestory.waiting;

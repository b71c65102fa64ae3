/** What FHIR's datatypes mean, for every room: dates and periods, references, persons. Depends on no other room. */
@org.springframework.modulith.ApplicationModule(allowedDependencies = {})
package uk.onestory.fhir;

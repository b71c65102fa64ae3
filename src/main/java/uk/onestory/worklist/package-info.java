/**
 * Work lists: which Tasks an organisation owns in which status, by date. HAPI would look at every Task that the
 * organisation ever had; a table of our own with an index for each order answers from the top of the list. It tells ids
 * only: who may see what, inclusion and paging stay HAPI's and those of {@code access}.
 */
@org.springframework.modulith.ApplicationModule(allowedDependencies = {"fhir", "server"})
package uk.onestory.worklist;

// What every definition of the package says about itself, and the names of the outside systems.

Alias: $sct = http://snomed.info/sct
Alias: $nhs-number = https://fhir.nhs.uk/Id/nhs-number
Alias: $ods-code = https://fhir.nhs.uk/Id/ods-organization-code
Alias: $request-intent = http://hl7.org/fhir/request-intent

RuleSet: Published
* ^publisher = "OneStory"
* ^experimental = false

RuleSet: PublishedCodes
* insert Published
* ^caseSensitive = true

// The same for definitions that Shorthand writes as instances: kind (SearchParameter, ...) and id.
RuleSet: PublishedInstance(kind, id)
* url = "https://fhir.onestory.example/{kind}/{id}"
* version = "0.1.0"
* status = #active
* experimental = false
* publisher = "OneStory"

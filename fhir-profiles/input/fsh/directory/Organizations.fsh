// The organisations of the directory. Codes of real organisations are those that NHS England publishes; where no code is
// known (With You, the councils) there is an identifier of our own and never a made-up ODS code. GP practices are
// fictional, as are their codes (ZZGP..) and telephone numbers (Ofcom's range for drama): they are tagged as test data, and
// only a demonstration installs them.

RuleSet: Demonstration
* meta.tag = http://terminology.hl7.org/CodeSystem/v3-ActReason#HTEST "test health data"

RuleSet: OdsOrganization(code, name)
* active = true
* identifier.use = #official
* identifier.system = $ods-code
* identifier.value = "{code}"
* name = "{name}"

RuleSet: OwnOrganization(value, name)
* active = true
* identifier.system = "https://fhir.onestory.example/Id/organization"
* identifier.value = "{value}"
* name = "{name}"

RuleSet: Sector(code, display)
* type = OneStoryServiceSectorCodes#{code} "{display}"

RuleSet: InBorough(code, display)
* extension[borough].valueCodeableConcept = OneStoryBoroughCodes#{code} "{display}"

Instance: gm-icb
InstanceOf: OneStoryOrganization
Usage: #example
* insert OdsOrganization(QOP, [[NHS Greater Manchester Integrated Care Board]])

Instance: gmmh
InstanceOf: OneStoryOrganization
Usage: #example
* insert OdsOrganization(RXV, [[Greater Manchester Mental Health NHS Foundation Trust]])
* insert Sector(mental-health, Mental health)

Instance: with-you
InstanceOf: OneStoryOrganization
Usage: #example
* insert OwnOrganization(with-you, [[With You]])
* insert Sector(substance-use, Substance use)

Instance: social-care-wigan
InstanceOf: OneStoryOrganization
Usage: #example
* insert OwnOrganization(social-care-wigan, [[Wigan Council adult social care]])
* insert Sector(social-care, Social care)
* insert InBorough(wigan, Wigan)

Instance: social-care-tameside
InstanceOf: OneStoryOrganization
Usage: #example
* insert OwnOrganization(social-care-tameside, [[Tameside Council adult social care]])
* insert Sector(social-care, Social care)
* insert InBorough(tameside, Tameside)

Instance: social-care-rochdale
InstanceOf: OneStoryOrganization
Usage: #example
* insert OwnOrganization(social-care-rochdale, [[Rochdale Council adult social care]])
* insert Sector(social-care, Social care)
* insert InBorough(rochdale, Rochdale)

// The ten localities of the integrated care board

Instance: sub-icb-bolton
InstanceOf: OneStoryOrganization
Usage: #example
* insert OdsOrganization(00T, [[NHS Greater Manchester Integrated Care, Bolton locality]])
* insert InBorough(bolton, Bolton)
* partOf = Reference(gm-icb)

Instance: sub-icb-bury
InstanceOf: OneStoryOrganization
Usage: #example
* insert OdsOrganization(00V, [[NHS Greater Manchester Integrated Care, Bury locality]])
* insert InBorough(bury, Bury)
* partOf = Reference(gm-icb)

Instance: sub-icb-manchester
InstanceOf: OneStoryOrganization
Usage: #example
* insert OdsOrganization(14L, [[NHS Greater Manchester Integrated Care, Manchester locality]])
* insert InBorough(manchester, Manchester)
* partOf = Reference(gm-icb)

Instance: sub-icb-oldham
InstanceOf: OneStoryOrganization
Usage: #example
* insert OdsOrganization(00Y, [[NHS Greater Manchester Integrated Care, Oldham locality]])
* insert InBorough(oldham, Oldham)
* partOf = Reference(gm-icb)

Instance: sub-icb-rochdale
InstanceOf: OneStoryOrganization
Usage: #example
* insert OdsOrganization(01D, [[NHS Greater Manchester Integrated Care, Heywood, Middleton and Rochdale locality]])
* insert InBorough(rochdale, Rochdale)
* partOf = Reference(gm-icb)

Instance: sub-icb-salford
InstanceOf: OneStoryOrganization
Usage: #example
* insert OdsOrganization(01G, [[NHS Greater Manchester Integrated Care, Salford locality]])
* insert InBorough(salford, Salford)
* partOf = Reference(gm-icb)

Instance: sub-icb-stockport
InstanceOf: OneStoryOrganization
Usage: #example
* insert OdsOrganization(01W, [[NHS Greater Manchester Integrated Care, Stockport locality]])
* insert InBorough(stockport, Stockport)
* partOf = Reference(gm-icb)

Instance: sub-icb-tameside
InstanceOf: OneStoryOrganization
Usage: #example
* insert OdsOrganization(01Y, [[NHS Greater Manchester Integrated Care, Tameside locality]])
* insert InBorough(tameside, Tameside)
* partOf = Reference(gm-icb)

Instance: sub-icb-trafford
InstanceOf: OneStoryOrganization
Usage: #example
* insert OdsOrganization(02A, [[NHS Greater Manchester Integrated Care, Trafford locality]])
* insert InBorough(trafford, Trafford)
* partOf = Reference(gm-icb)

Instance: sub-icb-wigan
InstanceOf: OneStoryOrganization
Usage: #example
* insert OdsOrganization(02H, [[NHS Greater Manchester Integrated Care, Wigan locality]])
* insert InBorough(wigan, Wigan)
* partOf = Reference(gm-icb)

// The services of the demonstration: who can be asked to help, where, and who takes referrals now. They are made up in
// parts (all teams stand under GMMH, the telephone numbers are of Ofcom's range for drama), so they are tagged, and only a
// demonstration installs them: an operator brings the real ones.

RuleSet: OpenService(organization, name, type, typeName)
* insert Demonstration
* active = true
* providedBy = Reference({organization})
* type = OneStoryServiceTypeCodes#{type} "{typeName}"
* name = "{name}"
* extension[acceptsReferrals].valueBoolean = true

RuleSet: PreparingService(organization, name, type, typeName)
* insert Demonstration
* active = true
* providedBy = Reference({organization})
* type = OneStoryServiceTypeCodes#{type} "{typeName}"
* name = "{name}"
* extension[acceptsReferrals].valueBoolean = false
* comment = "In preparation: does not take referrals yet."

RuleSet: Telephone(number)
* telecom.system = #phone
* telecom.value = "{number}"

// Every borough has one single point of access. It takes what has no better place to go.

Instance: spa-bolton
InstanceOf: OneStoryHealthcareService
Usage: #example
* insert OpenService(gmmh, [[Bolton Single Point of Access]], single-point-of-access, Single point of access)
* insert Telephone(0161 496 0201)
* insert InBorough(bolton, Bolton)

Instance: spa-bury
InstanceOf: OneStoryHealthcareService
Usage: #example
* insert OpenService(gmmh, [[Bury Single Point of Access]], single-point-of-access, Single point of access)
* insert Telephone(0161 496 0202)
* insert InBorough(bury, Bury)

Instance: spa-manchester
InstanceOf: OneStoryHealthcareService
Usage: #example
* insert OpenService(gmmh, [[Manchester Single Point of Access]], single-point-of-access, Single point of access)
* insert Telephone(0161 496 0203)
* insert InBorough(manchester, Manchester)

Instance: spa-oldham
InstanceOf: OneStoryHealthcareService
Usage: #example
* insert OpenService(gmmh, [[Oldham Single Point of Access]], single-point-of-access, Single point of access)
* insert Telephone(0161 496 0204)
* insert InBorough(oldham, Oldham)

Instance: spa-rochdale
InstanceOf: OneStoryHealthcareService
Usage: #example
* insert OpenService(gmmh, [[Rochdale Single Point of Access]], single-point-of-access, Single point of access)
* insert Telephone(0161 496 0205)
* insert InBorough(rochdale, Rochdale)

Instance: spa-salford
InstanceOf: OneStoryHealthcareService
Usage: #example
* insert OpenService(gmmh, [[Salford Single Point of Access]], single-point-of-access, Single point of access)
* insert Telephone(0161 496 0206)
* insert InBorough(salford, Salford)

Instance: spa-stockport
InstanceOf: OneStoryHealthcareService
Usage: #example
* insert OpenService(gmmh, [[Stockport Single Point of Access]], single-point-of-access, Single point of access)
* insert Telephone(0161 496 0207)
* insert InBorough(stockport, Stockport)

Instance: spa-tameside
InstanceOf: OneStoryHealthcareService
Usage: #example
* insert OpenService(gmmh, [[Tameside Single Point of Access]], single-point-of-access, Single point of access)
* insert Telephone(0161 496 0208)
* insert InBorough(tameside, Tameside)

Instance: spa-trafford
InstanceOf: OneStoryHealthcareService
Usage: #example
* insert OpenService(gmmh, [[Trafford Single Point of Access]], single-point-of-access, Single point of access)
* insert Telephone(0161 496 0209)
* insert InBorough(trafford, Trafford)

Instance: spa-wigan
InstanceOf: OneStoryHealthcareService
Usage: #example
* insert OpenService(gmmh, [[Wigan Single Point of Access]], single-point-of-access, Single point of access)
* insert Telephone(0161 496 0210)
* insert InBorough(wigan, Wigan)

// Community mental health teams

Instance: cmht-wigan
InstanceOf: OneStoryHealthcareService
Usage: #example
* insert OpenService(gmmh, [[Wigan Community Mental Health Team]], cmht, Community mental health team)
* insert Telephone(0161 496 0211)
* insert InBorough(wigan, Wigan)

Instance: cmht-tameside
InstanceOf: OneStoryHealthcareService
Usage: #example
* insert OpenService(gmmh, [[Tameside Community Mental Health Team]], cmht, Community mental health team)
* insert Telephone(0161 496 0212)
* insert InBorough(tameside, Tameside)

Instance: cmht-rochdale
InstanceOf: OneStoryHealthcareService
Usage: #example
* insert OpenService(gmmh, [[Rochdale Community Mental Health Team]], cmht, Community mental health team)
* insert Telephone(0161 496 0213)
* insert InBorough(rochdale, Rochdale)

// Living Well: teams that work already, and boroughs that prepare one

Instance: living-well-tameside
InstanceOf: OneStoryHealthcareService
Usage: #example
* insert OpenService(gmmh, [[Tameside Living Well]], living-well, Living Well team)
* insert Telephone(0161 496 0214)
* insert InBorough(tameside, Tameside)
* extension[acceptsReferralsFrom].valueDate = 2019-01-01
* comment = "Working since 2019; only the year is known, so the day and month of the date from which referrals are accepted are not to be relied on."

Instance: living-well-heywood
InstanceOf: OneStoryHealthcareService
Usage: #example
* insert OpenService(gmmh, [[Heywood Living Well]], living-well, Living Well team)
* insert Telephone(0161 496 0215)
* insert InBorough(rochdale, Rochdale)

Instance: living-well-pennine
InstanceOf: OneStoryHealthcareService
Usage: #example
* insert OpenService(gmmh, [[Pennine Living Well]], living-well, Living Well team)
* insert Telephone(0161 496 0216)
* insert InBorough(rochdale, Rochdale)

Instance: living-well-bury
InstanceOf: OneStoryHealthcareService
Usage: #example
* insert PreparingService(gmmh, [[Bury Living Well]], living-well, Living Well team)
* insert InBorough(bury, Bury)

Instance: living-well-oldham
InstanceOf: OneStoryHealthcareService
Usage: #example
* insert PreparingService(gmmh, [[Oldham Living Well]], living-well, Living Well team)
* insert InBorough(oldham, Oldham)

Instance: living-well-stockport
InstanceOf: OneStoryHealthcareService
Usage: #example
* insert PreparingService(gmmh, [[Stockport Living Well]], living-well, Living Well team)
* insert InBorough(stockport, Stockport)

// Substance use, and both together

Instance: co-occurring-wigan
InstanceOf: OneStoryHealthcareService
Usage: #example
* insert OpenService(gmmh, [[Wigan Co-occurring Conditions Team]], co-occurring-conditions, Co-occurring conditions team)
* insert Telephone(0161 496 0217)
* insert InBorough(wigan, Wigan)
* comment = "GMMH together with With You: one team for mental health and substance use."

Instance: with-you-wigan
InstanceOf: OneStoryHealthcareService
Usage: #example
* insert OpenService(with-you, [[With You in Wigan]], substance-use-service, Substance use service)
* insert Telephone(0161 496 0218)
* insert InBorough(wigan, Wigan)

// Adult social care: the service has the same id as its organisation

Instance: social-care-wigan-service
InstanceOf: OneStoryHealthcareService
Usage: #example
* id = "social-care-wigan"
* insert OpenService(social-care-wigan, [[Wigan adult social care]], social-care, Adult social care)
* insert Telephone(0161 496 0219)
* insert InBorough(wigan, Wigan)

Instance: social-care-tameside-service
InstanceOf: OneStoryHealthcareService
Usage: #example
* id = "social-care-tameside"
* insert OpenService(social-care-tameside, [[Tameside adult social care]], social-care, Adult social care)
* insert Telephone(0161 496 0220)
* insert InBorough(tameside, Tameside)

Instance: social-care-rochdale-service
InstanceOf: OneStoryHealthcareService
Usage: #example
* id = "social-care-rochdale"
* insert OpenService(social-care-rochdale, [[Rochdale adult social care]], social-care, Adult social care)
* insert Telephone(0161 496 0221)
* insert InBorough(rochdale, Rochdale)

// Twenty fictional GP practices, two in each borough, each with one service of the same id: for demonstrations only.

RuleSet: Practice(code, name, phone, borough, boroughName)
* insert Demonstration
* insert OdsOrganization({code}, [[{name}]])
* insert Sector(gp, General practice)
* insert InBorough({borough}, {boroughName})
* telecom.system = #phone
* telecom.value = "{phone}"

RuleSet: PracticeService(practice, name, phone, borough, boroughName)
* insert OpenService({practice}, [[{name}]], gp-practice, GP practice)
* insert Telephone({phone})
* insert InBorough({borough}, {boroughName})

Instance: gp-wigan-1
InstanceOf: OneStoryOrganization
Usage: #example
* insert Practice(ZZGP01, [[Canal Basin Surgery (fictional)]], 0161 496 0101, wigan, Wigan)

Instance: gp-wigan-1-service
InstanceOf: OneStoryHealthcareService
Usage: #example
* id = "gp-wigan-1"
* insert PracticeService(gp-wigan-1, [[Canal Basin Surgery (fictional)]], 0161 496 0101, wigan, Wigan)

Instance: gp-wigan-2
InstanceOf: OneStoryOrganization
Usage: #example
* insert Practice(ZZGP02, [[Three Sisters Medical Practice (fictional)]], 0161 496 0102, wigan, Wigan)

Instance: gp-wigan-2-service
InstanceOf: OneStoryHealthcareService
Usage: #example
* id = "gp-wigan-2"
* insert PracticeService(gp-wigan-2, [[Three Sisters Medical Practice (fictional)]], 0161 496 0102, wigan, Wigan)

Instance: gp-bolton-1
InstanceOf: OneStoryOrganization
Usage: #example
* insert Practice(ZZGP03, [[Moorside Mill Surgery (fictional)]], 0161 496 0103, bolton, Bolton)

Instance: gp-bolton-1-service
InstanceOf: OneStoryHealthcareService
Usage: #example
* id = "gp-bolton-1"
* insert PracticeService(gp-bolton-1, [[Moorside Mill Surgery (fictional)]], 0161 496 0103, bolton, Bolton)

Instance: gp-bolton-2
InstanceOf: OneStoryOrganization
Usage: #example
* insert Practice(ZZGP04, [[Croal Valley Medical Practice (fictional)]], 0161 496 0104, bolton, Bolton)

Instance: gp-bolton-2-service
InstanceOf: OneStoryHealthcareService
Usage: #example
* id = "gp-bolton-2"
* insert PracticeService(gp-bolton-2, [[Croal Valley Medical Practice (fictional)]], 0161 496 0104, bolton, Bolton)

Instance: gp-bury-1
InstanceOf: OneStoryOrganization
Usage: #example
* insert Practice(ZZGP05, [[Irwell Bank Surgery (fictional)]], 0161 496 0105, bury, Bury)

Instance: gp-bury-1-service
InstanceOf: OneStoryHealthcareService
Usage: #example
* id = "gp-bury-1"
* insert PracticeService(gp-bury-1, [[Irwell Bank Surgery (fictional)]], 0161 496 0105, bury, Bury)

Instance: gp-bury-2
InstanceOf: OneStoryOrganization
Usage: #example
* insert Practice(ZZGP06, [[Peel View Medical Practice (fictional)]], 0161 496 0106, bury, Bury)

Instance: gp-bury-2-service
InstanceOf: OneStoryHealthcareService
Usage: #example
* id = "gp-bury-2"
* insert PracticeService(gp-bury-2, [[Peel View Medical Practice (fictional)]], 0161 496 0106, bury, Bury)

Instance: gp-manchester-1
InstanceOf: OneStoryOrganization
Usage: #example
* insert Practice(ZZGP07, [[Cotton Yard Surgery (fictional)]], 0161 496 0107, manchester, Manchester)

Instance: gp-manchester-1-service
InstanceOf: OneStoryHealthcareService
Usage: #example
* id = "gp-manchester-1"
* insert PracticeService(gp-manchester-1, [[Cotton Yard Surgery (fictional)]], 0161 496 0107, manchester, Manchester)

Instance: gp-manchester-2
InstanceOf: OneStoryOrganization
Usage: #example
* insert Practice(ZZGP08, [[Bee Lane Medical Practice (fictional)]], 0161 496 0108, manchester, Manchester)

Instance: gp-manchester-2-service
InstanceOf: OneStoryHealthcareService
Usage: #example
* id = "gp-manchester-2"
* insert PracticeService(gp-manchester-2, [[Bee Lane Medical Practice (fictional)]], 0161 496 0108, manchester, Manchester)

Instance: gp-oldham-1
InstanceOf: OneStoryOrganization
Usage: #example
* insert Practice(ZZGP09, [[Spindle Lane Surgery (fictional)]], 0161 496 0109, oldham, Oldham)

Instance: gp-oldham-1-service
InstanceOf: OneStoryHealthcareService
Usage: #example
* id = "gp-oldham-1"
* insert PracticeService(gp-oldham-1, [[Spindle Lane Surgery (fictional)]], 0161 496 0109, oldham, Oldham)

Instance: gp-oldham-2
InstanceOf: OneStoryOrganization
Usage: #example
* insert Practice(ZZGP10, [[Hill Edge Medical Practice (fictional)]], 0161 496 0110, oldham, Oldham)

Instance: gp-oldham-2-service
InstanceOf: OneStoryHealthcareService
Usage: #example
* id = "gp-oldham-2"
* insert PracticeService(gp-oldham-2, [[Hill Edge Medical Practice (fictional)]], 0161 496 0110, oldham, Oldham)

Instance: gp-rochdale-1
InstanceOf: OneStoryOrganization
Usage: #example
* insert Practice(ZZGP11, [[Roch Bridge Surgery (fictional)]], 0161 496 0111, rochdale, Rochdale)

Instance: gp-rochdale-1-service
InstanceOf: OneStoryHealthcareService
Usage: #example
* id = "gp-rochdale-1"
* insert PracticeService(gp-rochdale-1, [[Roch Bridge Surgery (fictional)]], 0161 496 0111, rochdale, Rochdale)

Instance: gp-rochdale-2
InstanceOf: OneStoryOrganization
Usage: #example
* insert Practice(ZZGP12, [[Pioneer Lane Medical Practice (fictional)]], 0161 496 0112, rochdale, Rochdale)

Instance: gp-rochdale-2-service
InstanceOf: OneStoryHealthcareService
Usage: #example
* id = "gp-rochdale-2"
* insert PracticeService(gp-rochdale-2, [[Pioneer Lane Medical Practice (fictional)]], 0161 496 0112, rochdale, Rochdale)

Instance: gp-salford-1
InstanceOf: OneStoryOrganization
Usage: #example
* insert Practice(ZZGP13, [[Quayside Lock Surgery (fictional)]], 0161 496 0113, salford, Salford)

Instance: gp-salford-1-service
InstanceOf: OneStoryHealthcareService
Usage: #example
* id = "gp-salford-1"
* insert PracticeService(gp-salford-1, [[Quayside Lock Surgery (fictional)]], 0161 496 0113, salford, Salford)

Instance: gp-salford-2
InstanceOf: OneStoryOrganization
Usage: #example
* insert Practice(ZZGP14, [[Crescent Meadow Medical Practice (fictional)]], 0161 496 0114, salford, Salford)

Instance: gp-salford-2-service
InstanceOf: OneStoryHealthcareService
Usage: #example
* id = "gp-salford-2"
* insert PracticeService(gp-salford-2, [[Crescent Meadow Medical Practice (fictional)]], 0161 496 0114, salford, Salford)

Instance: gp-stockport-1
InstanceOf: OneStoryOrganization
Usage: #example
* insert Practice(ZZGP15, [[Viaduct Arch Surgery (fictional)]], 0161 496 0115, stockport, Stockport)

Instance: gp-stockport-1-service
InstanceOf: OneStoryHealthcareService
Usage: #example
* id = "gp-stockport-1"
* insert PracticeService(gp-stockport-1, [[Viaduct Arch Surgery (fictional)]], 0161 496 0115, stockport, Stockport)

Instance: gp-stockport-2
InstanceOf: OneStoryOrganization
Usage: #example
* insert Practice(ZZGP16, [[Hatters Lane Medical Practice (fictional)]], 0161 496 0116, stockport, Stockport)

Instance: gp-stockport-2-service
InstanceOf: OneStoryHealthcareService
Usage: #example
* id = "gp-stockport-2"
* insert PracticeService(gp-stockport-2, [[Hatters Lane Medical Practice (fictional)]], 0161 496 0116, stockport, Stockport)

Instance: gp-tameside-1
InstanceOf: OneStoryOrganization
Usage: #example
* insert Practice(ZZGP17, [[Tame Bank Surgery (fictional)]], 0161 496 0117, tameside, Tameside)

Instance: gp-tameside-1-service
InstanceOf: OneStoryHealthcareService
Usage: #example
* id = "gp-tameside-1"
* insert PracticeService(gp-tameside-1, [[Tame Bank Surgery (fictional)]], 0161 496 0117, tameside, Tameside)

Instance: gp-tameside-2
InstanceOf: OneStoryOrganization
Usage: #example
* insert Practice(ZZGP18, [[Hollow Beck Medical Practice (fictional)]], 0161 496 0118, tameside, Tameside)

Instance: gp-tameside-2-service
InstanceOf: OneStoryHealthcareService
Usage: #example
* id = "gp-tameside-2"
* insert PracticeService(gp-tameside-2, [[Hollow Beck Medical Practice (fictional)]], 0161 496 0118, tameside, Tameside)

Instance: gp-trafford-1
InstanceOf: OneStoryOrganization
Usage: #example
* insert Practice(ZZGP19, [[Bridgewater Path Surgery (fictional)]], 0161 496 0119, trafford, Trafford)

Instance: gp-trafford-1-service
InstanceOf: OneStoryHealthcareService
Usage: #example
* id = "gp-trafford-1"
* insert PracticeService(gp-trafford-1, [[Bridgewater Path Surgery (fictional)]], 0161 496 0119, trafford, Trafford)

Instance: gp-trafford-2
InstanceOf: OneStoryOrganization
Usage: #example
* insert Practice(ZZGP20, [[Meadow Brook Medical Practice (fictional)]], 0161 496 0120, trafford, Trafford)

Instance: gp-trafford-2-service
InstanceOf: OneStoryHealthcareService
Usage: #example
* id = "gp-trafford-2"
* insert PracticeService(gp-trafford-2, [[Meadow Brook Medical Practice (fictional)]], 0161 496 0120, trafford, Trafford)
